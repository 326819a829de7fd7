/* The file that a guide saves, format rolebook-interview 1. Every value that is read comes from strangers: what is not
   as a guide writes it gives { problem, ... }, never an exception. Nothing here touches the page. */
const savedInterview = (() => {
  const FORMAT = "rolebook-interview";
  const FORMAT_VERSION = 1;
  const MAX_BYTES = 2_000_000;
  const MAX_SHOWN = 60;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const brief = (value) => {
    const text = typeof value === "object" ? "…" : String(value);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  };
  const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const questionsOf = (data) =>
    data.questions.map(({ code, question, competency }) => ({ code, question, competency }));

  /* `fields` is a Map of what is filled in; `saved` a local time such as 2026-12-01T10:15:00. */
  const made = (data, fields, saved) => ({
    format: FORMAT,
    format_version: FORMAT_VERSION,
    framework: { id: data.framework.id, version: data.framework.version },
    plan: data.plan,
    form: data.form,
    questions: questionsOf(data),
    scale: { id: data.scale.id, values: data.scale.values },
    saved,
    fields: Object.fromEntries(fields),
  });

  /* The name of the file; letters and digits of any language, and hyphens for all else. */
  const fileName = (parts) => {
    const safe = (part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
    const named = parts.map((part) => [...safe(part)].slice(0, 40).join("")).filter(Boolean);
    return `${named.join("-")}.json`;
  };

  const wrongOrigin = (found, data) => {
    if (!isObject(found) || found.format !== FORMAT || !isObject(found.fields)) return { problem: "not-json" };
    if (found.format_version !== FORMAT_VERSION) {
      return { problem: "other-format", found: brief(found.format_version) };
    }
    const { id } = isObject(found.framework) ? found.framework : {};
    if (id !== data.framework.id) return { problem: "other-framework", found: brief(id) };
    if (found.plan !== data.plan) return { problem: "other-plan", found: brief(found.plan) };
    if (found.form !== data.form) return { problem: "other-form", found: brief(found.form) };
    if (found.scale.id !== data.scale.id || !isSame(found.scale.values, data.scale.values)) {
      return { problem: "other-scale" };
    }
    return isSame(questionsOf(found), questionsOf(data)) ? null : { problem: "other-questions" };
  };

  /* Whether a field may hold a value. A field is { kind: "tick" | "choice" | "text", values, longest }. */
  const fits = (field, value) => {
    if (field.kind === "tick") return value === true;
    if (typeof value !== "string") return false;
    return field.kind === "choice" ? field.values.has(value) : value.length <= field.longest;
  };

  const held = (text, data, known) => {
    const found = JSON.parse(text);
    const wrong = wrongOrigin(found, data);
    if (wrong) return wrong;
    const entries = Object.entries(found.fields);
    const bad = entries.find(([name, value]) => known.has(name) && !fits(known.get(name), value));
    if (bad) return { problem: "wrong-value", name: brief(bad[0]), found: brief(bad[1]) };
    return {
      fields: new Map(entries.filter(([name]) => known.has(name))),
      unknown: entries.map(([name]) => name).filter((name) => !known.has(name)).map(brief),
      version: brief(found.framework.version),
    };
  };

  /* What a file holds: { fields, unknown, version }, or { problem, ... }. `known` is a Map of fields by name. */
  const read = (text, data, known) => {
    try {
      return held(text, data, known);
    } catch {
      return { problem: "not-json" }; // no JSON, or a part that any guide writes is missing
    }
  };

  return Object.freeze({ MAX_BYTES, made, fileName, read });
})();
