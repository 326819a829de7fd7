"""Every rule that `rolebook check` knows, explained for the people who write frameworks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Rule:
    """One rule: `title` says what is wrong, `meaning` why that is a problem, `mend` what to do; `example` shows it."""

    id: str
    title: str
    meaning: str
    mend: str
    example: str


RULES = (
    Rule(
        "file-empty",
        "A file is empty",
        "The file holds nothing, or only comments. Rolebook cannot tell whether you forgot to fill it.",
        "Fill the file, or delete it.",
        "A new file in `competencies/` with nothing in it yet.",
    ),
    Rule(
        "file-link",
        "A link instead of a file",
        "The file or folder is a link to something outside the framework's folder, or to another folder. Rolebook "
        "does not follow it, so that a framework never shows files that were not meant to be in it.",
        "Replace the link by a copy of what it points at.",
        "A link in `library/` to a file on your desktop.",
    ),
    Rule(
        "file-not-utf8",
        "A file in the wrong encoding",
        "The file was saved in an old encoding, so letters such as ö or é would come out wrong.",
        "Open the file in your editor and save it again with the encoding UTF-8. If letters look wrong, correct "
        "them first.",
        "A file saved as Windows-1252 or as Unicode (UTF-16).",
    ),
    Rule(
        "file-too-large",
        "A file is too large",
        "The file is larger than 4 MiB, which is more than a whole framework of text needs. Often something else "
        "was saved under the wrong name.",
        "Check that the file is what you think it is. If it is, split it into several files.",
        "A picture that was renamed to `photo.yaml`.",
    ),
    Rule(
        "file-unexpected",
        "A file at the wrong place",
        "Each type of entry has its own folder, and Rolebook reads YAML files nowhere else. What this file says "
        "would be missing from the handbook.",
        "Move the file to the right folder, correct the folder's name, or give the file the ending `.yaml`.",
        "A folder called `competences/` instead of `competencies/`.",
    ),
    Rule(
        "file-unreadable",
        "A file cannot be read",
        "The computer does not let Rolebook open the file, or it is no ordinary file.",
        "Check that you are allowed to open the file and that no other program holds it. Delete it if you do not "
        "need it.",
        "A file that belongs to another user.",
    ),
    Rule(
        "folder-empty",
        "A folder is empty",
        "The folder is named like one that holds entries, but there is no YAML file in it. Perhaps the files were "
        "lost or stand somewhere else.",
        "Put a file into the folder, or delete the folder.",
        "A folder `profiles/` without any profile.",
    ),
    Rule(
        "folder-no-framework",
        "The folder is not a framework",
        "Every framework has a file `framework.yaml` at its top. Without it, Rolebook cannot tell what to read.",
        "Name the folder that holds `framework.yaml`, or start a new framework with `rolebook init`.",
        "Running `rolebook check` in your documents folder.",
    ),
    Rule(
        "id-duplicate",
        "An id is used twice",
        "An id stands for one thing only. If two things share it, nobody can tell which one a reference means. "
        "Capital letters do not make an id different.",
        "Give one of the two another id, and correct the references to it.",
        "A competency and a profile that both have `id: teamwork`.",
    ),
    Rule(
        "id-file-name",
        "Id and file name differ",
        "A file with a single entry is called like the entry's id, so that everybody finds it.",
        "Rename the file, or correct the id.",
        "`id: shapes-dough` in the file `dough.yaml`.",
    ),
    Rule(
        "id-form",
        "An id has the wrong form",
        "Ids become part of web addresses. They consist of small letters, digits and single hyphens, and have 80 "
        "characters at most.",
        "Write the id again in this form, wherever it is used.",
        "`id: Shapes Dough` instead of `id: shapes-dough`.",
    ),
    Rule(
        "interview-coverage",
        "A competency without a question",
        "The interview plans to cover a competency, but none of its questions asks about it. The interviewer would "
        "have nothing to rate.",
        "Add a question about the competency, or take the competency out of the plan.",
        "A plan that lists `teamwork` and asks only about negotiation.",
    ),
    Rule(
        "interview-minutes",
        "The interview is too long",
        "The questions, the opening, the closing and the candidate's own questions take more minutes than the plan "
        "has.",
        "Take a question out, give it fewer minutes, or raise `minutes` of the plan.",
        "Four questions of 15 minutes each in an interview of 45 minutes.",
    ),
    Rule(
        "key-missing",
        "Something is missing",
        "Every entry of this type needs this key; the handbook has a place for it that would stay blank.",
        "Add the key with its value.",
        "A competency without a `statement`.",
    ),
    Rule(
        "key-unknown",
        "A key does not belong here",
        "Rolebook does not know this key at this place, so what you wrote there would be lost. It is often a "
        "spelling mistake or a wrong indentation.",
        "Correct the spelling, move the line to where it belongs, or delete it.",
        "`indicaters:` instead of `indicators:`.",
    ),
    Rule(
        "level-duplicate",
        "A level is described twice",
        "Each level of a competency, and each rating of an answer, has one description. With two, readers would "
        "not know which one counts.",
        "Merge the two descriptions, or correct the number of one of them.",
        "Two entries with `level: 2` in the same competency.",
    ),
    Rule(
        "level-unknown",
        "A level is not on the scale",
        "The number is not a point of the scale it belongs to, so it has no meaning for readers.",
        "Use one of the scale's points, or add the point to the scale in `scales.yaml`.",
        "`level: 5` where the scale goes from 1 to 4.",
    ),
    Rule(
        "number-duplicate",
        "A number is used twice",
        "Readers know competencies by their number, so each number belongs to one competency.",
        "Give one of the two another number, or leave its number out.",
        "Two competencies with `number: 7`.",
    ),
    Rule(
        "part-unknown",
        "A source speaks of something that is not there",
        "Under `parts` you say which keys of the entry come from a source. This entry cannot have such a key.",
        "Correct the name of the key, or delete it from `parts`.",
        "`parts: [statements]` instead of `parts: [statement]`.",
    ),
    Rule(
        "reference-repeated",
        "Something is listed twice",
        "The same thing stands twice in a list, so it would be printed, asked or counted twice.",
        "Delete one of the two.",
        "The same question twice in one interview plan.",
    ),
    Rule(
        "reference-unknown",
        "Something does not exist",
        "The entry refers to an id that no file of the framework has. The link would lead nowhere.",
        "Correct the id, or add the thing it stands for.",
        "`category: crafts` where the category's id is `craft`.",
    ),
    Rule(
        "scale-order",
        "The points of a scale are out of order",
        "The points of a scale go from the lowest to the highest, and no value comes twice. Forms print them in "
        "this order.",
        "Put the points in rising order, or correct the value.",
        "A scale with the values 1, 3, 2.",
    ),
    Rule(
        "share-sum",
        "Shares do not add up",
        "The shares are percentages of one whole, so together they make 100.",
        "Change the shares until they add up to 100.",
        "Two measures with a `weight` of 60 and 30.",
    ),
    Rule(
        "site-build",
        "A page cannot be built",
        "MkDocs, which makes the web pages, complains about a page. Often a link in a page you wrote yourself "
        "leads to a page that does not exist.",
        "Correct the page that the message names, or the setting in `mkdocs.yml`.",
        "A page of your own that links to `visit.md`, which was renamed.",
    ),
    Rule(
        "template-broken",
        "A template of your own cannot be used",
        "Your project has a template in `site_templates/` that replaces one of Rolebook's. It has a mistake in it, or "
        "it uses a name that Rolebook does not give it.",
        "Correct the line that is named, or delete the template to use Rolebook's own again.",
        "`{{ view.competancy.title }}` in `site_templates/handbook/competency.md.j2`.",
    ),
    Rule(
        "text-link",
        "A link leads somewhere it should not",
        "Links in texts lead to a web address, a mail address or a page of the handbook; pictures come from the "
        "handbook. Other links would not work for your readers, or could harm them.",
        "Correct the address, or delete the link and keep its text.",
        "A link to `file:///home/anna/notes.docx`.",
    ),
    Rule(
        "value-empty",
        "A value is empty",
        "The key stands there, but there is nothing in it.",
        "Write a value, or delete the key if it is not needed.",
        "`title:` with nothing after the colon.",
    ),
    Rule(
        "value-form",
        "A value has the wrong form",
        "The value must follow a fixed form so that Rolebook can use it: a date, a web address, a text on one "
        "line, or lists that do not stand too deep inside each other.",
        "Write the value again in the form that the message names.",
        "`reviewed: 15.01.2026` instead of `reviewed: 2026-01-15`.",
    ),
    Rule(
        "value-not-allowed",
        "A word is not one of the choices",
        "Only certain words may stand here, and this is none of them.",
        "Use one of the words that the message lists.",
        "`status: ready` instead of `status: approved`.",
    ),
    Rule(
        "value-range",
        "A number is too small or too large",
        "The number lies outside what makes sense here.",
        "Use a number within the limit that the message names.",
        "`minutes: 0` for a question.",
    ),
    Rule(
        "value-type",
        "A value is of the wrong kind",
        "Text, a number, `true` or `false`, a list or further keys are expected here, and something else was found.",
        "Write what the message asks for. Put text that looks like a number in quotes.",
        '`title: 2026` instead of `title: "2026"`.',
    ),
    Rule(
        "weight-reason",
        "A weight without a reason",
        "Competencies count equally unless there is a good reason. Somebody who reads the result must be able to "
        "see it.",
        "Add `weight_reason`, or give the competency the same weight as the others.",
        "One competency with `weight: 3` among others with `weight: 1`.",
    ),
    Rule(
        "wording-missing",
        "An item has no sentence for this form",
        "The questionnaire is for one group of people, and the item has no sentence for them. Its row would be blank.",
        "Add a sentence for this group under `wordings` of the item, or take the item out of the questionnaire.",
        "An item with a sentence for the manager only, on the customer's form.",
    ),
    Rule(
        "yaml-alias",
        "A repeated part has no end",
        "YAML can repeat a part of a file with `&name` and `*name`. Here the part contains itself, or it is "
        "repeated so often that it grows out of all proportion.",
        "Write the content out instead of repeating it.",
        "A list marked with `&all` that has `*all` in it.",
    ),
    Rule(
        "yaml-duplicate-key",
        "A key stands there twice",
        "A key can have one value only, so one of the two would be lost.",
        "Merge the two, or delete one.",
        "Two lines `title:` in one entry.",
    ),
    Rule(
        "yaml-key",
        "A key is not a word",
        "Before a colon stands a word. Here it is a list, something in braces, or nothing. Two opening braces "
        "often mean that a blank of a form letter was not filled in.",
        "Write `key: value`. Put text that has braces in it in quotes.",
        "`statement: {{statement}}`.",
    ),
    Rule(
        "yaml-syntax",
        "The file is not valid YAML",
        "Rolebook cannot tell which text belongs to which key. Colons inside a text, quotation marks and uneven "
        "indentation are the usual causes.",
        "Look at the line that the message names and at the one above it. Put the text in quotes, or start it on "
        "the next line after `>-`.",
        "`statement: Shapes loaves: all of the same weight.`",
    ),
    Rule(
        "yaml-tab",
        "A tab at the start of a line",
        "YAML counts the blanks at the start of a line to see what belongs together, and a tab has no fixed width.",
        "Replace each tab by blanks. Most editors can do that for the whole file.",
        "A list whose lines start with the tab key.",
    ),
    Rule(
        "yaml-tag",
        "A word with an exclamation mark",
        "A word that starts with an exclamation mark is an instruction to the program that reads the file. "
        "Rolebook takes no instructions from texts.",
        "Delete the exclamation mark and the word, or put the whole text in quotes.",
        "`title: !new Shapes dough`.",
    ),
)
"""All rules, sorted by id."""


def catalogue_page() -> str:
    """Every rule with what it means and what to do, as a page of Markdown."""
    lines = [
        "# Problems, explained",
        "",
        "`rolebook check` names each problem by a short id. Here is what each means and what to do about it.",
    ]
    for rule in RULES:
        lines += ["", f"## `{rule.id}` {{ #{rule.id} }}", "", f"**{rule.title}.** {rule.meaning}", ""]
        lines += [f"What to do: {rule.mend}", "", f"Example: {rule.example}"]
    return "\n".join(lines) + "\n"
