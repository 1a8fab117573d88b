"""The house's policy for quotations: named presets, each with its origin, and what of it suits a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from nutgraf.quotes.model import Policy, Source

SPOKEN = frozenset({"transcript", "recording"})
"""Kinds of sources that write down what was said: only there is an “um” the speaker's."""
COUNTED = frozenset({"en"})
"""Languages whose number words and words of hesitation are known."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A policy by name. `origin` tells what it follows; its thresholds in words are ours in every case."""

    policy: Policy
    origin: str


PRESETS: Mapping[str, Preset] = {
    "ap": Preset(
        Policy(ellipsis_words=30, numerals_may_differ=True),
        "in the manner of the AP Stylebook, “quotations in the news”: quotations are not altered, not even their "
        "grammar; slips of the tongue go by an ellipsis, with extreme caution; figures follow the usual style inside "
        "quotations too. That an ellipsis leaves out at most 30 words is our reading of the caution.",
    ),
    "guardian": Preset(
        Policy(disfluencies_may_go=True),
        "in the manner of the Guardian style guide, “quotes”: the words are those that were spoken, though ums and "
        "ahems can be removed. The guide also lets bad grammar be improved; this program never does.",
    ),
    "ours": Preset(
        Policy(),
        "where the site names none: final commas and full stops may differ as sentences of the story need them, and "
        "everything else is that of the source or is seen.",
    ),
    "reuters": Preset(
        Policy(ellipsis_words=15, bracket_words=0),
        "in the manner of the Reuters Handbook of Journalism: quotations are never altered, but that a redundant word "
        "or clause may go where the sense stays. So an ellipsis leaves out a clause, 15 words by our reading, and a "
        "bracket may add words but replaces none.",
    ),
    "strict": Preset(
        Policy(20, 0, 8, brackets_required=True, final_mark_may_differ=False),
        "of our own: every difference can be seen. A changed first letter stands in brackets, a bracket replaces "
        "nothing, the final comma or full stop is that of the source or is left out, and a negation is looked for "
        "farther back.",
    ),
}
"""Every preset, by name."""


def choose_policy(preset: str, changes: Mapping[str, int | bool | None]) -> Policy:
    """The policy of a preset, but for single values that are set; None sets nothing."""
    values = asdict(PRESETS[preset].policy)
    return Policy(**{**values, **{name: value for name, value in changes.items() if value is not None}})


def fit_policy(policy: Policy, source: Source) -> Policy:
    """`policy` without what does not suit a source: its language, or that it is no record of speech."""
    is_known = source.language.split("-")[0].lower() in COUNTED
    is_spoken = source.kind in SPOKEN and not source.via
    return replace(
        policy,
        numerals_may_differ=policy.numerals_may_differ and is_known,
        disfluencies_may_go=policy.disfluencies_may_go and is_known and is_spoken,
    )


def explain_preset(name: str) -> str:
    """What a preset is called, where it comes from, and all its values: for `nutgraf explain`."""
    preset = PRESETS[name]
    values = (f"   {item.name}: {str(getattr(preset.policy, item.name)).lower()}" for item in fields(preset.policy))
    return "\n".join([f"{name}  A policy for quotations, {preset.origin}", "", *values])
