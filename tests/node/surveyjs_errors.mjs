// Prints what SurveyJS finds wrong with a survey in a file, as JSON, and what it shows.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Model } = createRequire(import.meta.url)("survey-core");
const model = new Model(JSON.parse(readFileSync(process.argv[2], "utf-8")));
const matrices = model.getAllQuestions().filter((question) => question.getType() === "matrix");
const rows = matrices.flatMap((matrix) => matrix.rows.map((row) => row.value));
const titles = model.getAllQuestions().map((question) => question.processedTitle);
const errors = (model.jsonErrors ?? []).map((error) => error.message);
console.log(JSON.stringify({ errors, rows, titles, required: model.getAllQuestions().some((each) => each.isRequired) }));
