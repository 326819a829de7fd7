/* The rules by which ratings become scores, with exact fractions { n, d }: the same as in model/scoring.py, and held to
   the same examples. Nothing here touches the page. A rating of null was not given, or could not be assessed. */
const scoring = (() => {
  const divisor = (a, b) => (b ? divisor(b, a % b) : Math.abs(a));
  const fraction = (n, d = 1) => {
    const common = divisor(n, d) || 1;
    return { n: n / common, d: d / common };
  };
  const ZERO = fraction(0);
  const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
  const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
  const minus = (a, b) => plus(a, { n: -b.n, d: b.d });
  const isLess = (a, b) => a.n * b.d < b.n * a.d;
  const sum = (values) => values.reduce(plus, ZERO);

  /* A number as people write it, with a point or a comma and at most four decimals; null for anything else. */
  const parse = (text) => {
    const found = /^(-?\d{1,4})(?:[.,](\d{1,4}))?$/.exec(text.trim());
    if (!found) return null;
    const decimals = found[2] ?? "";
    return fraction(Number(found[1] + decimals), 10 ** decimals.length);
  };

  /* Rounded half up to so many decimals, without zeros at the end. */
  const shown = (value, decimals = 2) => {
    const scaled = Math.floor((2 * value.n * 10 ** decimals + value.d) / (2 * value.d));
    return String(scaled / 10 ** decimals);
  };

  /* The mean of ratings, such as those of the questions of a competency; null where there are none. */
  const mean = (ratings) => {
    const given = ratings.filter((rating) => rating !== null);
    return given.length ? times(sum(given), fraction(1, given.length)) : null;
  };

  /* The sum of weight times rating over the rated competencies, and what it would be with the top value throughout.
     `ratings` is a Map from the id of a competency. */
  const score = (competencies, ratings, top) => {
    const rated = competencies.filter((each) => (ratings.get(each.competency) ?? null) !== null);
    return {
      total: sum(rated.map((each) => times(fraction(each.weight), ratings.get(each.competency)))),
      highest: sum(rated.map((each) => fraction(each.weight * top))),
    };
  };

  /* The total as a share of the highest, from 0 to 100; null where nothing was rated. */
  const percent = ({ total, highest }) =>
    highest.n ? times(fraction(100), times(total, fraction(highest.d, highest.n))) : null;

  /* Whether the share reaches the pass mark; null where there is no mark or no rating. */
  const passes = (found, mark) => {
    const share = percent(found);
    return mark === null || share === null ? null : !isLess(share, fraction(mark));
  };

  /* What a rating means for the must-have and the minimum of a competency; the must-have goes first. */
  const outcome = ({ must_have, minimum }, rating, lowest) => {
    if (!must_have && (minimum ?? null) === null) return "free";
    if (rating === null) return "open";
    if (must_have && !isLess(fraction(lowest), rating)) return "failed";
    return (minimum ?? null) !== null && isLess(rating, fraction(minimum)) ? "below" : "met";
  };

  /* How far the highest and the lowest rating lie apart; null for fewer than two. */
  const spread = (ratings) => {
    const given = ratings.filter((rating) => rating !== null);
    if (given.length < 2) return null;
    const highest = given.reduce((a, b) => (isLess(a, b) ? b : a));
    const lowest = given.reduce((a, b) => (isLess(b, a) ? b : a));
    return minus(highest, lowest);
  };

  const mustDiscuss = (apart, threshold) => apart !== null && isLess(fraction(threshold), apart);

  return Object.freeze({
    fraction, times, isLess, parse, shown, mean, score, percent, passes, outcome, spread, mustDiscuss,
  });
})();
