/* The file that a questionnaire or a worksheet saves, format rolebook-response 1 or rolebook-worksheet 1. It holds no time
   and nothing about the person but what stands in the fields. Nothing here touches the page. */
const savedSheet = (() => {
  const FORMAT_VERSION = 1;
  const { isObject, brief } = savedFile;

  /* `fields` is a Map of what is filled in, in the order of the form. */
  const made = (data, fields) => ({
    format: data.format,
    format_version: FORMAT_VERSION,
    framework: { id: data.framework.id, version: data.framework.version },
    [data.kind]: data.id,
    questions: data.questions,
    fields: Object.fromEntries(fields),
  });

  const wrongOrigin = (found, data) => {
    if (!isObject(found) || found.format !== data.format || !isObject(found.fields)) return { problem: "not-json" };
    if (found.format_version !== FORMAT_VERSION) {
      return { problem: "other-format", found: brief(found.format_version) };
    }
    const { id } = isObject(found.framework) ? found.framework : {};
    if (id !== data.framework.id) return { problem: "other-framework", found: brief(id) };
    if (found[data.kind] !== data.id) return { problem: "other-sheet", found: brief(found[data.kind]) };
    return found.questions === data.questions ? null : { problem: "other-questions" };
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
