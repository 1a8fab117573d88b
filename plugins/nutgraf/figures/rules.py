"""The rules for numbers, by code: what each one says, why, and how to mend a text that breaks it."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.figures.claim_rules import CLAIM_RULES
from nutgraf.rule import Rule

_RULES = (
    Rule(
        "F001",
        "A number is bound to nothing",
        "Every number in prose is bound to a cell of a dataset, a calculation or a passage of a source, so that the "
        "build can check it. Free are: zero to nine spelled out without a unit, years, dates, decades, section and "
        "list numbers, and names such as GPT-4.",
        'Write [1.3 million]{n="dataset:row"} or [45]{n="src:report" quote="45 minutes"}; or name it under '
        "allow_numbers with the reason.",
    ),
    Rule(
        "F002",
        "An exemption is not used",
        "A number under allow_numbers does not stand in the text outside bound numbers and quotations. An exemption "
        "that nobody needs would one day let another number pass.",
        "Remove it from allow_numbers.",
        severity="warning",
    ),
    Rule(
        "F003",
        "The digits can be misread",
        "In English 1.300 is a little more than one, in German thirteen hundred; and whatever parts groups of digits "
        "parts three. Digits are read as the language of the story (language:) writes them.",
        "Write 1,300 or 1.3, whichever is meant.",
    ),
    Rule(
        "F004",
        "A bound mark holds no number",
        "The text in the brackets says no number that could be compared with the data.",
        "Put the number, with its hedge and unit, in the brackets, or bind a date with d= instead of n=.",
    ),
    Rule(
        "F005",
        "A bound mark holds several numbers",
        "One reference stands for one value, so the other numbers in the brackets would go unchecked.",
        "Give each number brackets of its own.",
    ),
    Rule(
        "F006",
        "A mark cuts through a number",
        "The brackets begin or end inside a number, so readers are shown another one than the build would check.",
        "Move the bracket so that the whole number stands inside, with its scale (“million”).",
    ),
    Rule(
        "F007",
        "A text cell says a number that the story does not bind",
        "Labels and events of a chart or table are read like prose. A cell cannot hold a binding itself, so each of "
        "its numbers must stand in a bound figure or a quotation of the story that shows it.",
        "Bind the number where the text says it, or take it out of the cell.",
    ),
    Rule(
        "F008",
        "A chart draws a number that nothing vouches for",
        "Readers compare with a reference line or an arrow, so the value at which it stands is a number like any "
        "other: a value of the chart's dataset, or a number that a text of the story binds, best its own. Zero is "
        "free.",
        "Bind the number in its text, or name it under allow_numbers with the reason.",
    ),
    Rule(
        "F010",
        "The number is not what the data have",
        "A number without a hedge may be rounded, but only honestly: the value may differ by half a unit of the last "
        "digit that is written, and a whole number written in full is exact.",
        "Write what the data have, or bind the number that you mean.",
    ),
    Rule(
        "F011",
        "The number is of another magnitude",
        "The digits would be right with another scale: thousand, million, billion.",
        "Correct the scale.",
    ),
    Rule(
        "F012",
        "The number has the wrong sign or direction",
        "A negative value is written with a minus, or with a word that says so: a verb or noun of change before the "
        "number (fell by, a fall of, the decrease was), or a word right behind it (less, below). A rise is not told "
        "as a fall. Every change runs from its first argument to its second: diff(from, to), diff_pp(from, to) and "
        "pct_change(from, to) are above zero for a rise.",
        "Correct the sign or the word, or swap the arguments of the calculation.",
    ),
    Rule(
        "F013",
        "The hedge does not hold",
        "“More than” says that the value is above the number, “nearly” that it is below, by at most a unit of the last "
        "digit or a tenth; “about” allows half a unit of the last digit or a twentieth.",
        "Take another hedge, or another number.",
    ),
    Rule(
        "F014",
        "“Up to” is said of a value that is no maximum",
        "“Up to” and “as many as” claim that nothing in a range is higher.",
        "Bind it to the range: max(dataset.column).",
    ),
    Rule(
        "F015",
        "The part or multiple does not hold",
        "“A third”, “doubled” and “tenfold” allow a twentieth of their value up or down, unless they are hedged.",
        "Hedge it, or say it in figures.",
    ),
    Rule(
        "F016",
        "Rounding moves the value far",
        "The rounding is honest digit by digit, but moves the value by more than 2.5 percent.",
        "Write one more digit, or a hedge.",
        severity="warning",
    ),
    Rule(
        "F017",
        "A hedge covers a wide gap",
        "The hedge holds, but the value is more than a quarter (for “about”: a tenth) away from the number.",
        "Take a number closer to the value.",
        severity="warning",
    ),
    Rule(
        "F020",
        "Percent is said of what is no percentage, or left out where it is one",
        "“%” and “percent” stand with values whose unit is %, and with them always.",
        "Add or remove the percent sign, or bind pct_change(…) or pct_of(…).",
    ),
    Rule(
        "F021",
        "Percent and percentage points are mixed up",
        "A share that rises from 40 % to 44 % rises by 4 percentage points, and by 10 percent.",
        "diff_pp(from, to) goes with “percentage points”, pct_change(from, to) with “percent”.",
    ),
    Rule(
        "F022",
        "The unit is not that of the data",
        "The unit that is written, or the noun of another column, contradicts the unit of the bound column.",
        "Correct the unit, or bind the column that you mean.",
    ),
    Rule(
        "F023",
        "A part or multiple is said of what is none",
        "“Doubled”, “a third” and “three times” compare two values.",
        "Bind it to ratio(dataset:row, dataset:row), or a part to pct_of(…).",
    ),
    Rule(
        "F030",
        "The reference cannot be read",
        "A reference is dataset:row, dataset:row.column, a range dataset:first..last, a column dataset.column, "
        "src:source, or a function of these.",
        "Correct it; put a name with spaces, commas or brackets in single quotes.",
    ),
    Rule("F031", "The dataset is unknown", "No folder of data/ has this name.", "Correct the name."),
    Rule("F032", "The row is unknown", "No row of the dataset has this key.", "Correct the name of the row."),
    Rule("F033", "The column is unknown", "The dataset has no such column.", "Correct the name of the column."),
    Rule("F034", "The function is unknown", "Only a fixed list of functions may be called.", "Take one of the list."),
    Rule(
        "F035",
        "The function cannot take these arguments",
        "Each function wants a certain number of arguments, of the same unit.",
        "Correct the arguments.",
    ),
    Rule("F036", "The cell holds no number", "A number in prose needs a number in the data.", "Bind another cell."),
    Rule(
        "F037",
        "The reference must name a column",
        "The dataset has several columns of numbers, and its dataset.toml names none of them as its value.",
        "Write dataset:row.column.",
    ),
    Rule(
        "F038",
        "The value cannot be calculated",
        "There is nothing to calculate with, or a division by zero.",
        "Bind other cells.",
    ),
    Rule("F040", "The source is unknown", "src: names a source of the story's front matter.", "Correct the name."),
    Rule(
        "F041",
        "The words of the source are missing",
        "A number from a source is read from its very words.",
        'Add quote="…" with the words that hold the number.',
    ),
    Rule(
        "F042",
        "The source does not have these words",
        "The words in quote= must stand in the source exactly.",
        "Copy them from the source.",
    ),
    Rule(
        "F043",
        "The words of the source do not give one number",
        "The words in quote= hold no number, several, or only a part of one.",
        "Choose words that hold just the number, whole.",
    ),
    Rule(
        "F044",
        "The number is not what the source says",
        "A reported number is the source's number; it may be rounded as honestly as a calculated one.",
        "Write the source's number.",
    ),
    Rule(
        "F045",
        "The source hedges otherwise",
        "Where the source says “nearly” or “at least”, the story may not say it plainly, nor hedge it another way; "
        "“about” is always allowed.",
        "Take over the source's hedge.",
    ),
    Rule("F050", "The date is not what the data have", "Every part that is written must agree.", "Correct the date."),
    Rule(
        "F051",
        "A bound mark does not hold one date",
        "The text in the brackets says no date, or more than one, of which only one could be compared.",
        "Put one date in the brackets, or bind a number with n=.",
    ),
    Rule("F052", "The cell holds no date", "d= wants a date or a moment in the data.", "Bind another cell, or use n=."),
)
RULES: Mapping[str, Rule] = {rule.code: rule for rule in sorted((*_RULES, *CLAIM_RULES), key=lambda rule: rule.code)}
"""All rules for numbers and bound dates, in the order of their codes."""
