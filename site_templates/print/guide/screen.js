/* The guide on screen: fills in, keeps time, adds up, saves and prints. It sends nothing and stores nothing unless asked.
   Its words stand in the template; what people type reaches the page as text only. */
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(byId("guide-data").textContent);
  const words = new Map(all("#words template").map((word) => [word.dataset.word, word.content.textContent]));
  const say = (word, values = {}) => words.get(word).replace(/\[(\w+)\]/g, (_, key) => String(values[key]));
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const MINUTE = 60_000;
  const LONGEST_TEXT = 20_000;
  const LONGEST_LINE = 200;
  const SHORT_LINES = new Set(["candidate", "interviewer", "date"]);
  const questions = data.questions.filter((question) => !question.is_reserve);
  const lowest = data.scale.values.at(0);
  const top = data.scale.values.at(-1);
  const sheets = all("section.sheet");

  /* ---- The sheets become a form ---- */

  const isText = (control) => control.tagName === "TEXTAREA" || control.type === "text";

  /* What may hold sentences gets a box that grows; a line would hide the end of them, on paper for good. */
  const letItGrow = (input) => {
    const area = make("textarea", { name: input.name, title: input.title, rows: 1, defaultValue: input.defaultValue });
    area.className = `${input.className} grows`;
    input.replaceWith(area);
  };

  const groupChoices = () => {
    for (const first of all("input[type=radio]")) {
      const container = first.closest("table, p");
      if (container.closest("[role=radiogroup]")) continue;
      const group = make("div", { className: "choices" });
      group.setAttribute("role", "radiogroup");
      group.setAttribute("aria-label", first.dataset.group);
      container.before(group);
      const takeBack = make("button", { type: "button", className: "take-back", hidden: true }, say("take-back"));
      takeBack.addEventListener("click", () => takeRatingBack(group));
      group.append(container, takeBack);
    }
    for (const [number, row] of all(".anchors tbody tr").entries()) {
      const choice = row.querySelector("input[type=radio]");
      if (!choice || !row.cells[2].textContent.trim()) continue;
      row.cells[2].id = `anchor-${number}`;
      choice.setAttribute("aria-describedby", row.cells[2].id);
    }
  };

  /* Tables scroll by themselves where the screen is too narrow for them, and can be reached by keyboard then. */
  const watchWidth = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      const heading = target.closest("section").querySelector("h1, h2");
      const isTooWide = target.scrollWidth > target.clientWidth;
      for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", heading.textContent]]) {
        if (isTooWide) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  const wrapTables = () => {
    document.querySelector("th.clock").closest("table").classList.add("run-sheet");
    for (const table of all("section.sheet table:not(.anchors)")) {
      if (table.closest(".wide")) continue;
      const wide = make("div", { className: "wide" });
      table.before(wide);
      wide.append(table);
      watchWidth.observe(wide);
    }
  };

  const nameControls = () => {
    for (const control of all("section.sheet [name]")) {
      control.setAttribute("aria-label", control.title);
      control.removeAttribute("title");
      if (!isText(control)) continue;
      control.autocomplete = "off";
      control.maxLength = SHORT_LINES.has(control.name) ? LONGEST_LINE : LONGEST_TEXT;
      if (control.matches("td > .cell:not(.grows)")) control.inputMode = "decimal";
    }
  };

  /* Every loose sheet names whose it is. */
  const personLines = [];
  const addPersonLines = () => {
    for (const sheet of sheets.slice(1)) {
      if (!sheet.querySelector("[name]:not([name^=practice])") || sheet.matches(".sheet--landscape")) continue;
      personLines.push(make("p", { className: "sheet-person small soft" }));
      sheet.prepend(personLines.at(-1));
    }
  };

  const outcomeBelow = (selector) => {
    const place = document.querySelector(selector);
    const box = make("div", { className: "outcome" });
    place.after(box);
    return box;
  };

  for (const input of all(".field--wide input, input[name$='.reason'], input[name$='.why']")) letItGrow(input);
  wrapTables();
  groupChoices();
  nameControls();
  addPersonLines();
  const scoreOutcome = outcomeBelow(".score-sheet .wide");
  const consensusOutcome = outcomeBelow(".consensus-sheet .wide");

  /* ---- Fields by name ---- */

  const controls = new Map();
  for (const control of all("section.sheet [name]")) {
    controls.set(control.name, [...(controls.get(control.name) ?? []), control]);
  }
  const kindOf = (group) => (isText(group[0]) ? "text" : group[0].type === "radio" ? "choice" : "tick");
  const known = new Map(
    [...controls].map(([name, group]) => [
      name,
      { kind: kindOf(group), values: new Set(group.map((each) => each.value)), longest: group[0].maxLength },
    ]),
  );
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
  const filled = () => new Map([...controls.keys()].map((name) => [name, valueOf(name)]).filter(([, v]) => isFilled(v)));
  const hasEntries = () =>
    [...filled()].some(([name, value]) => !isText(control(name)) || value !== control(name).defaultValue);

  /* ---- Scores ---- */

  /* Names of fields whose value the person set against what was worked out. */
  const own = new Set();
  const ofScores = [...controls.keys()].filter((name) => name.startsWith("score."));
  const ofTotals = data.competencies.length ? [...controls.keys()].filter((name) => /^compare\.total\.\d$/.test(name)) : [];
  const ofDiscussion = [...controls.keys()].filter((name) => /^consensus\..+\.discuss$/.test(name));
  const worked = new Set([...ofScores, ...ofTotals, ...ofDiscussion]);
  const inConsensus = ofDiscussion.map((name) => name.split(".")[1]);

  const noteBelow = (field, text, isWrong = false, hint = "") => {
    let note = field.parentNode.querySelector(".note");
    if (!note) {
      note = make("small", { className: "note", id: `note-${field.name}` });
      field.parentNode.append(note);
      field.setAttribute("aria-describedby", note.id);
    }
    if (note.textContent !== text + hint) {
      note.replaceChildren(text, ...(hint ? [make("span", { className: "note__hint" }, hint)] : []));
    }
    if (isWrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };

  /* The number in a field; null, with a word below it, where it is none or not on the scale. */
  const numberIn = (name, isRating = true) => {
    const text = valueOf(name);
    const number = scoring.parse(text);
    const isOff =
      isRating && number && (scoring.isLess(number, scoring.fraction(lowest)) || scoring.isLess(scoring.fraction(top), number));
    const isWrong = text.trim() !== "" && (!number || isOff);
    const wrong = number ? say("not-on-scale", { lowest, highest: top }) : say("no-number");
    noteBelow(control(name), isWrong ? wrong : "", isWrong);
    return isWrong ? null : number;
  };

  /* What a field shows: the person's own number, or the one that was worked out. */
  const settled = (name, computed, word, isRating) => {
    if (!own.has(name)) setValue(name, computed === null ? "" : scoring.shown(computed));
    control(name).classList.toggle("own", own.has(name));
    if (!own.has(name)) {
      noteBelow(control(name), "");
      return computed;
    }
    const number = numberIn(name, isRating);
    if (number && computed) noteBelow(control(name), say(word, { rating: scoring.shown(computed) }), false, say("own-back"));
    return number;
  };

  const computedRating = (competency) =>
    scoring.mean(
      questions
        .filter((question) => question.competency === competency)
        .map((question) => scoring.parse(valueOf(`${question.name}.rating`))),
    );

  /* What ratings mean for every competency, as [planned, outcome, rating]. */
  const outcomesOf = (ratings) =>
    data.competencies.map((planned) => {
      const rating = ratings.get(planned.competency) ?? null;
      return [planned, scoring.outcome(planned, rating, lowest), rating];
    });

  const totals = (found) => ({
    total: scoring.shown(found.total),
    highest: scoring.shown(found.highest),
    percent: scoring.shown(scoring.percent(found), 1),
  });

  const linesOf = (found, ratings, totalWord) => {
    if (!found.highest.n) return [];
    const outcomes = outcomesOf(ratings);
    const passes = scoring.passes(found, data.pass_mark);
    const open = outcomes.filter(([, outcome]) => outcome === "open").map(([{ title }]) => title);
    const missed = outcomes
      .filter(([, outcome]) => outcome === "failed" || outcome === "below")
      .map(([{ title, minimum }, outcome, rating]) =>
        say(`says-${outcome}`, { title, minimum, rating: scoring.shown(rating) }),
      );
    const mark = passes === null ? [] : [say(passes ? "says-passes" : "says-fails", { mark: data.pass_mark })];
    return [
      say(totalWord, totals(found)),
      ...mark,
      ...missed,
      ...(open.length ? [say("says-open", { titles: open.join(", ") })] : []),
    ];
  };
  const showLines = (box, lines) => box.replaceChildren(...lines.map((line) => make("p", {}, line)));

  const verdictOf = (outcomes) => {
    const has = (wanted) => outcomes.some(([, outcome]) => outcome === wanted);
    if (has("failed")) return "stop";
    if (has("below")) return "below";
    if (has("open")) return "must-haves-open";
    return has("met") ? "must-haves-met" : "";
  };

  const addUpScores = () => {
    const ratings = new Map();
    for (const name of ofScores) {
      const competency = name.slice("score.".length);
      ratings.set(competency, settled(name, computedRating(competency), "own"));
    }
    if (!data.competencies.length) return;
    for (const { competency, weight } of data.competencies) {
      const rating = ratings.get(competency);
      const product = rating ? scoring.shown(scoring.times(scoring.fraction(weight), rating)) : "";
      write(control(`score.${competency}`).closest("tr").querySelector(".product"), product);
    }
    const found = scoring.score(data.competencies, ratings, top);
    const isRated = found.highest.n > 0;
    write(document.querySelector(".score-sheet .total"), isRated ? scoring.shown(found.total) : "");
    showLines(scoreOutcome, linesOf(found, ratings, "says-total"));
    write(byId("total"), isRated ? say("total", totals(found)) : "");
    const verdict = isRated ? verdictOf(outcomesOf(ratings)) : "";
    write(byId("verdict"), verdict ? say(verdict) : "");
    byId("verdict").dataset.verdict = verdict;
  };

  const addUpConsensus = () => {
    const agreed = new Map();
    for (const competency of inConsensus) {
      const name = `consensus.${competency}`;
      const initial = [..."abcdef"].filter((letter) => controls.has(`${name}.${letter}`));
      const apart = scoring.spread(initial.map((letter) => numberIn(`${name}.${letter}`)));
      const mustDiscuss = scoring.mustDiscuss(apart, data.threshold);
      const row = control(`${name}.discuss`).closest("tr");
      write(row.querySelector(".spread"), apart ? scoring.shown(apart) : "");
      if (!own.has(`${name}.discuss`)) setValue(`${name}.discuss`, mustDiscuss);
      noteBelow(control(`${name}.discuss`), mustDiscuss ? say("discuss") : "");
      row.classList.toggle("discuss", mustDiscuss);
      agreed.set(competency, numberIn(`${name}.agreed`));
    }
    const found = scoring.score(data.competencies, agreed, top);
    showLines(consensusOutcome, linesOf(found, agreed, "says-agreed"));
  };

  const addUpComparison = () => {
    for (const name of ofTotals) {
      const number = name.split(".")[2];
      const ratings = new Map(
        data.competencies.map(({ competency }) => [competency, numberIn(`compare.${competency}.${number}`)]),
      );
      const found = scoring.score(data.competencies, ratings, top);
      const share = scoring.percent(found);
      settled(name, share ? found.total : null, "own-total", false);
      if (share && !own.has(name)) noteBelow(control(name), say("percent", { percent: scoring.shown(share, 1) }));
    }
  };

  const showRated = () => {
    const done = new Set(questions.filter(({ name }) => valueOf(`${name}.rating`)).map(({ code }) => code));
    write(byId("rated"), say("rated", { number: done.size, all: questions.length }));
    for (const [sheet, link] of links) {
      link.querySelector(".contents__mark").hidden = !done.has(sheet.dataset.question);
    }
    for (const group of all("[role=radiogroup]")) {
      group.querySelector(".take-back").hidden = !group.querySelector("input:checked");
    }
  };

  /* ---- Paper ---- */

  const mirrors = new Map();
  for (const each of all("section.sheet textarea[name], section.sheet input[type=text][name]")) {
    mirrors.set(each, make("span", { className: each.matches(".notes") ? "mirror mirror--notes" : "mirror" }));
    mirrors.get(each).setAttribute("aria-hidden", "true");
    each.after(mirrors.get(each));
  }
  const mirror = () => {
    for (const [each, copy] of mirrors) {
      const isEmpty = each.value.trim() === "";
      if (!isEmpty) write(copy, each.value);
      else if (!each.matches(".notes")) write(copy, "");
      else if (copy.textContent || !copy.children.length) {
        copy.replaceChildren(...Array.from({ length: each.rows }, () => make("span", { className: "blank" })));
      }
    }
  };

  const inCss = (text) => [...text].map((c) => (/[A-Za-z0-9]/.test(c) ? c : `\\${c.codePointAt(0).toString(16)} `)).join("");
  const namePeople = () => {
    const named = ["candidate", "interviewer"].filter((name) => valueOf(name).trim());
    const people = named.map((name) => say(`person-${name}`, { [name]: valueOf(name).trim() }));
    const line = [...people, valueOf("date").trim()].filter(Boolean).join(" · ");
    for (const place of personLines) write(place, line);
    const foot = byId("page-foot");
    const shown = [foot.dataset.foot, ...people.slice(0, 1)].join(" · ").replace(/\s+/g, " ");
    write(foot, `@page { @bottom-left { content: "${inCss(shown)}"; } }`);
  };

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  const growsByItself = CSS.supports("field-sizing", "content");
  for (const area of all("section.sheet textarea")) area.style.setProperty("field-sizing", "content");

  const refresh = () => {
    addUpScores();
    addUpConsensus();
    addUpComparison();
    showRated();
    namePeople();
    mirror();
    if (!growsByItself) all("section.sheet textarea").forEach(grow);
  };

  /* ---- Where one is ---- */

  const labelOf = (sheet) => {
    const heading = sheet.querySelector("h2")?.textContent ?? "";
    return sheet === sheets[0] ? say("cover") : heading.split(":")[0];
  };
  const links = new Map();
  for (const [number, sheet] of sheets.entries()) {
    sheet.id = `sheet-${number + 1}`;
    const question = questions.find(({ code }) => code === sheet.dataset.question);
    const link = make("a", { href: `#${sheet.id}` });
    const mark = make("span", { className: "contents__mark", hidden: true }, " ✓");
    mark.append(make("span", { className: "visually-hidden" }, say("rated-mark")));
    if (question) {
      const title = make("span", { className: "contents__title" }, ` ${question.competency_title}`);
      link.append(make("b", {}, question.code), title, mark);
    } else {
      link.append(labelOf(sheet), mark);
    }
    links.set(sheet, link);
  }
  byId("contents").firstElementChild.append(...[...links.values()].map((link) => make("li", {}, link)));
  byId("contents").hidden = false;

  const sheetInView = () => sheets.findLast((sheet) => sheet.getBoundingClientRect().top < innerHeight * 0.4) ?? sheets[0];
  const markPlace = () => {
    const here = sheetInView();
    for (const [sheet, link] of links) {
      if (sheet !== here) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        const list = byId("contents");
        list.scrollTo({ left: link.offsetLeft - list.clientWidth / 2, top: link.offsetTop - list.clientHeight / 2 });
      }
    }
  };

  /* ---- Time ---- */

  /* Milliseconds that were counted before the last start, and when that was; null while it stands still. */
  let clock = { counted: 0, since: null };
  let ended = 0;
  const elapsed = () => clock.counted + (clock.since === null ? 0 : Math.max(0, Date.now() - clock.since));
  const hasStarted = () => clock.since !== null || clock.counted > 0;
  const two = (number) => String(number).padStart(2, "0");
  const timeAt = (minute) => {
    const moment = new Date(Date.now() - elapsed() + minute * MINUTE);
    return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  };
  const leftOf = (minutes) =>
    say(minutes < 0 ? "minutes-over" : "minutes-left", { minutes: Math.ceil(Math.abs(minutes)) });

  const column = document.querySelector("th.clock").cellIndex;
  const clockCells = all("tbody tr", document.querySelector("th.clock").closest("table")).map((row) => ({
    cell: row.cells[column],
    minute: Number(row.cells[0].textContent),
  }));

  const partNow = (minutes) => {
    const sheet = sheetInView();
    const kind = sheet.querySelector("[name=candidate_questions]") ? "candidate_questions" : "";
    const { question } = sheet.dataset;
    const inView = data.parts.find((part) => (question ? part.code === question : part.kind === kind));
    return inView ?? data.parts.find((part) => minutes < part.ends) ?? data.parts.at(-1);
  };
  const nameOf = (part) => say(`part-${part.kind}`, { code: part.code });

  const announceEnds = (minutes) => {
    const over = data.parts.filter((part) => part.kind === "question" && part.ends <= minutes);
    if (over.length > ended && clock.since !== null) write(byId("announce"), say("ended", { part: nameOf(over.at(-1)) }));
    ended = over.length;
  };

  const showTime = () => {
    const minutes = elapsed() / MINUTE;
    const part = partNow(minutes);
    const seconds = Math.floor(elapsed() / 1000);
    write(byId("elapsed"), `${Math.floor(seconds / 60)}:${two(seconds % 60)}`);
    write(byId("remaining"), leftOf(data.minutes - minutes));
    const planned = { ...part, part: nameOf(part), time: timeAt(part.ends), left: leftOf(part.ends - minutes) };
    write(byId("current"), say(hasStarted() ? "until" : "planned", planned));
    write(byId("clock"), say(clock.since !== null ? "pause" : hasStarted() ? "go-on" : "start"));
    for (const { cell, minute } of clockCells) write(cell, hasStarted() ? say("by", { time: timeAt(minute) }) : "");
    announceEnds(minutes);
  };

  /* ---- Keeping and saving ---- */

  const KEY = `rolebook-interview/${data.framework.id}/${data.plan}/${data.form}`;
  let isKept = false;
  let isUnsaved = false;

  /* Says something until it is closed; news, other than a warning, also goes when somebody types on. */
  const show = (text, isWarning) => {
    const close = make("button", { type: "button", className: "message__close" }, "×");
    close.setAttribute("aria-label", say("close"));
    close.addEventListener("click", () => byId("message").replaceChildren());
    byId("message").replaceChildren(make("p", {}, text), close);
    byId("message").classList.toggle("message--warning", isWarning);
  };
  const tell = (text) => show(text, false);
  const warn = (text) => show(text, true);

  const ask = (id) =>
    new Promise((resolve) => {
      const dialog = byId(id);
      dialog.returnValue = "";
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      dialog.showModal();
    });
  for (const button of all("dialog button")) {
    button.addEventListener("click", () => button.closest("dialog").close(button.value));
  }

  const nowText = () => {
    const now = new Date();
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  };
  const interview = () => savedInterview.made(data, filled(), nowText());

  /* Each gives null where the browser refuses, as some do to files. */
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = (text) => {
    try {
      if (text === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, text);
      return localStorage.getItem(KEY) === text;
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
    const isStored = store(JSON.stringify({ interview: interview(), clock }));
    if (!isStored) {
      setKept(false);
      warn(say("cannot-keep"));
    }
    return isStored;
  };

  const takeOver = (fields) => {
    reset();
    own.clear();
    for (const [name, value] of fields) setValue(name, value);
    for (const name of worked) if (isText(control(name))) setValue(name, "");
    refresh();
    for (const name of worked) {
      const value = fields.get(name) ?? (isText(control(name)) ? valueOf(name) : false);
      if (value === valueOf(name)) continue;
      own.add(name);
      setValue(name, value);
    }
    refresh();
  };

  const restore = () => {
    const text = stored();
    if (text === null) return;
    let kept = {};
    try {
      kept = JSON.parse(text);
    } catch {
      // What is no JSON has no interview either, and is left alone.
    }
    const found = savedInterview.read(JSON.stringify(kept?.interview ?? null), data, known);
    if (found.problem) return warn(say("kept-unreadable"));
    takeOver(found.fields);
    const { counted, since } = kept.clock ?? {};
    if (Number.isFinite(counted) && (since === null || Number.isFinite(since))) clock = { counted, since };
    ended = data.parts.filter((part) => part.kind === "question" && part.ends <= elapsed() / MINUTE).length;
    setKept(true);
    tell(say("restored"));
  };

  const save = () => {
    const name = savedInterview.fileName([data.plan, valueOf("candidate"), valueOf("interviewer")]);
    const address = URL.createObjectURL(new Blob([JSON.stringify(interview())], { type: "application/json" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), MINUTE);
    isUnsaved = false;
    tell(say("saved", { file: name }));
  };

  const open = async (file) => {
    if (file.size > savedInterview.MAX_BYTES) return tell(say("too-large", { file: file.name }));
    let text = "";
    try {
      text = await file.text();
    } catch {
      return tell(say("unreadable", { file: file.name }));
    }
    const found = savedInterview.read(text, data, known);
    if (found.problem) return tell(say(found.problem, { ...found, file: file.name }));
    if (hasEntries() && !(await ask("ask-replace"))) return;
    takeOver(found.fields);
    isUnsaved = false;
    const isOther = found.version !== data.framework.version;
    const versions = { found: found.version, expected: data.framework.version };
    const left = { number: found.unknown.length, names: found.unknown.slice(0, 10).join(", ") };
    const lines = [say(isOther ? "opened-other-version" : "opened", { file: file.name, ...versions })];
    if (found.unknown.length) lines.push(say("opened-without", left));
    show(lines.join(" "), lines.length > 1);
    keep();
  };

  const clear = async () => {
    if (!(await ask("ask-clear"))) return;
    reset();
    own.clear();
    clock = { counted: 0, since: null };
    store(null);
    setKept(false);
    isUnsaved = false;
    refresh();
    showTime();
    tell(say("cleared"));
  };

  const chooseToKeep = async () => {
    if (!byId("keep").checked) {
      setKept(false);
      store(null);
      isUnsaved = hasEntries();
      return tell(say("not-kept"));
    }
    setKept(await ask("ask-keep"));
    if (isKept && keep()) tell(say("kept"));
  };

  const toggleClock = () => {
    clock = { counted: elapsed(), since: clock.since === null ? Date.now() : null };
    showTime();
    keep();
  };

  /* ---- What the person does ---- */

  const changed = () => {
    isUnsaved = true;
    if (!byId("message").matches(".message--warning")) byId("message").replaceChildren();
    refresh();
    keep();
  };
  const takeRatingBack = (group) => {
    const choice = group.querySelector("input:checked");
    choice.checked = false;
    choice.focus();
    changed();
  };

  document.addEventListener("input", ({ target }) => {
    if (!controls.has(target.name)) return;
    if (worked.has(target.name)) own.add(target.name);
    changed();
  });
  document.addEventListener("change", ({ target }) => {
    if (!worked.has(target.name) || !isText(target) || target.value.trim()) return;
    own.delete(target.name);
    changed();
  });
  document.addEventListener("click", ({ target }) => {
    const place = target.closest(".choices tr, .tick li");
    const choice = place?.querySelector("input[type=radio], input[type=checkbox]");
    if (!choice || target.closest("input, a, label") || !getSelection().isCollapsed) return;
    choice.click();
  });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(key)) return;
    const choice = controls.get(target.name)?.find((each) => each.value === key);
    choice?.focus();
    choice?.click();
  });

  byId("clock").addEventListener("click", toggleClock);
  byId("save").addEventListener("click", save);
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await open(file);
    target.value = "";
  });
  byId("print").addEventListener("click", () => print());
  byId("clear").addEventListener("click", clear);
  byId("keep").addEventListener("change", chooseToKeep);
  addEventListener("beforeprint", refresh);
  addEventListener("beforeunload", (event) => {
    if (!isUnsaved || isKept) return;
    event.preventDefault();
    event.returnValue = true;
  });
  addEventListener("storage", ({ key }) => {
    if (!isKept || (key !== KEY && key !== null)) return;
    setKept(false);
    isUnsaved = hasEntries();
    warn(say("other-window"));
  });
  addEventListener("scroll", () => { markPlace(); showTime(); }, { passive: true });
  new ResizeObserver(([bar]) => {
    document.documentElement.style.setProperty("--bar", `${bar.target.offsetHeight}px`);
  }).observe(byId("bar"));

  // Why at load: some browsers fill in what stood in the fields before, which nobody agreed to.
  addEventListener("load", () => {
    reset();
    refresh();
    restore();
    markPlace();
    showTime();
    setInterval(showTime, 1000);
  });
})();
