"""Whatever is wrong, in content, theme, settings or plugins: it is told, and `output/` stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites.tool import ROOT, STORY, change, read_times, read_tree, run

SETTINGS = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
BROKEN_SETTINGS = {
    "syntax": ("PLUGINS = [nutgraf_pelican", "PLUGINS = [nutgraf_pelican", "pelicanconf.py:9:11  "),
    "name": ("PLUGINS = [nutgraf_pelican]", "PLUGINS = [nutgraf_pelikan]", "pelicanconf.py:9:1  NameError: "),
    "import": ("import nutgraf_pelican", "import nutgraf_pelikan", "pelicanconf.py:5:1  ModuleNotFoundError: "),
    "plugin": ("[nutgraf_pelican]", "[]", "pelicanconf.py:1:1  PLUGINS does not name nutgraf_pelican  "),
    "missing": (
        "[nutgraf_pelican]",
        '[nutgraf_pelican, "no_such_plugin"]',
        "pelicanconf.py:1:1  Cannot load plugin `no_such_plugin`",
    ),
    "register": (
        "PLUGINS = [nutgraf_pelican]",
        "class Broken:\n    def register():\n        raise OSError('no')\n\n\nPLUGINS = [nutgraf_pelican, Broken]",
        "pelicanconf.py:11:1  OSError: no  ",
    ),
}


def build_in_vain(site: Path) -> str:
    """Build; it must fail and leave every file and time of `output/` as it was. Gives what was said."""
    before = read_tree(site / "output"), read_times(site / "output")
    done = run("build", "--site", site, "--workers", 1)
    assert done.code == 1
    assert (read_tree(site / "output"), read_times(site / "output")) == before
    assert "Traceback" not in done.err
    assert list((site / ".cache").glob("build-*")) == []
    return done.err


def test_a_problem_in_content_leaves_the_output(themed_site: Path) -> None:
    """One changed word of a quotation stops the build."""
    change(themed_site / STORY, "a rare night of good", "a rare night of bad")
    assert "Q010" in build_in_vain(themed_site)


def test_a_template_that_cannot_be_parsed_is_told_with_its_line(themed_site: Path) -> None:
    """A syntax error of a template is a problem at its line."""
    template = themed_site / "theme" / "templates" / "article.html"
    template.write_text("\n\n{% if %}\n", encoding="utf-8")
    assert build_in_vain(themed_site).startswith("theme/templates/article.html:3:1  Expected an expression")


def test_a_template_may_use_nothing_but_its_page(themed_site: Path) -> None:
    """A field that a page does not have, or a setting of Pelican, is a problem at its line."""
    template = themed_site / "theme" / "templates" / "listing.html"
    template.write_text("\n{{ page.nmae }}\n", encoding="utf-8")
    assert build_in_vain(themed_site).startswith("theme/templates/listing.html:2:1  UndefinedError: ")
    template.write_text("{{ page.name }}{{ SITENAME }}\n", encoding="utf-8")
    assert build_in_vain(themed_site).startswith(
        "theme/templates/listing.html:1:1  UndefinedError: 'SITENAME' is undefined"
    )


def test_a_theme_without_a_template_is_told(themed_site: Path) -> None:
    """A template that is missing is named."""
    (themed_site / "theme" / "templates" / "ledger.html").unlink()
    assert "ledger" in build_in_vain(themed_site)


def test_a_theme_may_not_alter_a_quotation(themed_site: Path) -> None:
    """The finished page is read again; a word that differs is told at the quotation, with both wordings."""
    change(
        themed_site / "theme" / "templates" / "blocks" / "quote.html",
        "trusted(block.words)",
        '(trusted(block.words) | replace("boat", "ship"))',
    )
    said = build_in_vain(themed_site)
    assert said.startswith(f"{STORY}:20:11  the finished page alters quote “twice”  [page.quote]\n")
    assert "page has     We counted every ship in the harbour" in said
    assert "checked were We counted every boat in the harbour" in said


def test_a_theme_may_not_drop_a_quotation(themed_site: Path) -> None:
    """A quotation that no page shows any more, or shows without saying which it is, could be anything."""
    change(themed_site / "theme" / "templates" / "blocks" / "quote.html", 'data-quote="{{ block.id }}"', "")
    assert build_in_vain(themed_site).startswith(f"{STORY}:20:11  the finished page does not show quote “twice”  ")


@pytest.mark.parametrize("case", BROKEN_SETTINGS)
def test_broken_settings_are_told(themed_site: Path, case: str) -> None:
    """Settings that cannot be read, a plugin that is not there or cannot be registered: a problem at its line."""
    old, new, said = BROKEN_SETTINGS[case]
    text = SETTINGS.replace(old, new, 1) if case != "syntax" else SETTINGS.replace("pelican]", "pelican", 1)
    (themed_site / "pelicanconf.py").write_text(text, encoding="utf-8")
    assert build_in_vain(themed_site).startswith(said)


@pytest.mark.slow
@pytest.mark.parametrize("signal", ["content_object_init", "article_generator_finalized", "finalized"])
def test_a_plugin_that_fails_while_building_fails_the_build(themed_site: Path, signal: str) -> None:
    """Pelican passes over some failures of plugins and publishes the rest; here each is told at its line."""
    plugin = f"""
from pelican import signals


class Broken:
    def register():
        signals.{signal}.connect(Broken.fail)

    def fail(*given):
        raise LookupError("no such thing")
"""
    text = SETTINGS.replace("[nutgraf_pelican]", "[nutgraf_pelican, Broken]")
    head, _, tail = text.partition("PLUGINS")
    (themed_site / "pelicanconf.py").write_text(f"{head}{plugin}\n\nPLUGINS{tail}", encoding="utf-8")
    before = read_tree(themed_site / "output"), read_times(themed_site / "output")
    # In a process of its own, as what a plugin connects to Pelican stays there.
    command = [str(Path(sys.executable).with_name("nutgraf")), "build", "--workers", "1"]
    done = subprocess.run(command, cwd=themed_site, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 1, done.stdout
    assert "LookupError: no such thing" in done.stderr
    assert done.stderr.startswith("pelicanconf.py:")
    assert "Traceback" not in done.stderr
    assert (read_tree(themed_site / "output"), read_times(themed_site / "output")) == before
