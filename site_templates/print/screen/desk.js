/* Keeping, saving and opening, the same on every page: nothing is stored unless somebody agreed, nothing typed is lost
   without a word. `work` is what is on the desk:
   key            the name under which a browser keeps it
   kept()         what is kept, as an object
   restored(it)   takes back what was kept; false where it does not fit
   file()         the name and the text of the file to save
   read(text)     what a file holds: { fields, unknown, version }, or { problem, ... }
   takeOver(it)   fills in what a file held
   hasEntries()   whether anything is filled in
   clear()        empties everything */
const desk = (work) => {
  const { byId, data, say, show, tell, warn, dropNews, ask, download } = page;
  const NAMES_SHOWN = 10;
  let isKept = false;
  let isUnsaved = false;

  /* Each gives null, or false, where the browser refuses, as some do to files. */
  const stored = () => {
    try {
      return localStorage.getItem(work.key);
    } catch {
      return null;
    }
  };
  const store = (text) => {
    try {
      if (text === null) localStorage.removeItem(work.key);
      else localStorage.setItem(work.key, text);
      return localStorage.getItem(work.key) === text;
    } catch {
      return false;
    }
  };

  const setKept = (value) => {
    isKept = value;
    byId("keep").checked = value;
  };
  const keep = () => {
    if (!isKept) return true;
    const isStored = store(JSON.stringify(work.kept()));
    if (!isStored) {
      setKept(false);
      warn(say("cannot-keep"));
    }
    return isStored;
  };
  const changed = () => {
    isUnsaved = true;
    dropNews();
    keep();
  };

  const restore = () => {
    const text = stored();
    if (text === null) return;
    let kept = null;
    try {
      kept = JSON.parse(text);
    } catch {
      // What is no JSON holds nothing of ours either, and is left alone.
    }
    if (!work.restored(kept)) return warn(say("kept-unreadable"));
    setKept(true);
    tell(say("restored"));
  };

  const save = () => {
    const { name, text } = work.file();
    download(name, text, "application/json");
    isUnsaved = false;
    tell(say("saved", { file: name }));
  };

  const opened = (file, { version, unknown }) => {
    const isOther = version !== data.framework.version;
    const versions = { found: version, expected: data.framework.version };
    const lines = [say(isOther ? "opened-other-version" : "opened", { file: file.name, ...versions })];
    const left = { number: unknown.length, names: unknown.slice(0, NAMES_SHOWN).join(", ") };
    if (unknown.length) lines.push(say("opened-without", left));
    show(lines.join(" "), lines.length > 1);
  };
  const open = async (file) => {
    if (file.size > savedFile.MAX_BYTES) return tell(say("too-large", { file: file.name }));
    let text = "";
    try {
      text = await file.text();
    } catch {
      return tell(say("unreadable", { file: file.name }));
    }
    const found = work.read(text);
    if (found.problem) return tell(say(found.problem, { ...found, file: file.name }));
    if (work.hasEntries() && !(await ask("ask-replace"))) return;
    work.takeOver(found.fields);
    isUnsaved = false;
    opened(file, found);
    keep();
  };

  const clear = async () => {
    if (!(await ask("ask-clear"))) return;
    work.clear();
    store(null);
    setKept(false);
    isUnsaved = false;
    tell(say("cleared"));
  };

  const chooseToKeep = async () => {
    if (!byId("keep").checked) {
      setKept(false);
      store(null);
      isUnsaved = work.hasEntries();
      return tell(say("not-kept"));
    }
    setKept(await ask("ask-keep"));
    if (isKept && keep()) tell(say("kept"));
  };

  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await open(file);
    target.value = "";
  });
  byId("clear").addEventListener("click", clear);
  byId("keep").addEventListener("change", chooseToKeep);
  addEventListener("beforeunload", (event) => {
    if (!isUnsaved || isKept) return;
    event.preventDefault();
    event.returnValue = true;
  });
  addEventListener("storage", ({ key }) => {
    if (!isKept || (key !== work.key && key !== null)) return;
    setKept(false);
    isUnsaved = work.hasEntries();
    warn(say("other-window"));
  });
  // Why from the height of the bar: what is jumped to must not end up behind it.
  new ResizeObserver(([bar]) => {
    document.documentElement.style.setProperty("--bar", `${bar.target.offsetHeight}px`);
  }).observe(byId("bar"));

  return Object.freeze({ changed, keep, restore, save });
};
