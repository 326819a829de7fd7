/* The places that are filled in, by name: what stands in them, on screen and on paper. */
const places = (() => {
  const { all, make, write } = page;
  const LONGEST_TEXT = 20_000;
  const LONGEST_LINE = 200;
  const PLACES = "section.sheet [name]";

  const isText = (control) => control.tagName === "TEXTAREA" || control.type === "text" || control.type === "date";
  const kindOf = ([first]) => {
    if (first.type === "date") return "date";
    return isText(first) ? "text" : first.type === "radio" ? "choice" : "tick";
  };

  /* What may hold sentences gets a box that grows; a line would hide the end of them, on paper for good. */
  const letItGrow = (input) => {
    const area = make("textarea", { name: input.name, title: input.title, rows: 1, defaultValue: input.defaultValue });
    area.className = `${input.className} grows`;
    input.replaceWith(area);
  };

  /* Every place says by itself what it is for, and browsers do not fill it in. */
  const nameThem = (controls, isShort) => {
    for (const control of controls) {
      if (control.title) control.setAttribute("aria-label", control.title);
      control.removeAttribute("title");
      if (!isText(control)) continue;
      control.autocomplete = "off";
      if (control.type !== "date") control.maxLength = isShort(control.name) ? LONGEST_LINE : LONGEST_TEXT;
    }
  };

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  const growsByItself = CSS.supports("field-sizing", "content");

  /* A day in words, such as 1 December 2026; whatever else was typed as it is. */
  const onPaper = (control) => {
    if (control.type !== "date" || !control.value) return control.value;
    const day = new Date(`${control.value}T00:00:00Z`);
    return day.toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long", timeZone: "UTC" });
  };

  /* The places of the page as it is now; `add` takes in those that come later. `isShort` tells by name which hold a
     line. */
  const found = (isShort) => {
    const controls = new Map();
    const known = new Map();
    const mirrors = new Map();

    const addMirror = (control) => {
      const copy = make("span", { className: control.matches(".notes") ? "mirror mirror--notes" : "mirror" });
      copy.setAttribute("aria-hidden", "true");
      control.after(copy);
      if (control.tagName === "TEXTAREA") control.style.setProperty("field-sizing", "content");
      mirrors.set(control, copy);
    };
    const add = (added) => {
      nameThem(added, isShort);
      for (const control of added) {
        controls.set(control.name, [...(controls.get(control.name) ?? []), control]);
        if (isText(control)) addMirror(control);
      }
      for (const name of new Set(added.map((control) => control.name))) {
        const group = controls.get(name);
        const values = new Set(group.map((each) => each.value));
        known.set(name, { kind: kindOf(group), values, longest: group[0].maxLength });
      }
    };
    add(all(PLACES));

    const control = (name) => controls.get(name)[0];
    const valueOf = (name) => {
      const group = controls.get(name) ?? [];
      if (!group.length) return "";
      if (isText(group[0])) return group[0].value;
      const chosen = group.find((each) => each.checked);
      return group[0].type === "radio" ? chosen?.value ?? "" : Boolean(chosen);
    };
    const setValue = (name, value) => {
      for (const each of controls.get(name)) {
        if (isText(each)) each.value = value;
        else each.checked = each.type === "radio" ? each.value === value : value;
      }
    };
    const reset = () => {
      for (const each of [...controls.values()].flat()) {
        if (isText(each)) each.value = each.defaultValue;
        else each.checked = false;
      }
    };
    const isFilled = (value) => value === true || (typeof value === "string" && value.trim() !== "");
    const filled = () =>
      new Map([...controls.keys()].map((name) => [name, valueOf(name)]).filter(([, value]) => isFilled(value)));
    const hasEntries = () =>
      [...filled()].some(([name, value]) => !isText(control(name)) || value !== control(name).defaultValue);

    /* What paper shows in place of boxes: what was typed, or lines to write on. */
    const mirror = (isBlank = false) => {
      for (const [each, copy] of mirrors) {
        const isEmpty = each.value.trim() === "" || (isBlank && each.value !== each.defaultValue);
        if (!isEmpty) write(copy, onPaper(each));
        else if (!each.matches(".notes")) write(copy, "");
        else if (copy.textContent || !copy.children.length) {
          copy.replaceChildren(...Array.from({ length: each.rows }, () => make("span", { className: "blank" })));
        }
      }
      if (!growsByItself) [...mirrors.keys()].filter((each) => each.tagName === "TEXTAREA").forEach(grow);
    };

    return Object.freeze({ controls, known, control, valueOf, setValue, reset, filled, hasEntries, mirror, add });
  };

  /* A digit marks the point with this number, where a mark is being made. Gives the choice it marked, or null. */
  const markByDigit = ({ target, key, ctrlKey, metaKey, altKey }, controls) => {
    if (target.type !== "radio" || ctrlKey || metaKey || altKey || !/^\d$/.test(key)) return null;
    const choice = controls.get(target.name)?.find((each) => each.value === key) ?? null;
    choice?.focus();
    choice?.click();
    return choice;
  };

  return Object.freeze({ isText, letItGrow, found, markByDigit });
})();
