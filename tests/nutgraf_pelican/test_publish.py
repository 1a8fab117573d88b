"""What is written to the output folder, and what is left alone."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import feedparser
import pytest

from nutgraf_pelican.publish import publish
from tests.sites.tool import ROOT, STORY, change, read_times, read_tree, run


def build(site: Path, *more: object) -> int:
    """Build; gives the exit code."""
    return run("build", "--site", site, "--workers", 1, *more).code


def test_a_second_build_touches_nothing(bare_site: Path) -> None:
    """A file that is the same keeps its time, so that a host uploads only what changed."""
    before = read_times(bare_site / "output")
    assert build(bare_site) == 0
    assert read_times(bare_site / "output") == before


def test_a_change_touches_only_what_shows_it(bare_site: Path) -> None:
    """A changed body changes the story's page and the feed; drawings, data and the other story keep their time."""
    before = read_times(bare_site / "output")
    change(bare_site / STORY, "The mayor called it", "The mayor himself called it")
    assert build(bare_site) == 0
    after = read_times(bare_site / "output")
    changed = {name for name in after if after[name] != before.get(name) and (bare_site / "output" / name).is_file()}
    assert changed == {"stories/harbour/index.html", "feed.xml"}


def test_what_is_gone_is_removed(bare_site: Path) -> None:
    """A story that is taken out takes its pages, files and folder along."""
    assert (bare_site / "output" / "stories" / "pier" / "evidence" / "index.html").is_file()
    shutil.rmtree(bare_site / "content" / "stories" / "pier")
    assert build(bare_site) == 0
    assert not (bare_site / "output" / "stories" / "pier").exists()
    assert (bare_site / "output" / "stories" / "harbour" / "index.html").is_file()


def test_hidden_files_of_a_host_stay(bare_site: Path) -> None:
    """A repository or a mark of the host at the top of the output folder is not ours to remove."""
    (bare_site / "output" / ".git").mkdir()
    (bare_site / "output" / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (bare_site / "output" / ".nojekyll").touch()
    assert build(bare_site) == 0
    assert (bare_site / "output" / ".git" / "HEAD").is_file()
    assert (bare_site / "output" / ".nojekyll").is_file()


def test_a_file_makes_way_for_a_folder_and_back(tmp_path: Path) -> None:
    """What was a page may become a folder of pages, and the other way round."""
    output = tmp_path / "output"
    for files in ({"a": "1", "b/c": "2"}, {"a/d": "3", "b": "4"}, {"a": "1", "b/c": "2"}):
        aside = tmp_path / "aside"
        for name, text in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_text(text, encoding="utf-8")
        publish(aside, output)
        assert read_tree(output) == {name: text.encode() for name, text in files.items()}
        shutil.rmtree(aside)


def test_the_output_may_be_on_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be moved to another disk is copied beside its place first, then moved there."""
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if source.parent != target.parent:
            raise OSError(errno.EXDEV, "another disk")
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside" / "index.html").write_text("page", encoding="utf-8")
    assert publish(tmp_path / "aside", tmp_path / "output") == (1, 4)
    assert read_tree(tmp_path / "output") == {"index.html": b"page"}


@pytest.mark.parametrize("folder", [".", "..", "content", "content/new", "data", "theme/static"])
def test_what_the_site_is_made_from_is_never_written_over(bare_site: Path, folder: str) -> None:
    """An output folder that holds the content, or lies in it, is wrong use; nothing is changed."""
    before = read_tree(bare_site)
    done = run("build", "--site", bare_site, "--output", bare_site / folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("cannot be the output folder: what the site is made from is there\n")
    assert read_tree(bare_site) == before


def test_a_folder_of_somebody_else_is_refused(bare_site: Path, tmp_path: Path) -> None:
    """A folder with files that no build has made, or a file, is not written to."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear", encoding="utf-8")
    done = run("build", "--site", bare_site, "--output", tmp_path / "letters")
    assert done.code == 2
    assert done.err.endswith("holds files that no build has made; choose an empty folder\n")
    assert read_tree(tmp_path / "letters") == {"dear.txt": b"Dear"}
    assert build(bare_site, "--output", tmp_path / "letters" / "dear.txt") == 2


def test_the_output_may_be_outside_of_the_site(bare_site: Path, tmp_path: Path) -> None:
    """`--output` names any folder; what is written there is what is written to `output/`."""
    assert build(bare_site, "--output", tmp_path / "far" / "away") == 0
    assert read_tree(tmp_path / "far" / "away") == read_tree(bare_site / "output")


def test_what_is_hidden_or_beside_the_point_is_not_published(bare_site: Path) -> None:
    """Hidden files, notes beside a story and pages in other formats never reach a reader."""
    before = read_tree(bare_site / "output")
    page = "---\ntitle: Hidden\nsummary: Hidden.\n---\nNobody may read this yet.\n"
    html = '<html><head><title>Unchecked</title><meta name="date" content="2024-05-04"></head><body>Hi</body></html>'
    for name, text in {
        "content/pages/.draft.md": page,
        "content/stories/.later/story.md": page,
        "content/stories/harbour/.notes.md": page,
        "content/stories/harbour/notes.md": page,
        "content/stories/harbour/unchecked.html": html,
        "content/pages/unchecked.html": html,
    }.items():
        (bare_site / name).parent.mkdir(parents=True, exist_ok=True)
        (bare_site / name).write_text(text, encoding="utf-8")
    assert build(bare_site) == 0
    assert read_tree(bare_site / "output") == before


def test_a_site_needs_no_theme_and_no_settings(bare_site: Path) -> None:
    """Content and data alone make a site, in the theme that comes with the package; so do they with the settings."""
    before = read_tree(bare_site / "output")
    assert not (bare_site / "theme").exists()
    shutil.copy(ROOT / "pelicanconf.py", bare_site)
    assert build(bare_site) == 0
    assert read_tree(bare_site / "output") == before


def test_a_story_in_another_language_has_its_page(bare_site: Path) -> None:
    """A story whose language is not that of the site is published at its own address all the same."""
    keys = "title: Nebel\nsummary: Erfunden.\ndate: 2024-05-04\nauthors: [desk]\ntopic: harbour\nlanguage: de\n"
    (bare_site / STORY).write_text(f"---\n{keys}---\nNebel lag auf dem Hafen.\n", encoding="utf-8")
    assert build(bare_site) == 0
    assert '<html lang="de">' in (bare_site / "output" / "stories" / "harbour" / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_feed_without_an_address_leads_to_its_stories(bare_site: Path) -> None:
    """A site that does not say where it stands has a feed with ids of its own and links relative to the feed."""
    feed = feedparser.parse((bare_site / "output" / "feed.xml").read_bytes())
    assert not feed.bozo
    ids = [feed.feed.id, *(entry.id for entry in feed.entries)]
    assert len(set(ids)) == 3
    assert all(name.startswith("urn:uuid:") for name in ids)
    assert sorted(entry.link for entry in feed.entries) == ["stories/harbour/", "stories/pier/"]
