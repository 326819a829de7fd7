/* What a questionnaire and a worksheet on screen have in common: saving, opening, printing filled in or blank.
   `refresh()` shows what follows from the fields; `before(found)` makes room for what a file holds; `nameParts()` is what the
   name of the file says; `copy` tells apart files of the same form, such as those about different people. */
const sheet = ({ fields, refresh, before, nameParts, copy = [] }) => {
  const { byId, data, choose } = page;

  const response = () => savedSheet.made(data, fields.filled());
  const takeOver = (found) => {
    before(found);
    fields.empty();
    for (const [name, value] of found) fields.setValue(name, value);
    refresh();
  };
  const work = desk({
    key: [data.format, data.framework.id, data.id, ...copy].join("/"),
    kept: () => ({ response: response() }),
    restored: (kept) => {
      const found = savedSheet.read(JSON.stringify(kept?.response ?? null), data, fields.known);
      if (!found.problem) takeOver(found.fields);
      return !found.problem;
    },
    file: () => ({ name: savedFile.nameOf(nameParts(), "json"), text: JSON.stringify(response(), null, 1) }),
    read: (text) => savedSheet.read(text, data, fields.known),
    takeOver,
    hasEntries: fields.hasEntries,
    clear: () => {
      fields.reset();
      refresh();
    },
  });
  const printAs = (isBlank) => {
    document.documentElement.classList.toggle("prints-blank", isBlank);
    fields.mirror(isBlank);
  };
  // Why also here: not every browser says when it has printed.
  const changed = () => {
    printAs(false);
    refresh();
    work.changed();
  };

  const printIt = async () => {
    const how = fields.hasEntries() ? await choose("ask-print") : "blank";
    if (!how) return;
    printAs(how === "blank");
    print();
  };
  byId("print").addEventListener("click", printIt);
  addEventListener("afterprint", () => printAs(false));

  document.addEventListener("input", ({ target }) => {
    if (fields.controls.has(target.name)) changed();
  });
  // Why at load: some browsers fill in what stood in the fields before, which nobody agreed to.
  addEventListener("load", () => {
    fields.reset();
    refresh();
    work.restore();
  });

  return Object.freeze({ changed, save: work.save });
};
