"""The rules for words that claim more than a number, for bases of changes, and for what is not checked at all."""

from __future__ import annotations

from nutgraf.rule import Rule

CLAIM_RULES = (
    Rule(
        "F009",
        "A claim word is bound to nothing",
        "“The highest since 2008”, “a record low”, “for the first time since 1976”, “the fifth year in a row” and "
        "“more than any other” say something of many numbers at once, and new data can make them untrue.",
        'Write [the highest since 2008]{n="rank(dataset:row)"}, [the first time since 1976]{n="count_below('
        'dataset:1976..2024, 0)"}, or for the [fifth]{n="falls(dataset:row)"} year; or name the words under '
        "allow_numbers with the reason.",
    ),
    Rule(
        "F018",
        "A change names no base",
        "“Rose by 10 percent” says nothing as long as it is not told from when, or against what. Looked for are the "
        "name of the row that the change starts from, its value, and words such as since, from, than, compared with.",
        "Say from when or from what: “from 2010”, “since Monday”, “than a year earlier”.",
        severity="warning",
    ),
    Rule(
        "F060",
        "A claim is bound to what cannot show it",
        "“The highest” is shown by rank(dataset:row) being 1, “the lowest” by rank_lowest(dataset:row), a first time "
        "by count_above(range, limit) or count_below(range, limit), “three of four” by pct_of(count, count). A single "
        "number shows none of these.",
        "Bind it to the function that is named.",
    ),
    Rule(
        "F061",
        "A claim does not hold",
        "Another row is as high, or lies between; the message names it. The claim is held against the data at every "
        "build, so it can end to be true when rows are added.",
        "Write what the data show, or take the claim out.",
    ),
    Rule(
        "F062",
        "A claim speaks of other rows than its reference",
        "“On record” and “any other” speak of all rows, “since 2008” of all from 2008 to the row that is told of.",
        "Let the reference name the rows that the words speak of.",
    ),
    Rule(
        "F063",
        "A claim says less than the data show",
        "“The highest since 2008” tells readers that 2008 was as high. Where it was not, the claim is true and still "
        "misleads.",
        "Name the last row that was as high.",
        severity="warning",
    ),
    Rule(
        "F070",
        "Numbers are not checked in this language",
        "Hedges, scales and numbers in words differ from language to language. Where no table is known for the "
        "language of the story, numbers are not checked, and that is said: it is no proof that they hold.",
        "Check them by hand, or set language: to one that is known.",
        severity="warning",
    ),
    Rule(
        "F071",
        "A story has more numbers than can be checked while somebody waits",
        "Three thousand numbers are a table, not a text; a list that was pasted into a story is the usual cause.",
        "Make a dataset of them and show it as a chart or table, or divide the story.",
    ),
)
