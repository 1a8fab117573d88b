"""The page of specimens shows all that charts can do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from nutgraf.charts.kinds import CHARTS
from nutgraf.charts.manual import GROUPS, list_entries
from nutgraf.datasets.read import read_datasets
from nutgraf.directives.steps import STEP
from nutgraf.markdown.model import Directive
from nutgraf.stories.file import ContentFile, read_file
from nutgraf.stories.front_matter import PageKeys
from nutgraf.stories.placing import list_placed

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "content" / "pages"
NESTED = ("reference", "annotations")


def read(name: str) -> ContentFile[PageKeys]:
    """A page of this site."""
    file, problems = read_file(PAGES / f"{name}.md", ROOT, PageKeys)
    assert file is not None, problems
    return file


SPECIMENS = list(read("specimens").keys.charts.values())


def list_used(kinds: Iterable[str]) -> set[str]:
    """The options of all specimens of these kinds."""
    return {option for chart in SPECIMENS if chart["kind"] in kinds for option in chart}


@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_is_shown_with_every_option_of_its_own(kind: str) -> None:
    """Whoever adds a kind or an option adds it to the page, where it is seen."""
    assert {entry.name for entry in list_entries(kind)} - list_used([kind]) == set()


@pytest.mark.parametrize("group", sorted(set(GROUPS) - set(NESTED)))
def test_every_shared_option_is_shown(group: str) -> None:
    """Options that several kinds share are shown with one of these at least."""
    kinds = [kind for kind, found in CHARTS.items() if issubclass(found.options, GROUPS[group])]
    assert {entry.name for entry in list_entries(group)} - list_used(kinds) == set()


@pytest.mark.parametrize("group", NESTED)
def test_every_nested_key_is_shown(group: str) -> None:
    """So are the keys below `reference` and `annotations`."""
    found = [chart[group] for chart in SPECIMENS if group in chart]
    marks = [mark for value in found for mark in (value if isinstance(value, list) else [value])]
    assert {entry.name for entry in list_entries(group)} - {key for mark in marks for key in mark} == set()


def test_specimens_are_invented_and_say_so() -> None:
    """Page and datasets are marked as samples; each dataset that is marked in its name is shown."""
    datasets, _ = read_datasets(ROOT / "data", ROOT)
    used = {str(chart["data"]) for chart in SPECIMENS} | {
        str(chart.get("shapes", "sample-island")) for chart in SPECIMENS
    }
    assert read("specimens").keys.sample
    assert [name for name in sorted(used) if not datasets[name].sample] == []
    assert {name for name in datasets if name.startswith("sample-")} == used


def test_the_guide_tells_the_options_of_every_kind() -> None:
    """Each kind has its list of options, and the shared ones have theirs; the guide links to the specimens."""
    listed = {argument for name, argument in list_placed(read("charts").body.nodes) if name == "options"}
    assert listed == {*CHARTS, *GROUPS}
    assert "](specimens.md)" in (PAGES / "charts.md").read_text(encoding="utf-8")


def test_steps_are_shown_and_told_with_every_option() -> None:
    """The specimens have a step with each option that there is, and the guide says what each does."""
    shown = [node for node in read("specimens").body.nodes if isinstance(node, Directive) and node.name == "steps"]
    steps = [inner for node in shown for inner in node.body if isinstance(inner, Directive)]
    assert {option for step in steps for option in step.options} == set(STEP.options)
    guide = (PAGES / "charts.md").read_text(encoding="utf-8")
    assert [option for option in STEP.options if f"\n- `{option}`: " not in guide] == []


def test_the_footer_leaves_both_pages_out() -> None:
    """They are for writers, who find them by links; readers are not bothered."""
    assert not read("specimens").keys.footer
    assert not read("charts").keys.footer
