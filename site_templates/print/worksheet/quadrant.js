"use strict";
/* Options weighed on two axes: adds up, says in which quadrant each lands, and draws it. Its words stand in
   weighing_screen.html.j2; what people type reaches the page as text only. It stores and sends nothing.

   weighings.everywhere(document) starts every weighing of a page; weighings.weighing(root, data) starts one. Both give
   objects with refresh(), to be called after fields were set without an event. */
const weighings = (() => {
  const HUNDRED = 100;
  const SVG = "http://www.w3.org/2000/svg";

  /* ---- The rules. Nothing here touches the page ---- */

  /* Each score times its weight in percent, added up and divided by 100; null where a score is missing.
     Why one division at the end: whole numbers add up exactly, so a score on the line counts as high. */
  const weightedScore = (scores, weights) =>
    scores.includes(null) ? null : scores.reduce((sum, score, place) => sum + score * weights[place], 0) / HUNDRED;

  const sumOf = (weights) => weights.reduce((sum, weight) => sum + weight, 0);

  /* Whether weights are whole numbers from 0 on that add up to 100. A weight of null is none. */
  const weightsAreValid = (weights) =>
    weights.every((weight) => Number.isInteger(weight) && weight >= 0) && sumOf(weights) === HUNDRED;

  /* The quarter of two weighted scores, `low` or `high` on the first axis, which runs across, and on the second. */
  const quadrant = (across, upwards, highFrom) =>
    across === null || upwards === null
      ? null
      : { first: across >= highFrom ? "high" : "low", second: upwards >= highFrom ? "high" : "low" };

  /* Where letters stand beside their points: near, inside the area, on no other letter or point, and on no words unless
     all else lies far away. `points` are { x, y }; each gets { labelX, labelY }, the middle of its letter. */
  const RADIUS = 8;
  const DOT = 3;
  const NEAREST = 13;
  const STEP = 5;
  const WORTH_OF_WORDS = 80;
  const DIRECTIONS = Array.from({ length: 16 }, (_, turn) => (turn * Math.PI) / 8 - Math.PI / 4);
  const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  const touches = (at, box) =>
    Math.hypot(
      at.x - Math.min(Math.max(at.x, box.left), box.right),
      at.y - Math.min(Math.max(at.y, box.top), box.bottom),
    ) < RADIUS + 2;
  const isInside = (at, area) =>
    at.x - RADIUS >= area.left && at.x + RADIUS <= area.right && at.y - RADIUS >= area.top && at.y + RADIUS <= area.bottom;
  const around = (point, reach) =>
    Array.from({ length: Math.ceil(reach / STEP) }, (_, ring) => NEAREST + ring * STEP).flatMap((far) =>
      DIRECTIONS.map((turn) => ({ x: point.x + far * Math.cos(turn), y: point.y + far * Math.sin(turn), far })),
    );
  const placed = (points, area, words = []) => {
    const labels = [];
    const reach = Math.hypot(area.right - area.left, area.bottom - area.top);
    for (const point of points) {
      const isFree = (at) =>
        isInside(at, area) &&
        labels.every((label) => apart(at, label) >= 2 * RADIUS + 1) &&
        points.every((other) => apart(at, other) >= RADIUS + DOT);
      const cost = (at) => at.far + (words.some((box) => touches(at, box)) ? WORTH_OF_WORDS : 0);
      const free = around(point, reach).filter(isFree);
      labels.push(free.reduce((best, at) => (cost(at) < cost(best) ? at : best), free[0] ?? point));
    }
    return points.map((point, place) => ({ ...point, labelX: labels[place].x, labelY: labels[place].y }));
  };

  /* ---- The page ---- */

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };
  const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const shape = (tag, attributes, text = "") => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const all = (selector, within) => [...within.querySelectorAll(selector)];

  /* Numbers as the language of the page writes them. */
  const numbers = () => {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 };
    try {
      return new Intl.NumberFormat(document.documentElement.lang || "en", digits);
    } catch {
      return new Intl.NumberFormat("en", digits);
    }
  };

  /* A weighing within `root`. `data` is what views/weighing.py gives. */
  const weighing = (root, data) => {
    const words = new Map(all("[data-words] template", root).map((word) => [word.dataset.word, word.content.textContent]));
    const say = (word, values) => words.get(word).replace(/\[(\w+)\]/g, (_, key) => String(values[key]));
    const allowed = new Map(data.scores.map((score) => [String(score), score]));
    const shown = numbers();
    const sides = ["across", "upwards"];
    const named = (selector, key) => new Map(all(selector, root).map((element) => [element.dataset[key], element]));
    const rows = named("[data-result]", "result");
    const complaints = named("[data-complaints]", "complaints");
    const back = root.querySelector("[data-back]");
    const waiting = root.querySelector("[data-waiting]");
    const landed = root.querySelector("[data-landed]");
    const drawing = root.querySelector("svg");
    const marks = shape("g", { "aria-hidden": "true" });
    drawing.append(marks);

    let controls = new Map();
    const textOf = (name) => controls.get(name)?.value.trim() ?? "";

    /* Marks a field whose entry counts nowhere, with words beside it; the list below the table says why. */
    const note = (name, text, reason = "") => {
      const control = controls.get(name);
      if (!control) return;
      const cell = control.closest("td");
      const found = cell.querySelector(".note") ?? (text && cell.appendChild(make("span", "", { className: "note" })));
      if (found) write(found, text);
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      if (reason) control.setAttribute("aria-describedby", reason);
      else control.removeAttribute("aria-describedby");
    };

    const complain = (side, lines) => {
      const list = complaints.get(side);
      const texts = lines.map(({ text }) => text);
      if (all("li", list).map((line) => line.textContent).join("\n") !== texts.join("\n")) {
        list.replaceChildren(...texts.map((text, place) => make("li", text, { id: `${data.name}-${side}-complaint-${place}` })));
      }
      lines.forEach(({ name, brief }, place) => {
        if (name) note(name, brief, `${data.name}-${side}-complaint-${place}`);
      });
    };

    /* The weights of an axis as somebody tries them; null for what is no weight. */
    const weightsOf = (side) =>
      data[side].map(({ name }) => {
        const text = textOf(`${name}.weight`);
        return /^\d{1,3}$/.test(text) && Number(text) <= HUNDRED ? Number(text) : null;
      });

    const wrongWeights = (side, weights) =>
      data[side].flatMap(({ name, title }, place) => {
        note(`${name}.weight`, "");
        if (weights[place] !== null) return [];
        const found = textOf(`${name}.weight`);
        const text = say("says-no-weight", { criterion: title, found });
        return [{ name: `${name}.weight`, brief: say("no-weight", {}), text }];
      });

    const scoreFields = (side) =>
      data[side].flatMap(({ name, title }) => data.options.map((letter) => ({ field: `${name}.${letter}`, letter, title })));
    const isWrongScore = ({ field }) => textOf(field) !== "" && !allowed.has(textOf(field));
    const wrongScores = (side) => {
      for (const { field } of scoreFields(side)) note(field, "");
      return scoreFields(side)
        .filter(isWrongScore)
        .map(({ field, letter, title }) => {
          const values = { letter, criterion: title, found: textOf(field), scores: data.scores.join(", ") };
          return { name: field, brief: say("no-score", {}), text: say("says-no-score", values) };
        });
    };

    const showWeights = (side, weights) => {
      const sum = sumOf(weights);
      for (const { name } of data[side]) {
        for (const copy of all(`[data-weight="${name}.weight"]`, root)) write(copy, textOf(`${name}.weight`));
      }
      for (const copy of all(`[data-sum="${side}"]`, root)) write(copy, String(sum));
      complain(side, [
        ...(sum === HUNDRED ? [] : [{ text: say("not-hundred", { sum }) }]),
        ...wrongWeights(side, weights),
        ...wrongScores(side),
      ]);
    };

    const scoresOf = (side, letter) => data[side].map(({ name }) => allowed.get(textOf(`${name}.${letter}`)) ?? null);

    /* An option as far as it is filled in; `lands` is null while a score is missing or weights do not add up. */
    const optionOf = (letter, weights) => {
      const name = textOf(`${data.name}.result_${letter}.what`);
      const scores = Object.fromEntries(sides.map((side) => [side, scoresOf(side, letter)]));
      const given = sides.flatMap((side) => scores[side]);
      const total = (side) => (weights[side] ? weightedScore(scores[side], weights[side]) : null);
      const [across, upwards] = sides.map(total);
      const quarter = quadrant(across, upwards, data.high_from);
      const lands = quarter && data.quadrants.find(({ first, second }) => first === quarter.first && second === quarter.second);
      const missing = given.filter((score) => score === null).length;
      const isUsed = name !== "" || sides.some((side) => data[side].some((each) => textOf(`${each.name}.${letter}`)));
      const option = name ? say("named", { letter, name }) : letter;
      return { letter, name, option, across, upwards, lands, missing, all: given.length, isUsed };
    };
    const number = (value) => (value === null ? "" : shown.format(value));

    const showResult = (option) => {
      const row = rows.get(option.letter);
      const isIncomplete = option.isUsed && option.missing > 0;
      write(row.querySelector("[data-what]"), option.name);
      for (const side of sides) {
        write(row.querySelector(`[data-${side}]`), number(option[side]));
        write(root.querySelector(`[data-total="${side}"][data-option="${option.letter}"]`), number(option[side]));
      }
      write(row.querySelector("[data-lands]"), isIncomplete ? say("incomplete", option) : option.lands?.title ?? "");
      row.classList.toggle("is-incomplete", isIncomplete);
    };

    const lineOf = (option) =>
      option.lands
        ? say("lands", {
            option: option.option, across: number(option.across), upwards: number(option.upwards), quadrant: option.lands.title,
          })
        : say("says-incomplete", option);
    const showList = (options) => {
      const lines = options.filter(({ lands, isUsed, missing }) => lands || (isUsed && missing)).map(lineOf);
      const texts = lines.length ? lines : [say("nothing", {})];
      landed.replaceChildren(...texts.map((text) => make("li", text)));
    };

    /* Where a weighted score lies in the picture. */
    const at = ({ across, upwards }) => {
      const { left, top, right, bottom, start, end } = data.plane;
      const share = (score) => (score - start) / (end - start);
      return { x: left + share(across) * (right - left), y: bottom - share(upwards) * (bottom - top) };
    };
    const boxOf = (element) => {
      const { x, y, width, height } = element.getBBox();
      return { left: x, top: y, right: x + width, bottom: y + height };
    };
    const draw = (options) => {
      const boxes = all("text", drawing).filter((each) => !marks.contains(each)).map(boxOf);
      const points = options.filter(({ lands }) => lands).map((option) => ({ letter: option.letter, ...at(option) }));
      const marked = placed(points, data.plane, boxes);
      marks.replaceChildren(
        ...marked.map(({ x, y, labelX, labelY }) =>
          shape("line", { x1: x, y1: y, x2: labelX, y2: labelY, stroke: "currentColor", "stroke-width": 1 }),
        ),
        ...marked.map(({ x, y }) => shape("circle", { cx: x, cy: y, r: DOT, "data-point": "" })),
        ...marked.flatMap(({ letter, labelX, labelY }) => [
          shape("circle", { cx: labelX, cy: labelY, r: RADIUS, fill: "#ffffff", class: "letter", stroke: "currentColor", "data-letter": letter }),
          shape("text", { x: labelX, y: labelY + 4, "text-anchor": "middle", "font-weight": 600 }, letter),
        ]),
      );
    };

    const refresh = () => {
      controls = new Map(all("input[name], textarea[name]", root).map((control) => [control.name, control]));
      const weights = {};
      for (const side of sides) {
        const found = weightsOf(side);
        weights[side] = weightsAreValid(found) ? found : null;
        showWeights(side, found);
      }
      const options = data.options.map((letter) => optionOf(letter, weights));
      options.forEach(showResult);
      showList(options);
      draw(options);
      waiting.hidden = sides.every((side) => weights[side]);
      write(waiting, waiting.hidden ? "" : say("waiting", {}));
      back.hidden = sides.every((side) => data[side].every(({ name, weight }) => textOf(`${name}.weight`) === String(weight)));
    };

    back.addEventListener("click", () => {
      const first = controls.get(`${data.across[0].name}.weight`);
      for (const { name, weight } of sides.flatMap((side) => data[side])) {
        const control = controls.get(`${name}.weight`);
        control.value = String(weight);
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
      // Why: the button goes away, and whoever works with the keyboard would be at the top of the page again.
      first.focus();
    });
    // Why on keys: whoever scores goes down a column, or along a row with Tab.
    root.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
      const cell = event.target.matches(".scores input") ? event.target.closest("td") : null;
      if (!step || !cell) return;
      const row = step > 0 ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
      const next = row?.cells[cell.cellIndex].querySelector("input");
      event.preventDefault();
      next?.focus();
      next?.select();
    });
    /* Whether every entry counts: the weights add up, and what is scored is on the scale. */
    const isValid = () => sides.every((side) => weightsAreValid(weightsOf(side)) && !scoreFields(side).some(isWrongScore));
    root.addEventListener("input", refresh);
    root.addEventListener("change", refresh);
    for (const control of all("[name][title]", root)) control.setAttribute("aria-label", control.title);
    refresh();
    return Object.freeze({ root, refresh, isValid });
  };

  /* Every weighing within a page, with the data that stands in each. */
  const everywhere = (within) =>
    all("[data-weighing]", within).map((root) =>
      weighing(root, JSON.parse(root.querySelector("[data-weighed]").textContent)),
    );

  return Object.freeze({ weightedScore, weightsAreValid, quadrant, placed, weighing, everywhere });
})();
