/* The guide on screen: fills in, keeps time, adds up, saves and prints. It sends nothing and stores nothing unless asked. */
(() => {
  const { byId, all, data, say, make, write } = page;
  const { isText } = places;

  const MINUTE = 60_000;
  const SHORT_LINES = new Set(["candidate", "interviewer", "date"]);
  const questions = data.questions.filter((question) => !question.is_reserve);
  const lowest = data.scale.values.at(0);
  const top = data.scale.values.at(-1);
  const sheets = all("section.sheet");

  /* ---- The sheets become a form ---- */

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

  const nameNumbers = () => {
    for (const cell of all("section.sheet td > .cell:not(.grows)")) cell.inputMode = "decimal";
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

  for (const input of all(".field--wide input, input[name$='.reason'], input[name$='.why']")) places.letItGrow(input);
  wrapTables();
  groupChoices();
  nameNumbers();
  addPersonLines();
  const scoreOutcome = outcomeBelow(".score-sheet .wide");
  const consensusOutcome = outcomeBelow(".consensus-sheet .wide");

  const fields = places.found((name) => SHORT_LINES.has(name));
  const { controls, control, valueOf, setValue } = fields;

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
    for (const sheet of sheets) way.mark(sheet, done.has(sheet.dataset.question));
    for (const group of all("[role=radiogroup]")) {
      group.querySelector(".take-back").hidden = !group.querySelector("input:checked");
    }
  };

  /* ---- Paper ---- */

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

  const refresh = () => {
    addUpScores();
    addUpConsensus();
    addUpComparison();
    showRated();
    namePeople();
    fields.mirror();
  };

  /* ---- Where one is ---- */

  const labelOf = (sheet) => {
    const heading = sheet.querySelector("h2")?.textContent ?? "";
    return sheet === sheets[0] ? say("cover") : heading.split(":")[0];
  };
  const way = contents.made(sheets, (sheet) => {
    const question = questions.find(({ code }) => code === sheet.dataset.question);
    if (!question) return [labelOf(sheet)];
    return [make("b", {}, question.code), make("span", { className: "contents__title" }, ` ${question.competency_title}`)];
  });

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
    const sheet = way.inView();
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

  const nowText = () => {
    const now = new Date();
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  };
  const interview = () => savedInterview.made(data, fields.filled(), nowText());

  const takeOver = (found) => {
    fields.reset();
    own.clear();
    for (const [name, value] of found) setValue(name, value);
    for (const name of worked) if (isText(control(name))) setValue(name, "");
    refresh();
    for (const name of worked) {
      const value = found.get(name) ?? (isText(control(name)) ? valueOf(name) : false);
      if (value === valueOf(name)) continue;
      own.add(name);
      setValue(name, value);
    }
    refresh();
  };

  const restored = (kept) => {
    const found = savedInterview.read(JSON.stringify(kept?.interview ?? null), data, fields.known);
    if (found.problem) return false;
    takeOver(found.fields);
    const { counted, since } = kept.clock ?? {};
    if (Number.isFinite(counted) && (since === null || Number.isFinite(since))) clock = { counted, since };
    ended = data.parts.filter((part) => part.kind === "question" && part.ends <= elapsed() / MINUTE).length;
    return true;
  };

  const clear = () => {
    fields.reset();
    own.clear();
    clock = { counted: 0, since: null };
    refresh();
    showTime();
  };

  const { changed, keep, restore, save } = desk({
    key: `rolebook-interview/${data.framework.id}/${data.plan}/${data.form}`,
    kept: () => ({ interview: interview(), clock }),
    restored,
    file: () => ({
      name: savedFile.nameOf([data.plan, valueOf("candidate"), valueOf("interviewer")], "json"),
      text: JSON.stringify(interview()),
    }),
    read: (text) => savedInterview.read(text, data, fields.known),
    takeOver,
    hasEntries: fields.hasEntries,
    clear,
  });

  const toggleClock = () => {
    clock = { counted: elapsed(), since: clock.since === null ? Date.now() : null };
    showTime();
    keep();
  };

  /* ---- What the person does ---- */

  const takeRatingBack = (group) => {
    const choice = group.querySelector("input:checked");
    choice.checked = false;
    choice.focus();
    refresh();
    changed();
  };

  document.addEventListener("input", ({ target }) => {
    if (!controls.has(target.name)) return;
    if (worked.has(target.name)) own.add(target.name);
    refresh();
    changed();
  });
  document.addEventListener("change", ({ target }) => {
    if (!worked.has(target.name) || !isText(target) || target.value.trim()) return;
    own.delete(target.name);
    refresh();
    changed();
  });
  places.markByClick(".choices tr, .tick li");
  document.addEventListener("keydown", (event) =>
    places.markByKey(event, controls, (key) => (/^\d$/.test(key) ? key : null)),
  );

  byId("clock").addEventListener("click", toggleClock);
  byId("save").addEventListener("click", save);
  byId("print").addEventListener("click", () => print());
  addEventListener("beforeprint", refresh);
  addEventListener("scroll", showTime, { passive: true });

  // Why at load: some browsers fill in what stood in the fields before, which nobody agreed to.
  addEventListener("load", () => {
    fields.reset();
    refresh();
    restore();
    way.markPlace();
    showTime();
    setInterval(showTime, 1000);
  });
})();
