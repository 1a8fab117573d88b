"""Every rule of evidence by its number: what it finds, why it is there, and what to do."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.quotes.model import STARRED
from nutgraf.rule import Rule

_RULES = (
    Rule(
        "Q001",
        "Unbound quotation",
        "Words in quotation marks are not tied to a source, so that nobody has checked them.",
        'Bind them, `["words"]{by=person}`, or mark why they quote nobody: `{.scare}`, `{.title}`, `{.term}`.',
        "a guarantee that one may forget to ask for is worth nothing",
    ),
    Rule(
        "Q002",
        "Leftover markup",
        "A span that should bind a quotation does not begin and end with its marks, or a bracket has no partner.",
        'Write `["words"]{by=person}` with both marks inside the brackets.',
        "a slip of syntax that would let words through unchecked",
    ),
    Rule(
        "Q010",
        "Words not in the source",
        "The printed words stand nowhere in the source. Only the allowed edits may differ: glyphs, the first letter of "
        "a segment, a final comma or full stop, ellipses, insertions in brackets, `[sic]`.",
        "Use the source's words, or paraphrase without quotation marks.",
        "a word substituted, dropped or added",
    ),
    Rule(
        "Q011",
        "Two alphabets in one word",
        "A word mixes letters that look alike but belong to different alphabets.",
        "Look at the source. This is a warning.",
        "names and words that were made to look like others",
    ),
    Rule(
        "Q012",
        "Inside a word",
        "The words stand in the source only as part of longer words, such as “able” in “unable”, “3” in “1.3” "
        "or “gate” in “#gate”.",
        "Quote whole words, a hashtag or a handle with its sign.",
        "a negation or a digit cut off",
    ),
    Rule(
        "Q013",
        "Emphasis not declared",
        "Words of a quotation are set in italics or bold, which no source in plain text can vouch for; or emphasis is "
        "declared, and there is none.",
        "Take the emphasis out, or declare it as yours with `emphasis=added`: the page then says “emphasis added”.",
        "a stress that the speaker did not give",
    ),
    Rule(
        "Q020",
        "Ambiguous",
        "The words stand in the source more than once, and nothing tells which place is meant.",
        "Quote more; the message holds the shortest quotation for each place.",
        "words of one moment taken for those of another",
    ),
    Rule(
        "Q030",
        "Out of order, or too far apart",
        "The parts of the quotation stand in another order in the source, or in several paragraphs, or with more "
        "words between them than the house allows; or a `|` stands where the source has no attribution.",
        "Keep the order of the source, or use two quotations.",
        "two utterances stitched together",
    ),
    Rule(
        "Q031",
        "A negation or a condition is left out",
        "Words that an ellipsis leaves out, or that an insertion replaces or adds, hold a negation or a condition, or "
        "no list of such words is known for the language of the source.",
        "Quote these words too, or sign for it and say why the sense is kept.",
        "a qualifier clipped",
    ),
    Rule(
        "Q032",
        "Across another speaker",
        "Between two parts of the quotation somebody else speaks, or its words run on from one speaker to another.",
        "Quote each speaker separately.",
        "an exchange told as if it were one utterance",
    ),
    Rule(
        "Q033",
        "Stitched",
        "Between two parts of the quotation the source closes its quotation marks and opens them again, or has more "
        "than an attribution.",
        "Use two quotations, or sign for it and say why it is one utterance.",
        "two utterances stitched together",
    ),
    Rule(
        "Q034",
        "A bracket replaces too much",
        "An insertion in brackets stands for more words of the source than the house allows.",
        "Replace fewer words, or leave words out with an ellipsis.",
        "a quotation that is mostly the writer's",
    ),
    Rule(
        "Q040",
        "Speaker not found",
        "Neither the speaker's name nor an alias nor the exact `attribution` stands beside the words in the source.",
        "Add the name the source uses to `aliases`, or copy its words to `attribution`.",
        "a quotation given to the wrong person",
    ),
    Rule(
        "Q041",
        "Another speaker is nearer",
        "The source gives the words to another person, or quotes from somebody what is given to the source itself.",
        "Name the speaker whom the source names.",
        "a quotation given to the wrong person",
    ),
    Rule(
        "Q042",
        "Not inside quotation marks",
        "In a source that itself quotes, the words stand outside quotation marks: they may be its paraphrase.",
        "Paraphrase without marks, or sign for it and say why these are the speaker's own words.",
        "a paraphrase promoted to a quotation",
    ),
    Rule(
        "Q050",
        "Just after a negation",
        "A negation stands within a few words before the quotation, in the same sentence of the source.",
        "Quote the negation too, or sign for it and say why the sense is kept.",
        "a negation clipped",
    ),
    Rule(
        "Q051",
        "The sentence goes on",
        "After the quotation the sentence of the source goes on with but, except or unless.",
        "See whether readers need what follows. This is a warning.",
        "a qualifier clipped",
    ),
    Rule(
        "Q060",
        "Other language",
        "The source is in another language than the story, and no note translates the words. How a country writes a "
        "language makes no other language: `en` and `en-GB` are one.",
        "Add a note of the kind translation, which readers see beside the words.",
        "a translation printed as if it were the original",
    ),
    Rule(
        "Q070",
        "Source changed",
        "The text of a source is not the one whose hash the story declares.",
        "Compare the texts, then declare the new hash and verify again.",
        "a source edited after it was quoted",
    ),
    Rule(
        "Q071",
        "Differs from the lock",
        "The words, the speaker or the source of a quotation are not those that were verified and sealed, or nobody "
        "has verified it.",
        "Run `nutgraf verify` with the text of the source at hand, to sign it anew.",
        "a quotation changed in a later edit",
    ),
    Rule(
        "Q080",
        "Second hand not disclosed",
        "A finished page shows words from a second-hand source, and neither their paragraph nor their figure says “as "
        "quoted by” with the publisher or the title of the source. In running text the build adds it behind the first "
        "such words of a paragraph; a headline or a chart has no room for it, so the page has to say it elsewhere.",
        "Write “as quoted by …” in the text, or mend the theme.",
        "somebody else's report sold as one's own",
    ),
    Rule(
        "Q090",
        "Machine transcript",
        "The source says `transcribed: machine`, and nobody has signed that the words were heard.",
        "Listen to the recording, and sign for it: `nutgraf verify --accept 'quote:Q090=heard at 12:30' --by you`.",
        "a machine transcript trusted",
    ),
)

RULES: dict[str, Rule] = {rule.code: replace(rule, is_starred=rule.code in STARRED) for rule in _RULES}
"""All rules, by number."""
