"""The command line: what each command prints, writes and ends with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites.tool import BASE, STORY, change, lay_out, read_tree, run

LOCK = "content/stories/harbour/evidence.lock.json"
INDIRECT = "Brask said that the gate [“had never failed,”]{#gate by=brask} the report tells.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site without mistakes."""
    return lay_out(BASE, tmp_path / "site")


def say(command: str, site: Path, *more: object) -> tuple[int, str, str]:
    """Run a command on a site: exit code, output, errors."""
    done = run(command, "--site", site, "--workers", 1, *more)
    return done.code, done.out, done.err


def test_check_tells_in_a_line_what_was_checked(site: Path) -> None:
    """A site without mistakes ends with code 0; `check` writes nothing but its cache."""
    before = {name for name in read_tree(site) if not name.startswith(".cache/")}
    code, out, err = say("check", site)
    assert (code, err) == (0, "")
    assert out.startswith("1 story · charts: ")
    assert out.endswith(" · quotes: 2 verified, 0 sealed · figures: 2 bound\n")
    assert {name for name in read_tree(site) if not name.startswith(".cache/")} == before


def test_warnings_do_not_fail(site: Path) -> None:
    """A warning is told, and the site is built."""
    change(site / STORY, ":::{chart} passengers\n:::\n", "")
    warning = f"{STORY}:30:3  warning: chart 'passengers' is defined but never shown  "
    assert say("check", site)[::2] == (
        0,
        warning + "place it with `:::{chart} passengers` or take it out  [chart.unused]\n",
    )
    code, out, _ = say("build", site)
    assert code == 0
    assert out.startswith(warning)


def test_build_tells_in_a_line_what_was_written(site: Path) -> None:
    """The closing line of a build counts stories, charts, quotations, figures, pages and bytes."""
    code, out, err = say("build", site)
    assert (code, err) == (0, "")
    parts = [part.partition(" ")[2] for part in out.strip().split(" · ")]
    assert parts[0] == "story"
    assert " · quotes: 2 verified, 0 sealed · figures: 2 bound · 6 pages, " in out
    assert (site / "output" / "index.html").is_file()


def test_verify_signs_and_signs_again_without_a_change(site: Path) -> None:
    """`verify` writes the lock beside the story; with nothing new it writes the same bytes."""
    assert say("verify", site) == (0, "3 quotations and figures signed in 1 lock\n", "")
    lock = (site / LOCK).read_bytes()
    assert say("verify", site, "harbour")[0] == 0
    assert (site / LOCK).read_bytes() == lock


def test_without_the_text_the_seal_decides(site: Path) -> None:
    """A site without the text of its source passes on the lock and says so; one changed word does not pass."""
    assert say("verify", site)[0] == 0
    (site / "data" / "sources" / "count.txt").unlink()
    assert "quotes: 0 verified, 2 sealed" in say("check", site)[1]
    change(site / STORY, "rare night of good", "rare night of bad")
    code, _, err = say("check", site)
    assert code == 1
    assert "Q071 quote “q-0ebe2c67” is neither verified nor sealed" in err


def test_the_vault_verifies_what_the_site_does_not_hold(site: Path, tmp_path: Path) -> None:
    """A text that may not be published lies in a vault: named by an option, or by the environment."""
    vault = tmp_path / "vault"
    vault.mkdir()
    shutil.move(site / "data" / "sources" / "count.txt", vault)
    assert say("check", site)[0] == 1
    assert say("verify", site, "--vault", vault)[:2] == (0, "3 quotations and figures signed in 1 lock\n")
    assert "quotes: 2 verified, 0 sealed" in say("check", site, "--vault", vault)[1]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NUTGRAF_VAULT", str(vault))
        assert "quotes: 2 verified, 0 sealed" in say("check", site)[1]
    assert "quotes: 0 verified, 2 sealed" in say("check", site)[1]
    (vault / "count.txt").write_text("Another text.\n", encoding="utf-8")
    code, _, err = say("check", site, "--vault", vault)
    assert code == 1
    assert "Q070 the text of source “count” is not the one that the story declares" in err


def test_an_editor_signs_for_a_finding(site: Path) -> None:
    """A starred finding fails until somebody signs with a reason; the signature is for these words alone."""
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\n{INDIRECT}")
    code, _, err = say("check", site)
    assert code == 1
    assert "Q042 quote “gate” does not stand inside quotation marks" in err
    signed = say("verify", site, "--accept", "gate:Q042=She is the one who said it.", "--by", "night desk")
    assert signed == (0, "4 quotations and figures signed in 1 lock\n", "")
    assert '"reason": "She is the one who said it."' in (site / LOCK).read_text(encoding="utf-8")
    assert say("check", site)[::2] == (0, "")
    assert say("build", site)[0] == 0
    ledger = (site / "output" / "stories" / "harbour" / "evidence.json").read_text(encoding="utf-8")
    assert "Q042 accepted: She is the one who said it. (signed: night desk)" in ledger
    change(site / STORY, "had never failed,”]", "had not failed,”]")
    code, _, err = say("check", site)
    assert code == 1
    assert "Q010 quote “gate” is not in source “count”" in err
    assert "Q071 quote “gate” differs from the lock in its words" in err
    assert say("verify", site)[0] == 1
    assert '"words": "had never failed,"' in (site / LOCK).read_text(encoding="utf-8")


def test_words_from_a_machine_are_published_once_somebody_heard_them(tmp_path: Path) -> None:
    """Q090 fails until it is signed for each quotation; page and ledger tell of the machine and the signature."""
    site = lay_out(BASE.parent / "quote_machine", tmp_path / "site", BASE)
    with (site / STORY).open("a", encoding="utf-8") as story:
        story.write("\n:::{sources}\n:::\n")
    assert say("verify", site, "--accept", "twice:Q090=heard at 12:30")[0] == 1
    assert say("verify", site, "--accept", "q-6460b7fe:Q090=heard at 14:05", "--by", "night desk")[0] == 0
    assert say("build", site)[0] == 0
    story_folder = site / "output" / "stories" / "harbour"
    assert "Transcript, written down by a machine" in (story_folder / "index.html").read_text(encoding="utf-8")
    ledger = (story_folder / "evidence.json").read_text(encoding="utf-8")
    assert "Q090 accepted: heard at 12:30 (signed: desk)" in ledger
    assert "Q090 accepted: heard at 14:05 (signed: night desk)" in ledger


def test_verify_says_what_is_left(site: Path) -> None:
    """Quotations that pass are signed though another fails; the exit code is 1 while anything is open."""
    change(site / STORY, "rare night of good", "rare night of bad")
    code, out, err = say("verify", site)
    assert (code, out) == (1, "2 quotations and figures signed in 1 lock\n")
    assert "Q010" in err
    assert err.endswith("\n1 problem.\n")


def test_mutate_breaks_everything_and_all_is_caught(site: Path) -> None:
    """Each mutant is caught, with the text and by the seal alone; the last line counts them."""
    for _ in range(2):
        code, out, err = say("mutate", site)
        *lines, last = out.splitlines()
        mutants, edits = last.split(" · ")
        caught, made = mutants.removesuffix(" mutants caught").split("/")
        passed, edited = edits.removesuffix(" allowed edits passed").split("/")
        assert passed == edited
        assert (code, err, caught) == (0, "", made)
        assert int(made) > 100
        assert {line.split()[0] for line in lines} == {"quotation", "figure"}
        assert any("swap the speaker" in line for line in lines)
        say("verify", site)
        (site / "data" / "sources" / "count.txt").unlink(missing_ok=True)


def test_mutate_wants_a_site_that_passes(site: Path) -> None:
    """Where a story fails as it is, no mutant of it proves anything."""
    change(site / STORY, "rare night of good", "rare night of bad")
    code, out, err = say("mutate", site)
    assert (code, out) == (1, "")
    assert "Q010" in err


def test_explain_tells_a_rule() -> None:
    """`explain` prints a rule by its number, in capitals or not."""
    done = run("explain", "Q010")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Q010  Words not in the source\n\n")
    assert "\nTo mend it: " in done.out
    assert run("explain", "q010") == done
    assert run("explain", "F010").out.startswith("F010  The number is not what the data have\n")


@pytest.mark.parametrize(
    ("code", "said"),
    [("Q999", "(known: Q001, Q002, "), ("F10", "(did you mean 'F010'? known: F001, "), ("X", "(known: F001, ")],
)
def test_explain_knows_no_other_rule(code: str, said: str) -> None:
    """A number that no rule has is wrong use; the rules of its kind are named, the nearest first."""
    done = run("explain", code)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"nutgraf: there is no rule '{code}' ")
    assert said in done.err


WRONG_USE = {
    "no command": ((), "the following arguments are required: COMMAND"),
    "unknown command": (("biuld",), "invalid choice: 'biuld'"),
    "unknown option": (("check", "--fast"), "unrecognized arguments: --fast"),
    "no folder": (("check", "--site", "nowhere/at/all"), "nutgraf: there is no folder nowhere/at/all\n"),
    "no site": (("build", "--site", "tests/cli"), "is not the folder of a site: it holds no folder 'content'\n"),
    "no workers": (("check", "--workers", "0"), "nutgraf: --workers takes a number from 1\n"),
    "no vault": (("check", "--vault", "nowhere"), "nutgraf: the vault nowhere is not a folder\n"),
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_ends_with_code_2(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that makes no sense ends with code 2 and a sentence; nothing is printed as a result."""
    monkeypatch.chdir(Path(__file__).parents[2])
    arguments, said = WRONG_USE[case]
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verify", "harbor"), "nutgraf: there is no story 'harbor': did you mean 'harbour'? known: harbour\n"),
        (("mutate", "harbor"), "nutgraf: there is no story 'harbor': did you mean 'harbour'? known: harbour\n"),
        (
            ("verify", "--accept", "twise:Q042=So it is."),
            "there is no quotation 'twise' to accept anything for",
        ),
        (("verify", "--accept", "twice:Q010=So it is."), "--accept takes QUOTE:CODE=REASON with a code of Q031, "),
        (("verify", "--accept", "twice:Q042= "), "--accept takes QUOTE:CODE=REASON with a code of Q031, "),
        (("verify", "--accept", "twice"), "--accept takes QUOTE:CODE=REASON with a code of Q031, "),
    ],
)
def test_names_that_a_site_does_not_have_are_wrong_use(site: Path, arguments: tuple[str, ...], said: str) -> None:
    """A story or quotation that is not there, and a signature without a reason, end with code 2; no lock is written."""
    done = run(arguments[0], "--site", site, *arguments[1:])
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not (site / LOCK).exists()


def test_the_installed_command_builds_the_site_it_is_called_in(site: Path) -> None:
    """`nutgraf build` in the folder of a site needs no option; outside of a site it is wrong use."""
    command = [str(Path(sys.executable).with_name("nutgraf")), "build"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (site / "output" / "stories" / "harbour" / "index.html").is_file()
    done = subprocess.run(command, cwd=site.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"nutgraf: {site.parent} is not the folder of a site: it holds no folder 'content'\n"


def test_a_reader_may_stop_reading() -> None:
    """`nutgraf explain Q010 | head -1` ends without a traceback."""
    command = [str(Path(sys.executable).with_name("nutgraf")), "explain", "Q010"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert said == ""
