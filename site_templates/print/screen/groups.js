/* Circles of which one is marked: what each group is about, and a way to take its mark back. `fields` gives the places of
   the page, and `changed` is told of a mark that was taken back; both are asked only when somebody does something. */
const groups = (fields, changed) => {
  const { make, say } = page;
  const takeBacks = new Map();

  const clear = (name) => {
    const choice = fields().controls.get(name)?.find((each) => each.checked);
    if (!choice) return;
    choice.checked = false;
    choice.focus();
    changed();
  };
  /* `group` holds the circles called `name`, and `place` a button beside them that takes the mark back. */
  const add = (name, group, title, place) => {
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", title);
    // Why no stop for Tab: the Delete key does the same, and rows would be twice as far apart.
    const takeBack = make("button", { type: "button", className: "take-back", hidden: true, tabIndex: -1 }, "×");
    takeBack.setAttribute("aria-label", say("take-back", { row: title }));
    takeBack.addEventListener("click", () => clear(name));
    place.append(takeBack);
    takeBacks.set(name, takeBack);
  };
  /* A table of rows to rate is no table to those who hear it, but groups, one a row. */
  const flatten = (table) => table.setAttribute("role", "presentation");
  const refresh = () => {
    for (const [name, takeBack] of takeBacks) takeBack.hidden = fields().valueOf(name) === "";
  };
  document.addEventListener("keydown", (event) => {
    if (event.target.type !== "radio" || (event.key !== "Delete" && event.key !== "Backspace")) return;
    clear(event.target.name);
    event.preventDefault();
  });

  return Object.freeze({ add, flatten, refresh });
};
