"""Every rule of evidence by its number: what it finds, why it is there, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.quotes.model import STARRED


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `origin` tells which mistake of newsrooms it is aimed at; `severity` what its finding does."""

    code: str
    title: str
    explanation: str
    origin: str
    fix: str

    @property
    def is_starred(self) -> bool:
        """Whether its finding fails the build until somebody signs for it in the lock."""
        return self.code in STARRED


_RULES = (
    Rule(
        "Q001",
        "Unbound quotation",
        "Words in quotation marks are not tied to a source, so that nobody has checked them.",
        "a guarantee that one may forget to ask for is worth nothing",
        'Bind them, `["words"]{by=person}`, or mark why they quote nobody: `{.scare}`, `{.title}`, `{.term}`.',
    ),
    Rule(
        "Q002",
        "Leftover markup",
        "A span that should bind a quotation does not begin and end with its marks, or a bracket has no partner.",
        "a slip of syntax that would let words through unchecked",
        'Write `["words"]{by=person}` with both marks inside the brackets.',
    ),
    Rule(
        "Q010",
        "Words not in the source",
        "The printed words stand nowhere in the source. Only the allowed edits may differ: glyphs, the first letter of "
        "a segment, a final comma or full stop, ellipses, insertions in brackets, `[sic]`.",
        "a word substituted, dropped or added",
        "Use the source's words, or paraphrase without quotation marks.",
    ),
    Rule(
        "Q011",
        "Two alphabets in one word",
        "A word mixes letters that look alike but belong to different alphabets.",
        "names and words that were made to look like others",
        "Look at the source. This is a warning.",
    ),
    Rule(
        "Q012",
        "Inside a word",
        "The words stand in the source only as part of longer words, such as “able” in “unable” or “3” in “1.3”.",
        "a negation or a digit cut off",
        "Quote whole words.",
    ),
    Rule(
        "Q020",
        "Ambiguous",
        "The words stand in the source more than once, and nothing tells which place is meant.",
        "words of one moment taken for those of another",
        "Quote more; the message holds the shortest quotation for each place.",
    ),
    Rule(
        "Q030",
        "Out of order, or too far apart",
        "The parts of the quotation stand in another order in the source, or in several paragraphs, or with more "
        "words between them than the house allows; or a `|` stands where the source has no attribution.",
        "two utterances stitched together",
        "Keep the order of the source, or use two quotations.",
    ),
    Rule(
        "Q031",
        "A negation or a condition is left out",
        "Words that an ellipsis leaves out, or that an insertion replaces or adds, hold a negation or a condition, or "
        "no list of such words is known for the language of the source.",
        "a qualifier clipped",
        "Quote these words too, or sign for it and say why the sense is kept.",
    ),
    Rule(
        "Q032",
        "Across another speaker",
        "Between two parts of the quotation somebody else speaks.",
        "an exchange told as if it were one utterance",
        "Quote each speaker separately.",
    ),
    Rule(
        "Q033",
        "Stitched",
        "Between two parts of the quotation the source closes its quotation marks and opens them again, or has more "
        "than an attribution.",
        "two utterances stitched together",
        "Use two quotations, or sign for it and say why it is one utterance.",
    ),
    Rule(
        "Q034",
        "A bracket replaces too much",
        "An insertion in brackets stands for more words of the source than the house allows.",
        "a quotation that is mostly the writer's",
        "Replace fewer words, or leave words out with an ellipsis.",
    ),
    Rule(
        "Q040",
        "Speaker not found",
        "Neither the speaker's name nor an alias nor the exact `attribution` stands beside the words in the source.",
        "a quotation given to the wrong person",
        "Add the name the source uses to `aliases`, or copy its words to `attribution`.",
    ),
    Rule(
        "Q041",
        "Another speaker is nearer",
        "The source gives the words to another person, or quotes from somebody what is given to the source itself.",
        "a quotation given to the wrong person",
        "Name the speaker whom the source names.",
    ),
    Rule(
        "Q042",
        "Not inside quotation marks",
        "In a source that itself quotes, the words stand outside quotation marks: they may be its paraphrase.",
        "a paraphrase promoted to a quotation",
        "Paraphrase without marks, or sign for it and say why these are the speaker's own words.",
    ),
    Rule(
        "Q050",
        "Just after a negation",
        "A negation stands within a few words before the quotation, in the same sentence of the source.",
        "a negation clipped",
        "Quote the negation too, or sign for it and say why the sense is kept.",
    ),
    Rule(
        "Q051",
        "The sentence goes on",
        "After the quotation the sentence of the source goes on with but, except or unless.",
        "a qualifier clipped",
        "See whether readers need what follows. This is a warning.",
    ),
    Rule(
        "Q060",
        "Other language",
        "The source is in another language than the story, and no translation is declared.",
        "a translation printed as if it were the original",
        "Add a note of the kind translation.",
    ),
    Rule(
        "Q070",
        "Source changed",
        "The text of a source is not the one whose hash the story declares.",
        "a source edited after it was quoted",
        "Compare the texts, then declare the new hash and verify again.",
    ),
    Rule(
        "Q071",
        "Differs from the lock",
        "The words, the speaker or the source of a quotation are not those that were verified and sealed, or nobody "
        "has verified it.",
        "a quotation changed in a later edit",
        "Run `nutgraf verify` with the text of the source at hand, to sign it anew.",
    ),
    Rule(
        "Q080",
        "Second hand not disclosed",
        "A page shows words from a second-hand source without “as quoted by”.",
        "somebody else's report sold as one's own",
        "Print who quoted the words.",
    ),
    Rule(
        "Q090",
        "Machine transcript",
        "The source was written down by a machine, and nobody has signed that the words were heard.",
        "a machine transcript trusted",
        "Listen to the recording, and sign for it.",
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}
"""All rules, by number."""
