/* The file that a guide saves, format rolebook-interview 1. Nothing here touches the page. */
const savedInterview = (() => {
  const FORMAT = "rolebook-interview";
  const FORMAT_VERSION = 1;
  const { isObject, brief } = savedFile;

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

  const held = (found, data, known) => {
    const wrong = wrongOrigin(found, data);
    if (wrong) return wrong;
    return { ...savedFile.taken(Object.entries(found.fields), known), version: brief(found.framework.version) };
  };

  /* What a file holds: { fields, unknown, version }, or { problem, ... }. `known` is a Map of fields by name. */
  const read = (text, data, known) => savedFile.read(text, (found) => held(found, data, known));

  return Object.freeze({ made, read });
})();
