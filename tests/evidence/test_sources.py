"""Texts of sources: their canonical form, their hash, and where they are looked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import Place
from nutgraf.evidence.sources import canonicalise, find_text, follow_via, hash_text, read_source
from nutgraf.quotes.model import Source, SourceKind

PLACE = Place("content/stories/gate/story.md", 12, 3)
TEXT = "An invented line.\n\nAnother.\n"


@dataclass
class Entry:
    """A source as the front matter declares it."""

    text: str = "report.txt"
    sha256: str = hash_text(TEXT)
    kind: SourceKind = "news-article"
    title: str = "A report"
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = "en"
    publish: Literal["none", "quotes", "excerpt", "full"] = "quotes"
    via: str = ""
    transcribed: Literal["", "person", "machine"] = ""
    note: str = ""


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree\n"),
        ("one  \n\n \n\n\ntwo\t\n", "one\n\ntwo\n"),
        ("\n\n date 2031-04-02 \n\n\n\nIn a report", " date 2031-04-02\n\nIn a report\n"),
        ("\ufeffcafe\u0301", "café\n"),
        ("one\u2029two", "one\n\ntwo\n"),
        ("  \n", ""),
    ],
)
def test_canonical_form(raw: str, canonical: str) -> None:
    """LF, NFC, no space at the end of lines, one blank line between paragraphs; a first line stays as it is."""
    assert canonicalise(raw) == canonical


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("\n\r \t\ufeff\u2028\u2029e\u0301"), st.characters(exclude_categories=["Cs"])
        )
    )
)
def test_canonical_text_stays(raw: str) -> None:
    """Canonical text is its own canonical form, so that a hash means the same everywhere."""
    once = canonicalise(raw)
    assert canonicalise(once) == once


def test_text_is_found_in_order(tmp_path: Path) -> None:
    """The folder of the story comes before the vault."""
    story, vault = tmp_path / "story", tmp_path / "vault"
    for folder in (story, vault):
        folder.mkdir()
        (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert find_text("report.txt", [story, vault]) == (story / "report.txt").resolve()
    assert find_text("report.txt", [tmp_path / "missing", vault]) == (vault / "report.txt").resolve()
    assert find_text("other.txt", [story, vault]) is None


@pytest.mark.parametrize(
    "name", ["../secret.txt", "a/../../secret.txt", "/etc/passwd", "~/x", "a\\b", "C:x", "a\x00", ""]
)
def test_no_name_leads_outside(tmp_path: Path, name: str) -> None:
    """`..`, absolute names and the like are never followed, and are told of."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    assert find_text(name, [vault]) is None
    source, problems = read_source("report", Entry(text=name), PLACE, [vault])
    assert source.text is None
    assert [problem.code for problem in problems] == (["source.path"] if name else [])


def test_no_link_leads_outside(tmp_path: Path) -> None:
    """A symbolic link out of the folder is not followed; one inside is."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (vault / "real.txt").write_text(TEXT, encoding="utf-8")
    (vault / "out.txt").symlink_to(tmp_path / "secret.txt")
    (vault / "in.txt").symlink_to(vault / "real.txt")
    assert find_text("out.txt", [vault]) is None
    assert find_text("in.txt", [vault]) == (vault / "real.txt").resolve()


def test_source_with_its_text(tmp_path: Path) -> None:
    """The text is read in its canonical form; the hash that is declared fits it."""
    (tmp_path / "report.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    source, problems = read_source("report", Entry(), PLACE, [tmp_path])
    assert (source.text, problems) == (TEXT, ())


def test_source_without_its_text(tmp_path: Path) -> None:
    """Without the file nothing is wrong: the seal decides."""
    source, problems = read_source("report", Entry(), PLACE, [tmp_path])
    assert (source.text, problems) == (None, ())


def test_changed_source(tmp_path: Path) -> None:
    """Q070 shows the hash that is declared and the one that was found."""
    (tmp_path / "report.txt").write_text(TEXT + "More.\n", encoding="utf-8")
    _, (problem,) = read_source("report", Entry(), PLACE, [tmp_path])
    assert problem.format() == "\n".join(
        [
            "content/stories/gate/story.md:12:3  Q070 the text of source “report” is not the one that the story "
            "declares  [Q070]",
            f"   declared  {hash_text(TEXT)}",
            f"   found     {hash_text(TEXT + 'More.' + chr(10))}",
            "   fix: compare the two texts; if the new one is right, declare its hash and run `nutgraf verify`.",
        ]
    )


def test_undeclared_hash(tmp_path: Path) -> None:
    """Without a declared hash the message holds the line to paste."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    _, (problem,) = read_source("report", Entry(sha256=""), PLACE, [tmp_path])
    assert (problem.code, problem.fix) == ("source.hash", f"sha256: {hash_text(TEXT)}")


def test_text_that_is_none(tmp_path: Path) -> None:
    """A file that is not UTF-8 is a problem with the byte named, no exception."""
    (tmp_path / "report.txt").write_bytes(b"caf\xe9")
    source, (problem,) = read_source("report", Entry(), PLACE, [tmp_path])
    assert source.text is None
    assert problem.message == "the text of source “report”, report.txt, is not UTF-8 (byte 4)"


def test_source_known_through_another() -> None:
    """A source with `via` is checked against the text through which it is known, and stays itself."""
    report = Source("report", "news-article", "A report", PLACE, text=TEXT, sha256="a" * 64)
    email = Source("email", "email", "An e-mail", PLACE, via="report")
    followed = follow_via(email, {"report": report, "email": email})
    assert followed == replace(email, text=TEXT, sha256="a" * 64)
    assert follow_via(report, {"report": report}) is report
    heard = follow_via(email, {"report": replace(report, is_machine_made=True), "email": email})
    assert heard.is_machine_made, "words that a machine wrote down stay so through another source"
    loop = replace(email, via="email")
    assert follow_via(loop, {"email": loop}) is loop
