/**
 * What the pages of Explore add to themselves where JavaScript runs: filters, sorting, a comparison, a self-assessment.
 *
 * Every page is complete without it. The words that readers see stand in the page, in `<template data-word>`; facts
 * stand in it as JSON. Nothing is fetched, nothing is sent, and data reaches the page as text nodes or as copies of
 * what the page shows already, never as HTML.
 */
'use strict';

(() => {
  /* The page: its parts, its words, its facts */

  const byId = (id) => document.getElementById(id);
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  /** An element with attributes and children; children are nodes or text, and what is empty is left out. */
  const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

  /** The same for a drawing. */
  const draw = (tag, attributes = {}, ...children) =>
    filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

  const filled = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.flat().filter((child) => child !== '' && child !== null));
    return element;
  };

  /** Reads a page's words and gives a function that says them, with the gaps `{name}` filled in. */
  const speaker = (root) => {
    const words = new Map(all(root, 'template').map((t) => [t.dataset.word, t.content.textContent.trim()]));
    return (name, values = {}) => words.get(name).replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
  };

  const factsOf = (id) => JSON.parse(byId(id).textContent);

  /** The way to an entry, as a row or a card of the page shows it, without its ids. */
  const copied = (element) => {
    const copy = element.cloneNode(true);
    all(copy, '[id]').forEach((part) => part.removeAttribute('id'));
    return [...copy.childNodes];
  };

  /** Short words behind a name, set apart from it and from each other. */
  const kinds = (words) => words.flatMap((word) => [' ', make('span', { class: 'rb-kind' }, word)]);

  const show = (...elements) => elements.forEach((element) => (element.hidden = false));

  /* The address: what is chosen stands behind the #, so that a view can be shared */

  const readAddress = () => new URLSearchParams(window.location.hash.slice(1));

  /** Puts what is chosen into the address; what is empty stays out of it. */
  const writeAddress = (chosen) => {
    const pairs = Object.entries(chosen).filter(([, value]) => value);
    const hash = new URLSearchParams(pairs).toString();
    if (hash === window.location.hash.slice(1)) return;
    window.history.replaceState(null, '', window.location.href.split('#')[0] + (hash && `#${hash}`));
  };

  /** A value of the address, if it is one of those that can be chosen; otherwise what stands in for it. */
  const chosenIn = (select, value, otherwise = '') =>
    [...select.options].some((option) => option.value === value) ? value : otherwise;

  /* The matrix */

  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

  /** Where a row stands when sorted by a role: a higher level first, then must-haves, then weight. */
  const rank = (asked) => (asked ? [asked.level, Number(asked.must_have), asked.weight] : [-Infinity, 0, 0]);

  const compareLists = (a, b) => a.map((value, place) => value - b[place]).find((difference) => difference) ?? 0;

  /** Compares two rows by a column, in ascending order. */
  const comparison = (column) => {
    const asked = (row) => rank(row.asked.find((one) => one.profile === column));
    if (column === 'title' || column === 'group') return (a, b) => a[column].localeCompare(b[column]);
    return (a, b) => compareLists(asked(a), asked(b));
  };

  const fits = (row, { category, source, text }) =>
    (!category || row.category === category) &&
    (!source || row.sources.includes(source)) &&
    fold(text).split(/\s+/).every((word) => row.folded.includes(word));

  const startMatrix = (tools) => {
    const table = byId('rb-matrix').querySelector('table');
    const say = speaker(byId('rb-matrix-words'));
    const rows = factsOf('rb-matrix-facts').rows;
    const lines = new Map(all(table, 'tbody tr').map((line) => [line.dataset.row, line]));
    const { category, source, text } = tools.elements;
    let sorted = { column: '', descending: false };

    for (const row of rows) {
      const [number, group] = lines.get(row.id).cells;
      row.folded = fold(`${number.textContent} ${group.textContent} ${row.words}`);
      row.group = group.textContent;
    }

    const chosen = () => ({ category: category.value, source: source.value, text: text.value.trim() });

    const filter = () => {
      const wanted = chosen();
      for (const row of rows) lines.get(row.id).hidden = !fits(row, wanted);
      const shown = rows.filter((row) => !lines.get(row.id).hidden).length;
      byId('rb-matrix-shown').textContent = say(shown ? 'shown' : 'none', { shown, all: rows.length });
    };

    const sort = () => {
      const order = comparison(sorted.column === 'category' ? 'group' : sorted.column);
      const inOrder = sorted.column ? [...rows].sort(sorted.descending ? (a, b) => order(b, a) : order) : rows;
      table.tBodies[0].append(...inOrder.map((row) => lines.get(row.id)));
      for (const head of all(table, 'thead th')) {
        head.removeAttribute('aria-sort');
        if (head.dataset.column !== sorted.column) continue;
        head.setAttribute('aria-sort', sorted.descending ? 'descending' : 'ascending');
      }
    };

    const remember = () =>
      writeAddress({ ...chosen(), sort: sorted.column, order: sorted.descending ? 'descending' : '' });

    const update = () => {
      filter();
      sort();
      remember();
    };

    /** A first click puts the highest level, or the first letter, on top; the next one turns the order round. */
    const sortBy = (column) => {
      const levels = column !== 'title' && column !== 'category';
      sorted = { column, descending: sorted.column === column ? !sorted.descending : levels };
      update();
    };

    const recall = () => {
      const address = readAddress();
      category.value = chosenIn(category, address.get('category'));
      source.value = chosenIn(source, address.get('source'));
      text.value = address.get('text') ?? '';
      const known = all(table, 'thead th').some((head) => head.dataset.column === address.get('sort'));
      sorted = { column: known ? address.get('sort') : '', descending: address.get('order') === 'descending' };
      filter();
      sort();
    };

    for (const head of all(table, 'thead th')) {
      const button = make('button', { type: 'button', class: 'rb-sort' });
      button.setAttribute('aria-label', say('sort', { column: head.textContent }));
      button.addEventListener('click', () => sortBy(head.dataset.column));
      head.append('\u00a0', button);
    }
    tools.addEventListener('input', update);
    tools.addEventListener('submit', (event) => event.preventDefault());
    tools.addEventListener('reset', () => {
      sorted = { column: '', descending: false };
      window.setTimeout(update); // the fields are empty only after the event
    });
    window.addEventListener('hashchange', recall);
    show(tools);
    recall();
  };

  /* The comparison: what changes on the way from one role to another */

  /** What happens to a competency on the way: a word for the group it belongs to. */
  const change = (before, after) => {
    if (!before) return after ? 'new' : 'neither';
    if (!after) return 'gone';
    if (after.level > before.level) return 'climb';
    if (after.level < before.level) return 'less';
    return before.must_have === after.must_have && before.weight === after.weight ? 'same' : 'counts';
  };

  const GROUPS = ['climb', 'new', 'counts', 'less', 'gone'];

  /** A table of all roles as the page brings it: its rows and the places of its columns, found by id. */
  const tableOfRoles = (table) => ({
    table,
    region: table.parentElement,
    kind: table.dataset.compare,
    rows: new Map(all(table, 'tbody tr').map((row) => [row.dataset.row, row])),
    places: new Map(all(table, 'thead th').map((head, place) => [head.dataset.column, place])),
  });

  const cellOf = ({ rows, places }, row, profile) => rows.get(row).cells[places.get(profile)];

  /** What the page says about each competency at each level that a way can pass. */
  const describedLevels = (root) => {
    const found = new Map();
    for (const part of root.children) {
      const steps = found.get(part.dataset.competency) ?? [];
      found.set(part.dataset.competency, [...steps, { part, value: Number(part.dataset.level) }]);
    }
    return found;
  };

  /** Gives a function that writes the way from one role to another: a count, then what to climb, what is new. */
  const wayWriter = (say, facts, tables, described) => {
    const level = (value) => say('level', facts.levels.find((point) => point.value === value));
    const title = ({ id }) => tables[0].table.tHead.rows[0].cells[tables[0].places.get(id)].textContent;
    const head = (id) => copied(tables.find(({ rows }) => rows.has(id)).rows.get(id).cells[0]);

    /** What the competency looks like at the levels above `low`, up to `high`; with their names where several are. */
    const descriptions = (id, low, high) => {
      const steps = (described.get(id) ?? []).filter(({ value }) => value > low && value <= high);
      const name = ({ value }) => (steps.length > 1 ? make('strong', {}, level(value)) : '');
      return steps.map((step) => make('blockquote', {}, name(step), copied(step.part)));
    };

    /** How a competency that stays begins to count more or less, in words. */
    const recounted = (before, after) => [
      !before.must_have && after.must_have ? say('must-now') : '',
      before.must_have && !after.must_have ? say('must-no-more') : '',
      before.weight === after.weight ? '' : say('weight-change', { from: before.weight, to: after.weight }),
    ].filter(Boolean);

    /** How much a competency that is new counts, in words. */
    const counted = (after) => [
      after.must_have ? say('must') : '',
      after.usual_weight ? '' : say('weight', { to: after.weight }),
    ].filter(Boolean);

    const item = (id, words, below = []) => make('li', {}, make('strong', {}, head(id)), kinds(words), below);
    const step = (before, after) => say('step', { from: level(before.level), to: level(after.level) });

    const ITEMS = {
      climb: (id, before, after) =>
        item(id, [step(before, after), ...recounted(before, after)], descriptions(id, before.level, after.level)),
      new: (id, _, after) =>
        item(id, [say('reach', { to: level(after.level) }), ...counted(after)],
          descriptions(id, after.level - 1, after.level)),
      counts: (id, before, after) => item(id, recounted(before, after)),
      less: (id, before, after) => item(id, [step(before, after), ...recounted(before, after)]),
      gone: (id, before) => item(id, [say('was', { from: level(before.level) })]),
    };

    const group = (name, items) =>
      (items.length ? [make('h3', {}, say(name)), make('ul', { class: 'rb-steps' }, items)] : []);

    /** The areas that the new role goes deeper into, each with its answer to how deep. */
    const deeper = (before, after) => {
      const areas = tables.find(({ kind }) => kind === 'knowledge');
      return [...(areas ? areas.rows.keys() : [])]
        .map((id) => ({ id, old: before.knowledge.get(id), now: after.knowledge.get(id) }))
        .filter(({ old, now }) => now !== undefined && !(old >= now))
        .map(({ id, old, now }) => {
          const word = old === undefined ? 'reach' : 'step';
          const answer = copied(cellOf(areas, id, after.id).querySelector('.rb-answer'));
          const words = say(word, { from: old === undefined ? '' : level(old), to: level(now) });
          return item(id, [words], make('blockquote', {}, make('p', {}, answer)));
        });
    };

    return (before, after) => {
      const changes = [...tables[0].rows.keys()]
        .map((id) => ({ id, old: before.competencies.get(id), now: after.competencies.get(id) }));
      const of = (name) => changes.filter(({ old, now }) => change(old, now) === name);
      const tally = [...GROUPS, 'same'].filter((name) => of(name).length)
        .map((name) => say(`tally-${name}`, { count: of(name).length }));
      const items = (name) => of(name).map(({ id, old, now }) => ITEMS[name](id, old, now));
      const groups = GROUPS.flatMap((name) => group(name, items(name)));
      const knowledge = group('knowledge', deeper(before, after));
      return make('section', { class: 'rb-way' },
        make('h2', {}, say('way', { from: title(before), to: title(after) })),
        make('p', { class: 'rb-facts' }, tally.join(' · ')),
        groups.length + knowledge.length ? [] : make('p', {}, say('alike')),
        groups, knowledge);
    };
  };

  /** What a cell comes down to, so that two can be told apart. */
  const essence = (asked) =>
    (typeof asked === 'object' ? [asked.level, asked.must_have, asked.weight].join() : String(asked));

  /** Gives a function that copies a table with the chosen roles only, and says in a last column which rows differ. */
  const besideWriter = (say) => (source, chosen, onlyDifferences) => {
    const rows = [...source.rows]
      .map(([id, row]) => ({ id, row, values: chosen.map((profile) => profile[source.kind].get(id)) }))
      .filter(({ values }) => values.some((value) => value !== undefined))
      .map((line) => ({ ...line, differs: new Set(line.values.map(essence)).size > 1 }))
      .filter(({ differs }) => differs || !onlyDifferences);
    if (!rows.length) return make('p', {}, say('no-rows'));
    const [corner, ...heads] = [0, ...chosen.map(({ id }) => source.places.get(id))]
      .map((place) => source.table.tHead.rows[0].cells[place].cloneNode(true));
    const line = ({ id, row, differs }) =>
      make('tr', { 'data-row': id, class: differs ? 'rb-differs' : 'rb-equal' },
        row.cells[0].cloneNode(true),
        chosen.map((profile) => cellOf(source, id, profile.id).cloneNode(true)),
        make('td', { class: 'rb-difference' }, say(differs ? 'differs' : 'equal')));
    return make('table', { class: 'rb-grid' },
      make('thead', {}, make('tr', {}, corner, heads, make('th', { scope: 'col' }, say('difference')))),
      make('tbody', {}, rows.map(line)));
  };

  const mapped = (record) => new Map(Object.entries(record));

  /** What a role asks, with everything to be found by id. */
  const found = (profile) => ({
    ...profile,
    competencies: mapped(profile.competencies),
    knowledge: mapped(profile.knowledge ?? {}),
    emphasis: mapped(profile.emphasis ?? {}),
  });

  const startCompare = (tools) => {
    const say = speaker(byId('rb-compare-words'));
    const facts = factsOf('rb-compare-facts');
    const profiles = new Map(facts.profiles.map((profile) => [profile.id, found(profile)]));
    const tables = all(document, 'table[data-compare]').map(tableOfRoles);
    const way = wayWriter(say, facts, tables, describedLevels(byId('rb-compare-levels')));
    const beside = besideWriter(say);
    const pageTitle = document.title;
    const { from, to, third, only } = tools.elements;
    const thirdValue = () => (third ? third.value : '');

    const compare = () => {
      const ids = [...new Set([from.value, to.value, thirdValue()])].filter(Boolean);
      const chosen = ids.map((id) => profiles.get(id));
      const enough = chosen.length > 1;
      const ways = chosen.slice(1).map((after) => way(chosen[0], after));
      byId('rb-compare-ways').replaceChildren(...ways);
      byId('rb-compare-said').textContent = enough ? '' : say('two');
      for (const one of tables) one.region.replaceChildren(enough ? beside(one, chosen, only.checked) : one.table);
      document.title = [...ways.map((section) => section.firstChild.textContent), pageTitle].join(' · ');
    };

    const remember = () => writeAddress({
      from: from.value, to: to.value, third: thirdValue(), only: only.checked ? 'differences' : '',
    });

    const recall = () => {
      const address = readAddress();
      const [first, second] = profiles.keys();
      from.value = chosenIn(from, address.get('from'), first);
      to.value = chosenIn(to, address.get('to'), from.value === second ? first : second);
      if (third) third.value = chosenIn(third, address.get('third'));
      only.checked = address.get('only') === 'differences';
      compare();
    };

    tools.addEventListener('input', () => {
      remember();
      compare();
    });
    tools.addEventListener('submit', (event) => event.preventDefault());
    byId('rb-compare-print').addEventListener('click', () => window.print());
    window.addEventListener('hashchange', recall);
    show(tools);
    recall();
  };

  /* The self-assessment: what is saved, and what is taken over from a file */

  const KIND = 'rolebook-self-assessment';
  const NOT_SURE = 'not-sure';
  const LARGEST_FILE = 1_000_000;

  /**
   * What a file or the device holds, checked against this page.
   * @returns {?{profile: string, date: string, ratings: Map, notes: Array<[string, object]>}} null if it is not ours
   */
  const readSaved = (text, facts, competencies) => {
    const saved = parsed(text);
    if (!saved || saved.kind !== KIND || !saved.ratings || typeof saved.ratings !== 'object') return null;
    const { known, strange, offScale } = sortedOut(saved.ratings, facts, competencies);
    const notes = [];
    if (saved.framework !== facts.framework) notes.push(['other-framework', { saved: short(saved.framework) }]);
    else if (saved.version !== facts.version)
      notes.push(['other-version', { saved: short(saved.version), here: facts.version }]);
    const role = facts.profiles.some((profile) => profile.id === saved.profile) ? saved.profile : '';
    if (!role && saved.profile) notes.push(['unknown-role', { saved: short(saved.profile) }]);
    if (strange.length) notes.push(['unknown-competencies', { list: listed(strange) }]);
    if (offScale.length) notes.push(['unknown-levels', { list: listed(offScale) }]);
    const date = /^\d{4}-\d{2}-\d{2}$/.test(saved.date) ? saved.date : '';
    return { profile: role, date, ratings: known, notes };
  };

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  /** The ratings that fit this page; the ids that it does not know; the ratings that are not on the scale. */
  const sortedOut = (ratings, facts, competencies) => {
    const levels = new Set([...facts.levels.map((point) => point.value), NOT_SURE]);
    const pairs = Object.entries(ratings);
    const here = pairs.filter(([id]) => competencies.has(id));
    return {
      known: new Map(here.filter(([, value]) => levels.has(value))),
      strange: pairs.filter(([id]) => !competencies.has(id)).map(([id]) => short(id)),
      offScale: here.filter(([, value]) => !levels.has(value)).map(([id, value]) => `${id} (${short(value)})`),
    };
  };

  const short = (value) => {
    const text = String(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  };

  const listed = (names) => [...names.slice(0, 10), ...(names.length > 10 ? ['…'] : [])].join(', ');

  /** What stands in a file: nothing about the person, and a date only if one was typed. */
  const written = (facts, { profile, date, ratings }) => {
    const head = { kind: KIND, framework: facts.framework, version: facts.version, profile };
    return `${JSON.stringify({ ...head, ...(date && { date }), ratings: Object.fromEntries(ratings) }, null, 2)}\n`;
  };

  /** The browser's store for this framework. Each call gives whether it worked: a browser may refuse. */
  const shelf = (name) => {
    const attempt = (action) => {
      try {
        return action(window.localStorage);
      } catch {
        return null;
      }
    };
    return {
      take: () => attempt((store) => store.getItem(name)),
      put: (text) => attempt((store) => { store.setItem(name, text); return true; }) === true,
      clear: () => attempt((store) => { store.removeItem(name); return true; }) === true,
    };
  };

  /* The self-assessment: what follows from the ratings */

  /** The role's competencies in the order of the page, each with what is asked, the rating, and the distance. */
  const standing = (order, role, ratings) =>
    order.filter((id) => role.competencies.has(id)).map((id, place) => {
      const asked = role.competencies.get(id);
      const own = ratings.get(id);
      const rated = typeof own === 'number';
      return { id, place, asked, own, rated, gap: rated ? asked.level - own : null };
    });

  const strongest = (lines) =>
    lines.filter((line) => line.rated && line.gap <= 0)
      .sort((a, b) => a.gap - b.gap || b.own - a.own || b.asked.weight - a.asked.weight || a.place - b.place)
      .slice(0, 3);

  /** Must-haves first, then what weighs more, then the longer way. */
  const growFirst = (lines) =>
    lines.filter((line) => line.rated && line.gap > 0)
      .sort((a, b) => Number(b.asked.must_have) - Number(a.asked.must_have) ||
        b.asked.weight - a.asked.weight || b.gap - a.gap || a.place - b.place)
      .slice(0, 5);

  const FULL_BAR = 72;
  const percent = (value, highest) => `${(Math.max(0, value) / highest) * FULL_BAR}%`;

  /** Two bars from zero, the asked one as an outline and one's own filled, each with its words at the end. */
  const bars = (line, highest, words) => {
    const bar = (value, y, name, word) => {
      const width = percent(value ?? 0, highest);
      const shape = draw('rect', { x: 1, y, width, height: 10, class: `rb-bar--${name}` });
      return [value === null ? '' : shape, draw('text', { x: width, dx: value === null ? 1 : 7, y: y + 9 }, word)];
    };
    return draw('svg', { class: 'rb-bars', 'aria-hidden': 'true', focusable: 'false', height: 32 },
      bar(line.asked.level, 3, 'asked', words.asked), bar(line.rated ? line.own : null, 18, 'own', words.own));
  };

  /** A date as readers write it, such as 21 November 2026; as it was typed where the language is unknown. */
  const inWords = (day, language) => {
    try {
      const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
      return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format).format(new Date(`${day}T00:00Z`));
    } catch {
      return day;
    }
  };

  /** Hands a text to the reader as a file. */
  const handOut = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = make('a', { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  /** Gives a function that writes the result: what is strongest, where to grow first, and every competency. */
  const resultWriter = (say, facts, cards) => {
    const highest = Math.max(...facts.levels.map((point) => point.value));
    const level = (value) => say('level', facts.levels.find((point) => point.value === value));
    const legend = (id) => cards.get(id).querySelector('legend');

    /** The way to a competency without its number, which would read as a rank. */
    const name = (id) => make('strong', {}, legend(id).querySelector('a').cloneNode(true));

    /** The words of a level, as the card shows them. */
    const described = (id, value) => {
      const input = all(cards.get(id), 'input').find((one) => one.value === String(value));
      return copied(input.parentElement.querySelector('.rb-choice__text'));
    };

    const notes = (asked) => [
      asked.must_have ? say('must') : '',
      asked.usual_weight ? '' : say('weight', asked),
    ].filter(Boolean);

    const unrated = (line) => say(line.own === NOT_SURE ? 'not-sure' : 'not-rated');
    const own = (line) => (line.rated ? level(line.own) : unrated(line));
    const strength = (line) => make('li', {}, name(line.id), kinds([level(line.own)]));

    const growth = (line) => {
      const step = say('step', { from: level(line.own), to: level(line.asked.level) });
      return make('li', {}, name(line.id), kinds([step, ...notes(line.asked)]),
        make('blockquote', {}, make('p', {}, described(line.id, line.asked.level))));
    };

    const gapWords = ({ rated, gap }) => {
      if (!rated) return '–';
      return say(gap > 0 ? 'gap-below' : gap < 0 ? 'gap-above' : 'gap-none', { steps: Math.abs(gap) });
    };

    const cell = (head, text, name = '') => make('td', { 'data-head': say(head), class: name }, text);

    const tableRow = (line) => {
      const words = {
        asked: say('bar-asked', { level: line.asked.level }),
        own: line.rated ? say('bar-own', { level: line.own }) : unrated(line),
      };
      return make('tr', { 'data-row': line.id },
        make('th', { scope: 'row' }, copied(legend(line.id)), kinds(notes(line.asked))),
        cell('head-asked', level(line.asked.level)),
        cell('head-own', own(line)),
        cell('head-gap', gapWords(line), line.gap > 0 ? 'rb-below' : ''),
        make('td', { class: 'rb-bars-cell' }, bars(line, highest, words)));
    };

    const orWords = (items, word) => (items.length ? items : [make('li', { class: 'rb-empty' }, say(word))]);

    const subject = (role, date) => {
      const values = { role, title: facts.title, version: facts.version };
      return date ? say('subject-dated', { ...values, date: inWords(date, facts.language) }) : say('subject', values);
    };

    return (role, title, ratings, date) => {
      const lines = standing([...cards.keys()], role, ratings);
      const rated = lines.filter((line) => line.rated).length;
      const unsure = lines.filter((line) => line.own === NOT_SURE);
      const counts = { rated, all: lines.length, unsure: unsure.length };
      const progress = say(unsure.length ? 'progress-unsure' : 'progress', counts);
      for (const id of ['rb-rate-count', 'rb-result-count']) byId(id).textContent = progress;
      byId('rb-result-subject').textContent = subject(title, date);
      byId('rb-strongest').replaceChildren(
        ...orWords(strongest(lines).map(strength), rated ? 'no-strength' : 'nothing-rated'));
      byId('rb-grow').replaceChildren(
        ...orWords(growFirst(lines).map(growth), rated ? 'no-growth' : 'nothing-rated'));
      byId('rb-unsure').replaceChildren(...unsure.map((line) => make('li', {}, name(line.id))));
      byId('rb-unsure-part').hidden = !unsure.length;
      byId('rb-result-table').tBodies[0].replaceChildren(...lines.map(tableRow));
    };
  };

  /** Shows the cards of a role only, ticked as rated. */
  const showCards = (cards, role, ratings) => {
    for (const [id, card] of cards) {
      card.hidden = !(role && role.competencies.has(id));
      for (const input of all(card, 'input')) input.checked = input.value === String(ratings.get(id));
    }
    for (const group of all(byId('rb-rate'), 'section')) {
      group.hidden = all(group, '.rb-rate').every((card) => card.hidden);
    }
  };

  const startAssessment = (tools) => {
    const say = speaker(byId('rb-rate-words'));
    const facts = factsOf('rb-rate-facts');
    const roles = new Map(facts.profiles.map((profile) => [profile.id, found(profile)]));
    const cards = new Map(all(document, '.rb-rate').map((card) => [card.dataset.competency, card]));
    const writeResult = resultWriter(say, facts, cards);
    const kept = shelf(`${KIND}:${facts.framework}`);
    const keep = byId('rb-keep');
    const { role: roleField, date: dateField } = tools.elements;
    let ratings = new Map();
    let unsaved = false;

    const saying = () => written(facts, { profile: roleField.value, date: dateField.value, ratings });
    const tell = (...lines) => byId('rb-rate-said').replaceChildren(...lines.map((line) => make('p', {}, line)));
    const tellNotes = (line, notes) => tell(line, ...notes.map(([word, values]) => say(word, values)));

    const update = () => {
      const role = roles.get(roleField.value);
      showCards(cards, role, ratings);
      for (const part of [byId('rb-rate-progress'), byId('rb-result')]) part.hidden = !role;
      if (role) writeResult(role, roleField.selectedOptions[0].textContent, ratings, dateField.value);
    };

    /** Keeps the ratings on the device, if that is wished. A refusal takes the tick away and says so. */
    const keepUp = () => {
      if (!keep.checked || kept.put(saying())) return;
      keep.checked = false;
      tell(say('keep-refused'));
    };

    const changed = () => {
      unsaved = true;
      keepUp();
      update();
    };

    const rate = ({ target }) => {
      ratings.set(target.name, target.value === NOT_SURE ? NOT_SURE : Number(target.value));
      changed();
    };

    const chooseRole = () => {
      writeAddress({ role: roleField.value });
      keepUp();
      update();
    };

    const takeOver = (saved) => {
      ratings = saved.ratings;
      roleField.value = chosenIn(roleField, saved.profile || null, roleField.value);
      dateField.value = saved.date;
      unsaved = false;
    };

    const save = () => {
      const name = `${[say('file-name'), roleField.value, dateField.value].filter(Boolean).join('-')}.json`;
      handOut(name, saying());
      unsaved = false;
      tell(say('saved', { name }));
    };

    const open = async ({ target }) => {
      const [file] = target.files;
      const wanted = file && (!unsaved || window.confirm(say('sure-open')));
      const text = wanted && file.size <= LARGEST_FILE ? await file.text() : '';
      target.value = ''; // so that the same file can be opened again
      if (!wanted) return;
      const saved = readSaved(text, facts, cards);
      if (!saved) {
        tell(say('not-ours', { name: file.name }));
        return;
      }
      takeOver(saved);
      tellNotes(say('opened', { name: file.name, count: saved.ratings.size }), saved.notes);
      chooseRole();
    };

    const clear = () => {
      if (unsaved && !window.confirm(say('sure-clear'))) return;
      ratings = new Map();
      unsaved = false;
      kept.clear();
      keep.checked = false;
      tell(say('cleared'));
      update();
    };

    const toggleKeeping = () => {
      tell(say(keep.checked ? 'kept' : 'forgotten'));
      if (!keep.checked) kept.clear();
      keepUp();
    };

    /** The role that the address names; else the one chosen already, or the only one there is. */
    const recall = () => {
      const only = roles.size === 1 ? [...roles.keys()][0] : '';
      roleField.value = chosenIn(roleField, readAddress().get('role'), roleField.value || only);
      update();
    };

    const bringBack = () => {
      const saved = readSaved(kept.take(), facts, cards);
      if (!saved) return;
      takeOver(saved);
      keep.checked = true;
      tellNotes(say('kept-found'), saved.notes);
    };

    /** Goes to the result without touching the address, which holds the role. */
    const goToResult = (event) => {
      event.preventDefault();
      byId('rb-result').scrollIntoView();
      byId('rb-result').focus({ preventScroll: true });
    };

    const forms = [tools, byId('rb-rate-keeping'), byId('rb-rate')];
    for (const form of forms) form.addEventListener('submit', (event) => event.preventDefault());
    byId('rb-rate').addEventListener('change', rate);
    roleField.addEventListener('change', chooseRole);
    dateField.addEventListener('change', changed);
    keep.addEventListener('change', toggleKeeping);
    byId('rb-save').addEventListener('click', save);
    byId('rb-open').addEventListener('change', open);
    byId('rb-print').addEventListener('click', () => window.print());
    byId('rb-forget').addEventListener('click', clear);
    byId('rb-rate-progress').querySelector('a').addEventListener('click', goToResult);
    window.addEventListener('hashchange', recall);
    window.addEventListener('beforeunload', (event) => {
      if (unsaved && !keep.checked) event.preventDefault();
    });
    byId('rb-rate-still').hidden = true;
    show(...forms);
    bringBack();
    recall();
  };

  const PAGES = {
    'rb-matrix-tools': startMatrix,
    'rb-compare-tools': startCompare,
    'rb-rate-tools': startAssessment,
  };

  for (const [id, start] of Object.entries(PAGES)) {
    const tools = byId(id);
    if (tools) start(tools);
  }
})();
