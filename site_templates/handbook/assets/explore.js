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
  const rank = (asked) => (asked ? [asked.level, Number(asked.must_have), asked.weight ?? 1] : [-Infinity, 0, 0]);

  const compareLists = (a, b) => a.map((value, place) => value - b[place]).find((difference) => difference) ?? 0;

  /** Compares two rows by a column, in ascending order. */
  const comparison = (column) => {
    const asked = (row) => rank(row.asked.find((one) => one.profile === column));
    if (column === 'title' || column === 'category') return (a, b) => a[column].localeCompare(b[column]);
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
      row.category_title = group.textContent;
    }

    const chosen = () => ({ category: category.value, source: source.value, text: text.value.trim() });

    const filter = () => {
      const wanted = chosen();
      for (const row of rows) lines.get(row.id).hidden = !fits(row, wanted);
      const shown = rows.filter((row) => !lines.get(row.id).hidden).length;
      byId('rb-matrix-shown').textContent = say(shown ? 'shown' : 'none', { shown, all: rows.length });
    };

    const sort = () => {
      const order = comparison(sorted.column === 'category' ? 'category_title' : sorted.column);
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

  /* The comparison */

  const weightOf = (asked) => asked.weight ?? 1;

  /** What happens to a competency on the way from one role to another: a word for the group it belongs to. */
  const change = (before, after) => {
    if (!before) return after ? 'new' : 'neither';
    if (!after) return 'gone';
    if (after.level > before.level) return 'climb';
    if (after.level < before.level) return 'less';
    return before.must_have === after.must_have && weightOf(before) === weightOf(after) ? 'same' : 'counts';
  };

  const GROUPS = ['climb', 'new', 'counts', 'less', 'gone'];

  const startCompare = (tools) => {
    const say = speaker(byId('rb-compare-words'));
    const facts = factsOf('rb-compare-facts');
    const profiles = new Map(facts.profiles.map((profile) => [profile.id, profile]));
    const tables = all(document, 'table[data-compare]').map((table) => ({
      table,
      region: table.parentElement,
      kind: table.dataset.compare,
    }));
    const siteTitle = document.title;
    const { from, to, third, only } = tools.elements;

    const level = (value) => say('level', facts.levels.find((point) => point.value === value));
    const head = (id) => copied(tables.map(({ table }) => table.querySelector(`tr[data-row="${id}"] th`)).find(Boolean));

    /** What the competency looks like at the levels above `low`, up to `high`; with their names where several are. */
    const descriptions = (id, low, high) => {
      const steps = all(byId('rb-compare-levels'), `[data-competency="${id}"]`)
        .map((step) => ({ step, value: Number(step.dataset.level) }))
        .filter(({ value }) => value > low && value <= high);
      return steps.map(({ step, value }) =>
        make('blockquote', {}, steps.length > 1 ? make('strong', {}, level(value)) : '', copied(step)));
    };

    /** How much more or less a competency counts in the new role, in words. */
    const countings = (before, after) => {
      const words = [];
      if (after.must_have && !(before && before.must_have)) words.push(say(before ? 'must-now' : 'must'));
      if (before && before.must_have && !after.must_have) words.push(say('must-no-more'));
      const [old, now] = [before ? weightOf(before) : 1, weightOf(after)];
      if (old !== now) words.push(say(before ? 'weight-change' : 'weight', { from: old, to: now }));
      return words;
    };

    const tagged = (id, words, below = []) =>
      make('li', {}, make('strong', {}, head(id)), kinds(words), below);

    const ITEMS = {
      climb: (id, before, after) =>
        tagged(id, [say('step', { from: level(before.level), to: level(after.level) }), ...countings(before, after)],
          descriptions(id, before.level, after.level)),
      new: (id, before, after) =>
        tagged(id, [say('reach', { to: level(after.level) }), ...countings(before, after)],
          descriptions(id, after.level - 1, after.level)),
      counts: (id, before, after) => tagged(id, countings(before, after)),
      less: (id, before, after) =>
        tagged(id, [say('step', { from: level(before.level), to: level(after.level) }), ...countings(before, after)]),
      gone: (id, before) => tagged(id, [say('was', { from: level(before.level) })]),
    };

    const group = (name, items) =>
      items.length ? [make('h3', {}, say(name)), make('ul', { class: 'rb-steps' }, items)] : [];

    /** The areas that the new role goes deeper into, each with what it says about how deep. */
    const knowledgeItems = (before, after) => {
      const found = tables.find(({ kind }) => kind === 'knowledge');
      if (!found) return [];
      return all(found.table, 'tbody tr')
        .map((row) => row.dataset.row)
        .filter((id) => id in after.knowledge && !(before.knowledge[id] >= after.knowledge[id]))
        .map((id) => {
          const target = level(after.knowledge[id]);
          const word = id in before.knowledge
            ? say('step', { from: level(before.knowledge[id]), to: target })
            : say('reach', { to: target });
          const answer = cellOf(found.table, id, after.id).querySelector('.rb-answer');
          return tagged(id, [word], answer ? [make('blockquote', {}, make('p', {}, copied(answer)))] : []);
        });
    };

    const cellOf = (table, row, profile) => {
      const place = all(table, 'thead th').findIndex((th) => th.dataset.column === profile);
      return table.querySelector(`tr[data-row="${row}"]`).cells[place];
    };

    /** The way from one role to another: a count, then what to climb, what is new, what falls away. */
    const way = (before, after) => {
      const ids = all(tables[0].table, 'tbody tr').map((row) => row.dataset.row);
      const changes = ids.map((id) => ({ id, old: before.competencies[id], now: after.competencies[id] }));
      const of = (name) => changes.filter(({ old, now }) => change(old, now) === name);
      const counts = [...GROUPS, 'same'].map((name) => [name, of(name).length]).filter(([, count]) => count);
      const tally = counts.map(([name, count]) => say(`tally-${name}`, { count })).join(' · ');
      const knowledge = knowledgeItems(before, after);
      const groups = GROUPS.flatMap((name) => group(name, of(name).map(({ id, old, now }) => ITEMS[name](id, old, now))));
      const nothing = groups.length || knowledge.length ? [] : [make('p', {}, say('alike'))];
      return make('section', { class: 'rb-way' },
        make('h2', {}, say('way', { from: before.title, to: after.title })),
        make('p', { class: 'rb-facts' }, tally),
        nothing, groups, group('knowledge', knowledge));
    };

    const plainly = (kind, asked) => (kind === 'competencies' && asked
      ? [asked.level, asked.must_have, weightOf(asked)].join() : String(asked));

    /** A copy of a table with the chosen roles only, and a column that says which rows differ. */
    const beside = ({ table, kind }, chosen) => {
      const rows = all(table, 'tbody tr').map((row) => row.dataset.row)
        .map((id) => ({ id, values: chosen.map((profile) => profile[kind][id]) }))
        .filter(({ values }) => values.some((value) => value !== undefined))
        .map((row) => ({ ...row, differs: new Set(row.values.map((value) => plainly(kind, value))).size > 1 }))
        .filter(({ differs }) => differs || !only.checked);
      const heads = chosen.map((profile) => table.querySelector(`thead th[data-column="${profile.id}"]`).cloneNode(true));
      const body = rows.map(({ id, differs }) => make('tr', { 'data-row': id, class: differs ? 'rb-differs' : 'rb-equal' },
        make('th', { scope: 'row' }, head(id)),
        chosen.map((profile) => cellOf(table, id, profile.id).cloneNode(true)),
        make('td', { class: 'rb-difference' }, say(differs ? 'differs' : 'equal'))));
      if (!body.length) return make('p', {}, say('no-rows'));
      return make('table', { class: 'rb-grid' },
        make('thead', {}, make('tr', {}, table.tHead.rows[0].cells[0].cloneNode(true), heads,
          make('th', { scope: 'col' }, say('difference')))),
        make('tbody', {}, body));
    };

    const compare = () => {
      const chosen = [...new Set([from.value, to.value, third ? third.value : ''])].filter(Boolean)
        .map((id) => profiles.get(id));
      const enough = chosen.length > 1;
      const ways = enough ? chosen.slice(1).map((after) => way(chosen[0], after)) : [];
      byId('rb-compare-ways').replaceChildren(...ways);
      byId('rb-compare-said').textContent = enough ? '' : say('two');
      for (const one of tables) one.region.replaceChildren(enough ? beside(one, chosen) : one.table);
      const titles = ways.map((section) => section.querySelector('h2').textContent);
      document.title = [...titles, siteTitle].join(' · ');
    };

    const recall = () => {
      const address = readAddress();
      const [first, second] = facts.profiles.map((profile) => profile.id);
      from.value = chosenIn(from, address.get('from'), first);
      to.value = chosenIn(to, address.get('to'), from.value === second ? first : second);
      if (third) third.value = chosenIn(third, address.get('third'));
      only.checked = address.get('only') === 'differences';
      compare();
    };

    tools.addEventListener('input', () => {
      const chosen = { from: from.value, to: to.value, third: third ? third.value : '' };
      writeAddress({ ...chosen, only: only.checked ? 'differences' : '' });
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
    order.filter((id) => id in role.competencies).map((id, place) => {
      const asked = role.competencies[id];
      const own = ratings.get(id);
      const rated = typeof own === 'number';
      return { id, place, asked, own, rated, gap: rated ? asked.level - own : null };
    });

  const strongest = (lines) =>
    lines.filter((line) => line.rated && line.gap <= 0)
      .sort((a, b) => a.gap - b.gap || b.own - a.own || weightOf(b.asked) - weightOf(a.asked) || a.place - b.place)
      .slice(0, 3);

  /** Must-haves first, then what weighs more, then the longer way. */
  const growFirst = (lines) =>
    lines.filter((line) => line.rated && line.gap > 0)
      .sort((a, b) => Number(b.asked.must_have) - Number(a.asked.must_have) ||
        weightOf(b.asked) - weightOf(a.asked) || b.gap - a.gap || a.place - b.place)
      .slice(0, 5);

  const FULL_BAR = 72;
  const percent = (value, highest) => `${(Math.max(0, value) / highest) * FULL_BAR}%`;

  /** Two bars from zero, the asked one as an outline and one's own filled, each with its words at the end. */
  const bars = (line, highest, words) => {
    const bar = (value, y, name, word) => [
      value === null ? '' : draw('rect', { x: 1, y, width: percent(value, highest), height: 10, class: `rb-bar rb-bar--${name}` }),
      draw('text', { x: value === null ? 0 : percent(value, highest), dx: value === null ? 1 : 7, y: y + 9 }, word),
    ];
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

  const startAssessment = (tools) => {
    const say = speaker(byId('rb-rate-words'));
    const facts = factsOf('rb-rate-facts');
    const cards = new Map(all(document, '.rb-rate').map((card) => [card.dataset.competency, card]));
    const order = [...cards.keys()];
    const { role: roleField, date: dateField } = tools.elements;
    const kept = shelf(`${KIND}:${facts.framework}`);
    const keep = byId('rb-keep');
    const highest = Math.max(...facts.levels.map((point) => point.value));
    let ratings = new Map();
    let unsaved = false;

    const level = (value) => say('level', facts.levels.find((point) => point.value === value));
    const head = (id) => copied(cards.get(id).querySelector('legend'));
    const role = () => facts.profiles.find((profile) => profile.id === roleField.value);
    const state = () => ({ profile: roleField.value, date: dateField.value, ratings });

    const tell = (...lines) => byId('rb-rate-said').replaceChildren(...lines.map((line) => make('p', {}, line)));

    /** The words of a level, as the card shows them. */
    const described = (id, value) => {
      const input = all(cards.get(id), 'input').find((one) => one.value === String(value));
      return copied(input.parentElement.querySelector('.rb-choice__text'));
    };

    const notes = (asked) => [
      asked.must_have ? say('must') : '',
      asked.weight === null ? '' : say('weight', asked),
    ].filter(Boolean);

    /** The way to a competency without its number, which would read as a rank. */
    const name = (id) => make('strong', {}, copied(cards.get(id).querySelector('legend a').parentElement)
      .filter((node) => !(node.matches && node.matches('.rb-number'))));

    const strengthItem = (line) =>
      make('li', {}, name(line.id), kinds([level(line.own)]));

    const growthItem = (line) =>
      make('li', {}, name(line.id),
        kinds([say('step', { from: level(line.own), to: level(line.asked.level) }), ...notes(line.asked)]),
        make('blockquote', {}, make('p', {}, described(line.id, line.asked.level))));

    const unrated = (line) => (line.own === NOT_SURE ? say('not-sure') : say('not-rated'));

    const gapWords = (line) => {
      if (!line.rated) return unrated(line);
      const name = line.gap > 0 ? 'gap-below' : line.gap < 0 ? 'gap-above' : 'gap-none';
      return say(name, { steps: Math.abs(line.gap) });
    };

    const tableRow = (line) => {
      const own = line.rated ? level(line.own) : unrated(line);
      const words = {
        asked: say('bar-asked', { level: line.asked.level }),
        own: line.rated ? say('bar-own', { level: line.own }) : unrated(line),
      };
      return make('tr', { 'data-row': line.id },
        make('th', { scope: 'row' }, head(line.id), kinds(notes(line.asked))),
        make('td', { 'data-head': say('head-asked') }, level(line.asked.level)),
        make('td', { 'data-head': say('head-own') }, own),
        make('td', { 'data-head': say('head-gap'), class: line.gap > 0 ? 'rb-below' : '' }, line.rated ? gapWords(line) : '–'),
        make('td', { class: 'rb-bars-cell' }, bars(line, highest, words)));
    };

    const orWords = (items, word) => (items.length ? items : [make('li', { class: 'rb-empty' }, say(word))]);

    const subject = () => {
      const values = { role: role().title, title: facts.title, version: facts.version };
      return dateField.value
        ? say('subject-dated', { ...values, date: inWords(dateField.value, facts.language) })
        : say('subject', values);
    };

    const showResult = () => {
      const lines = standing(order, role(), ratings);
      const rated = lines.filter((line) => line.rated).length;
      const unsure = lines.filter((line) => line.own === NOT_SURE);
      const count = say(unsure.length ? 'progress-unsure' : 'progress', { rated, all: lines.length, unsure: unsure.length });
      byId('rb-rate-count').textContent = count;
      byId('rb-result-count').textContent = count;
      byId('rb-result-subject').textContent = subject();
      byId('rb-strongest').replaceChildren(
        ...orWords(strongest(lines).map(strengthItem), rated ? 'no-strength' : 'nothing-rated'));
      byId('rb-grow').replaceChildren(
        ...orWords(growFirst(lines).map(growthItem), rated ? 'no-growth' : 'nothing-rated'));
      byId('rb-unsure').replaceChildren(...unsure.map((line) => make('li', {}, name(line.id))));
      byId('rb-unsure-part').hidden = !unsure.length;
      byId('rb-result-table').tBodies[0].replaceChildren(...lines.map(tableRow));
    };

    /** Shows the cards of the chosen role, ticked as rated, and the result below them. */
    const update = () => {
      const asked = role() ? role().competencies : {};
      for (const [id, card] of cards) {
        card.hidden = !(id in asked);
        for (const input of all(card, 'input')) input.checked = input.value === String(ratings.get(id));
      }
      for (const group of all(byId('rb-rate'), 'section')) {
        group.hidden = all(group, '.rb-rate').every((card) => card.hidden);
      }
      for (const part of [byId('rb-rate-progress'), byId('rb-result')]) part.hidden = !role();
      if (role()) showResult();
    };

    /** Keeps the ratings on the device, if that is wished. A refusal takes the tick away and says so. */
    const keepUp = () => {
      if (!keep.checked || kept.put(written(facts, state()))) return true;
      keep.checked = false;
      tell(say('keep-refused'));
      return false;
    };

    const changed = () => {
      unsaved = true;
      keepUp();
      update();
    };

    const takeOver = (saved) => {
      ratings = saved.ratings;
      roleField.value = chosenIn(roleField, saved.profile, roleField.value);
      dateField.value = saved.date;
      unsaved = false;
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

    const save = () => {
      const name = [say('file-name'), roleField.value, dateField.value].filter(Boolean).join('-') + '.json';
      handOut(name, written(facts, state()));
      unsaved = false;
      tell(say('saved', { name }));
    };

    const open = async ({ target }) => {
      const [file] = target.files;
      if (!file || (unsaved && !window.confirm(say('sure-open')))) {
        target.value = '';
        return;
      }
      const text = file.size > LARGEST_FILE ? '' : await file.text();
      target.value = ''; // so that the same file can be opened again
      const saved = readSaved(text, facts, cards);
      if (!saved) {
        tell(say('not-ours', { name: file.name }));
        return;
      }
      takeOver(saved);
      const told = [say('opened', { name: file.name, count: saved.ratings.size })];
      tell(...told, ...saved.notes.map(([word, values]) => say(word, values)));
      chooseRole();
    };

    const clear = () => {
      if (unsaved && !window.confirm(say('sure-clear'))) return;
      ratings = new Map();
      unsaved = false;
      keep.checked = keep.checked && !kept.clear();
      tell(say('cleared'));
      update();
    };

    const toggleKeeping = () => {
      if (keep.checked) {
        if (keepUp()) tell(say('kept'));
      } else {
        kept.clear();
        tell(say('forgotten'));
      }
    };

    const recall = () => {
      const only = facts.profiles.length === 1 ? facts.profiles[0].id : roleField.value;
      roleField.value = chosenIn(roleField, readAddress().get('role'), only);
      update();
    };

    const remembered = readSaved(kept.take(), facts, cards);
    if (remembered) {
      takeOver(remembered);
      keep.checked = true;
      tell(say('kept-found'), ...remembered.notes.map(([word, values]) => say(word, values)));
    }
    byId('rb-rate').addEventListener('change', rate);
    roleField.addEventListener('change', chooseRole);
    dateField.addEventListener('change', changed);
    for (const form of [tools, byId('rb-rate-keeping'), byId('rb-rate')]) {
      form.addEventListener('submit', (event) => event.preventDefault());
    }
    byId('rb-save').addEventListener('click', save);
    byId('rb-open').addEventListener('change', open);
    byId('rb-print').addEventListener('click', () => window.print());
    byId('rb-forget').addEventListener('click', clear);
    keep.addEventListener('change', toggleKeeping);
    byId('rb-rate-progress').querySelector('a').addEventListener('click', (event) => {
      event.preventDefault(); // the address holds the role
      byId('rb-result').scrollIntoView();
      byId('rb-result').focus({ preventScroll: true });
    });
    window.addEventListener('hashchange', recall);
    window.addEventListener('beforeunload', (event) => {
      if (unsaved && !keep.checked) event.preventDefault();
    });
    byId('rb-rate-still').hidden = true;
    show(tools, byId('rb-rate-keeping'));
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
