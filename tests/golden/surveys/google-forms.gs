/**
 * Makes a Google Form. Open script.google.com, start a new project, paste all of this in place of what stands there,
 * and run createForm. The log then shows where the form is.
 */
function createForm() {
  var form = FormApp.create("The apprentice's view");
  form.setDescription("Tells the journeyman how the teaching goes.\n\nPeriod: The last month\n\nHow to fill it in\nThink of the last month. Mark one circle in each row.\n\nWhat the answers mean\nNever: On no morning.\nSometimes: On some mornings.\nOften: On most mornings.\nAlways: On every morning.\n\nWhat happens with your answers\nNobody knows who answered. Results are shown for four forms or more.");
  form.setCollectEmail(false);
  form.addPageBreakItem().setTitle("This form");
  form.addTextItem().setTitle("Who is rated");
  form.addPageBreakItem().setTitle("In the bakehouse").setHelpText("Between two and six in the morning.");
  form.addGridItem().setTitle("The person who teaches me \u2026").setRows(["1 \u00b7 reads the recipe aloud & ticks each line"]).setColumns(["Never", "Sometimes", "Often", "Always"]);
  form.addGridItem().setTitle("The person who teaches me \u2026").setRows(["2 \u00b7 lets me feel when the Roggenvollkornsauerteig is ready"]).setColumns(["Never", "Sometimes", "Often", "Always", "Cannot judge"]);
  form.addParagraphTextItem().setTitle("Comment on this part");
  form.addPageBreakItem().setTitle("In the shop");
  form.addGridItem().setTitle("The person who teaches me \u2026").setRows(["3 \u00b7 greets regulars by name"]).setColumns(["Never", "Sometimes", "Often", "Always", "Cannot judge"]);
  form.addParagraphTextItem().setTitle("Comment on this part");
  form.addPageBreakItem().setTitle("In the office");
  form.addGridItem().setTitle("The person who teaches me \u2026").setRows(["4 \u00b7 tells me by Thursday when I work"]).setColumns(["Never", "Sometimes", "Often", "Always", "Cannot judge"]);
  form.addParagraphTextItem().setTitle("Comment on this part");
  form.addPageBreakItem().setTitle("Overall");
  form.addGridItem().setTitle("Overall").setRows(["All in all, I learn a lot here."]).setColumns(["Never", "Sometimes", "Often", "Always", "Cannot judge"]);
  form.addPageBreakItem().setTitle("In your own words");
  form.addParagraphTextItem().setTitle("What would you like to do more often?");
  form.addParagraphTextItem().setTitle("And what less?");
  form.addPageBreakItem().setTitle("About you");
  form.addMultipleChoiceItem().setTitle("In which year of training are you?").setChoiceValues(["First", "Second", "Third"]);
  form.addTextItem().setTitle("Which school do you go to?");
  form.setConfirmationMessage("Thank you. Take a Br\u00f6tchen.");
  Logger.log(form.getEditUrl());
  return form;
}
