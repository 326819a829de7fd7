/* The questionnaire on screen: counts what is open, marks by keyboard, saves, and makes a table row of the answers. */
(() => {
  const { byId, all, data, say, make, write, tell, ask, download } = page;
  const MINUTE = 60;

  /* ---- The table becomes rows to mark ---- */

  const rated = data.places.filter((place) => place.is_rated);
  const rowOf = new Map();
  const titleOf = (row) => {
    const [number, words] = [...row.cells].map((cell) => cell.textContent.trim());
    return number ? say("row", { number, words }) : words;
  };
  const marks = groups(() => fields, () => changed());
  const choices = all(".rate input[type=radio]");
  const makeRow = ({ field }) => {
    const row = choices.find((choice) => choice.name === field).closest("tr");
    row.id = `row-${field}`;
    marks.add(field, row, titleOf(row), [...row.cells].at(-1));
    rowOf.set(field, row);
  };
  rated.forEach(makeRow);
  for (const wide of all(".wide")) {
    for (const name of ["role", "tabindex", "aria-label"]) wide.removeAttribute(name);
    marks.flatten(wide.querySelector("table"));
  }
  for (const { name, dataset, parentNode } of all(".one:first-of-type input[type=radio]")) {
    const group = parentNode.closest("p");
    marks.add(name, group, dataset.group, group);
  }

  for (const input of all(".field input")) if (input.defaultValue) places.letItGrow(input);
  const fields = places.found((name) => /^(header|background)\./.test(name));
  const { controls, valueOf } = fields;

  /* ---- What is open ---- */

  const isOpen = ({ field }) => valueOf(field).trim() === "";
  const sections = all("section.sheet");
  const labelOf = (section, number) => {
    if (number === 0) return [say("opening")];
    const title = section.querySelector("h2")?.textContent ?? say("closing");
    return [title, ...(section.querySelector(".rate") ? [" ", make("span", { className: "contents__count" })] : [])];
  };
  const way = contents.made(sections, (section) => labelOf(section, sections.indexOf(section)));

  const showSections = () => {
    for (const [number, section] of sections.entries()) {
      const rows = rated.filter(({ field }) => section.contains(rowOf.get(field)));
      const marked = rows.filter((place) => !isOpen(place)).length;
      way.mark(section, rows.length > 0 && marked === rows.length);
      const count = byId("contents").querySelectorAll("li")[number].querySelector(".contents__count");
      if (count) write(count, say("part", { marked, rows: rows.length }));
    }
  };
  const showProgress = () => {
    const open = data.places.filter(isOpen);
    const marked = rated.filter((place) => !isOpen(place)).length;
    const reading = fields.hasEntries() ? 0 : data.reading_seconds;
    const seconds = open.reduce((sum, place) => sum + place.seconds, reading);
    write(byId("marked"), say("marked", { number: marked, all: rated.length }));
    write(byId("remaining"), seconds ? say("minutes-left", { minutes: Math.max(1, Math.round(seconds / MINUTE)) }) : "");
    byId("progress").max = rated.length;
    byId("progress").value = marked;
    byId("next").disabled = marked === rated.length;
  };
  const refresh = () => {
    showSections();
    showProgress();
    marks.refresh();
    fields.mirror();
  };

  /* ---- Going from row to row ---- */

  const goTo = (field) => {
    const group = controls.get(field);
    const choice = group.find((each) => each.checked) ?? group[0];
    rowOf.get(field).scrollIntoView({ block: "nearest" });
    choice.focus({ preventScroll: true, focusVisible: true });
  };
  const here = () => rated.findIndex(({ field }) => rowOf.get(field).contains(document.activeElement));
  const goToNextOpen = () => {
    const from = here() + 1;
    const next = [...rated.slice(from), ...rated.slice(0, from)].find(isOpen);
    if (next) goTo(next.field);
  };
  const keys = new Map(data.keys.map(({ key, value }) => [key, value]));
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (target.type !== "radio") return;
    const place = rated.findIndex(({ field }) => field === target.name);
    if (place < 0 || !places.markByKey(event, controls, (pressed) => keys.get(pressed))) return;
    if (place + 1 < rated.length) goTo(rated[place + 1].field);
  });

  /* ---- Saving ---- */

  const nameParts = () => [data.id, valueOf("header.rated"), valueOf("header.name")];
  // Why: what was kept about one person must not come up in a form about another.
  const copy = ["header.rated", "header.name"].map((name) => controls.get(name)?.[0].defaultValue).filter(Boolean);
  const { changed, save } = sheet({ fields, refresh, before: () => {}, nameParts, copy });

  const linkTo = ({ field }) => {
    const link = make("a", { href: `#row-${field}` }, rowOf.get(field).getAttribute("aria-label"));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      byId("ask-open").close("no");
      goTo(field);
    });
    return make("li", {}, link);
  };
  /* Whether to go on; rows that are open are told first, and may stay open. */
  const agreed = async () => {
    const open = rated.filter(isOpen);
    if (!open.length) return true;
    const which = open.length === 1 ? "one-open" : "some-open";
    write(byId("ask-open-title"), say(which, { number: open.length }));
    write(byId("ask-open-why"), say(`why-${which}`));
    write(byId("leave-open"), say(`leave-${which}`));
    byId("open-rows").replaceChildren(...open.map(linkTo));
    return ask("ask-open");
  };

  /* RFC 4180, with the mark by which spreadsheets know UTF-8. What a spreadsheet takes for the beginning of a formula gets an
     apostrophe (OWASP, "CSV Injection"), as in the codebook. */
  const inert = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (texts) => `${texts.map(cell).join(",")}\r\n`;
  const answer = ({ field, is_rated }) => (is_rated ? valueOf(field) : inert(valueOf(field))); // -1 may be a rating
  const table = () => {
    const origin = [data.framework.id, data.framework.version, data.id, data.questions].map(inert);
    const names = data.places.map(({ column }) => column);
    return `\ufeff${line([...data.origin_columns, ...names])}${line([...origin, ...data.places.map(answer)])}`;
  };
  const downloadTable = () => {
    const name = savedFile.nameOf(nameParts(), "csv");
    download(name, table(), "text/csv;charset=utf-8");
    tell(say("saved-csv", { file: name }));
  };

  byId("next").addEventListener("click", goToNextOpen);
  byId("save").addEventListener("click", async () => (await agreed()) && save());
  byId("csv").addEventListener("click", async () => (await agreed()) && downloadTable());
  way.markPlace();
})();
