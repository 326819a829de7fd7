// Runs a script that makes a Google Form, against a FormApp that only writes down what it is asked to make.
// A method that Apps Script does not have, or a name from outside, stops it.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const FORM = ["setDescription", "setCollectEmail", "setConfirmationMessage"];
const ITEMS = {
  addPageBreakItem: ["setTitle", "setHelpText"],
  addGridItem: ["setTitle", "setRows", "setColumns"],
  addTextItem: ["setTitle"],
  addParagraphTextItem: ["setTitle"],
  addMultipleChoiceItem: ["setTitle", "setChoiceValues"],
};
const calls = [];
const recorder = (kind, methods) => {
  const item = { kind };
  const self = Object.fromEntries(methods.map((name) => [name, (value) => ((item[name] = value), self)]));
  return [item, self];
};
const create = (title) => {
  const [settings, form] = recorder("form", FORM);
  settings.title = title;
  calls.push(settings);
  for (const [add, methods] of Object.entries(ITEMS)) {
    form[add] = () => {
      const [item, self] = recorder(add, methods);
      calls.push(item);
      return self;
    };
  }
  form.getEditUrl = () => "";
  return form;
};
vm.runInNewContext(`${readFileSync(process.argv[2], "utf-8")}\ncreateForm();`, { FormApp: { create }, Logger: { log() {} } });
console.log(JSON.stringify(calls));
