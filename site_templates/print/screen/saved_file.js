/* Files that a page saves and opens. Every value that is read comes from strangers: what is not as a page writes it gives
   { problem, ... }, never an exception. Nothing here touches the page. */
const savedFile = (() => {
  const MAX_BYTES = 2_000_000;
  const MAX_SHOWN = 60;
  const LONGEST_PART = 40;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const brief = (value) => {
    const text = typeof value === "object" ? "…" : String(value);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  };

  /* The name of a file; letters and digits of any language, and hyphens for all else. */
  const nameOf = (parts, ending) => {
    const safe = (part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
    const named = parts.map((part) => [...safe(part)].slice(0, LONGEST_PART).join("")).filter(Boolean);
    return `${named.join("-")}.${ending}`;
  };

  const isDay = (text) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    return day !== null && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
  };

  /* Whether a field may hold a value. A field is { kind: "tick" | "choice" | "date" | "text", values, longest }. */
  const fits = ({ kind, values, longest }, value) => {
    if (kind === "tick") return value === true;
    if (typeof value !== "string") return false;
    if (kind === "choice") return values.has(value);
    return kind === "date" ? isDay(value) : value.length <= longest;
  };

  /* What a file holds of the fields by name in `known`: { fields, unknown }, or { problem, ... }. */
  const taken = (entries, known) => {
    const bad = entries.find(([name, value]) => known.has(name) && !fits(known.get(name), value));
    if (bad) return { problem: "wrong-value", name: brief(bad[0]), found: brief(bad[1]) };
    return {
      fields: new Map(entries.filter(([name]) => known.has(name))),
      unknown: entries.map(([name]) => name).filter((name) => !known.has(name)).map(brief),
    };
  };

  /* What `held` makes of a text as JSON; what it trips over is a file that no page saved. */
  const read = (text, held) => {
    try {
      return held(JSON.parse(text));
    } catch {
      return { problem: "not-json" }; // no JSON, or a part that any page writes is missing
    }
  };

  return Object.freeze({ MAX_BYTES, isObject, brief, nameOf, taken, read });
})();
