/* The worksheet on screen: fills in, takes marks back, takes more rows where rows are blank,
   saves and prints. */
(() => {
  const { byId, all, data, say, make } = page;
  const MOST_ROWS = 100;

  /* ---- Circles to mark ---- */

  const marks = groups(() => fields, () => changed());
  for (const row of all(".rate tbody tr")) {
    const { name, dataset } = row.querySelector("input[type=radio]");
    marks.add(name, row, dataset.group, [...row.cells].at(-1));
  }
  for (const table of all(".rate")) marks.flatten(table);
  for (const ones of all(".ones")) {
    const { name, dataset } = ones.querySelector("input[type=radio]");
    marks.add(name, ones, dataset.group, ones);
  }

  const LINES = new Set(["filled_in_by", "date"]);
  for (const input of all("th .cell")) places.letItGrow(input);
  for (const input of all(".scores input")) input.inputMode = "numeric";
  const fields = places.found((name) => LINES.has(name));
  const weighed = weighings.everywhere(document);

  /* ---- More rows ---- */

  const nameIn = ({ block }, row, column) => `${block}.row_${row}.${column.name}`;
  const tableOf = (table) => fields.control(nameIn(table, 1, table.columns[0])).closest("table");
  const addRow = (table) => {
    const body = tableOf(table).tBodies[0];
    const number = body.rows.length + 1;
    if (number > MOST_ROWS) return null;
    const row = body.rows[0].cloneNode(true);
    const added = table.columns.map((column, place) => {
      const control = row.cells[place].querySelector("textarea");
      row.cells[place].querySelector(".mirror").remove();
      control.name = nameIn(table, number, column);
      control.title = say("place", { table: table.label, row: number, column: column.label });
      control.value = "";
      return control;
    });
    body.append(row);
    fields.add(added);
    return added[0];
  };
  const offerRows = (table) => {
    const button = make("button", { type: "button", className: "add-row" }, say("add-row"));
    button.setAttribute("aria-label", say("add-row-to", { table: table.label }));
    button.addEventListener("click", () => addRow(table)?.focus());
    tableOf(table).after(button);
  };
  /* What a file may hold beyond the rows that stand here. */
  const expectRows = (table) => {
    for (const column of table.columns) {
      const like = fields.known.get(nameIn(table, 1, column));
      for (let row = 1; row <= MOST_ROWS; row += 1) fields.known.set(nameIn(table, row, column), like);
    }
  };
  const makeRoom = (found) => {
    for (const table of data.tables) {
      const isHeld = (row) => table.columns.some((column) => found.has(nameIn(table, row, column)));
      const last = Array.from({ length: MOST_ROWS }, (_, place) => place + 1).findLast(isHeld) ?? 0;
      while (tableOf(table).tBodies[0].rows.length < last) addRow(table);
    }
  };
  data.tables.forEach(offerRows);
  data.tables.forEach(expectRows);

  /* ---- The page ---- */

  const blocks = all("section.block");
  const way = contents.made(blocks, (block) => [block.querySelector("h2").textContent]);
  const isTouched = (block) =>
    [...fields.controls.values()].flat().some((control) => block.contains(control) && control.name && isFilled(control));
  const isFilled = (control) =>
    places.isText(control) ? control.value.trim() !== "" && control.value !== control.defaultValue : control.checked;
  const refresh = () => {
    for (const weighing of weighed) weighing.refresh();
    const isSound = (block) => weighed.every((weighing) => !block.contains(weighing.root) || weighing.isValid());
    for (const block of blocks) way.mark(block, isTouched(block) && isSound(block));
    marks.refresh();
    fields.mirror();
  };

  const nameParts = () => [data.id, fields.valueOf("filled_in_by"), fields.valueOf("date")];
  const { changed, save } = sheet({ fields, refresh, before: makeRoom, nameParts });
  places.markByClick(".tick li");
  byId("save").addEventListener("click", save);
  way.markPlace();
})();
