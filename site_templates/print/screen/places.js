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
    const { lang } = document.documentElement;
    // Why: "en" alone means American order to a browser, and everything else on the page has the day first.
    const order = lang === "en" ? "en-GB" : lang || undefined;
    return new Date(`${control.value}T00:00:00Z`).toLocaleDateString(order, { dateStyle: "long", timeZone: "UTC" });
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
    const empty = () => {
      for (const name of controls.keys()) setValue(name, kindOf(controls.get(name)) === "tick" ? false : "");
    };
    const isFilled = (value) => value === true || (typeof value === "string" && value.trim() !== "");
    const filled = () =>
      new Map([...controls.keys()].map((name) => [name, valueOf(name)]).filter(([, value]) => isFilled(value)));
    const hasEntries = () =>
      [...filled()].some(([name, value]) => !isText(control(name)) || value !== control(name).defaultValue);

    /* What paper shows in place of boxes: what was typed, or lines to write on. A blank form shows what came with it. */
    const mirror = (isBlank = false) => {
      for (const [each, copy] of mirrors) {
        const text = isBlank ? each.defaultValue : onPaper(each);
        if (text.trim() || !each.matches(".notes")) write(copy, text.trim() ? text : "");
        else if (copy.textContent || !copy.children.length) {
          copy.replaceChildren(...Array.from({ length: each.rows }, () => make("span", { className: "blank" })));
        }
      }
      if (!growsByItself) [...mirrors.keys()].filter((each) => each.tagName === "TEXTAREA").forEach(grow);
    };

    return Object.freeze({ controls, known, control, valueOf, setValue, reset, empty, filled, hasEntries, mirror, add });
  };

  /* A key marks the choice whose value `valueOf(key)` gives, where a mark is being made. Gives that choice, or null. */
  const markByKey = ({ target, key, ctrlKey, metaKey, altKey }, controls, valueOf) => {
    if (target.type !== "radio" || ctrlKey || metaKey || altKey) return null;
    const value = valueOf(key);
    const choice = controls.get(target.name)?.find((each) => each.value === value) ?? null;
    choice?.focus();
    choice?.click();
    return choice;
  };

  /* A click anywhere in an element that matches marks what is in it; one that selects text does not. */
  const markByClick = (selector) =>
    document.addEventListener("click", ({ target }) => {
      const choice = target.closest(selector)?.querySelector("input[type=radio], input[type=checkbox]");
      if (!choice || target.closest("input, a, label") || !getSelection().isCollapsed) return;
      choice.click();
    });

  return Object.freeze({ isText, letItGrow, found, markByKey, markByClick });
})();
