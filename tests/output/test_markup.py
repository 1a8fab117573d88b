"""The markup of the built pages."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path

from justhtml import JustHTML

from tests.output.pages import file_of, list_pages, read_page


def find_errors(text: str) -> list[str]:
    """The parse errors of a page, as the HTML standard names them, with line and column."""
    return [
        f"{error.line}:{error.column} {error.code}"
        for error in JustHTML(text, collect_errors=True, sanitize=False).errors
    ]


def test_pages_parse(built_site: Path) -> None:
    """Every page parses without a single error of the HTML standard."""
    errors = {
        page: find_errors(file_of(built_site, page).read_text(encoding="utf-8")) for page in list_pages(built_site)
    }
    assert not {page: found for page, found in errors.items() if found}


def test_errors_are_found() -> None:
    """The check itself sees a paragraph that cannot hold what is written in it."""
    assert find_errors("<!doctype html><title>x</title><p>words<div>a box</div></p>") == ["1:56 unexpected-end-tag"]


def test_ids_are_unique(built_site: Path) -> None:
    """No page uses an id twice, drawings included."""
    for address in list_pages(built_site):
        ids = Counter(read_page(built_site, address).xpath("//@id"))
        assert not [name for name, count in ids.items() if count > 1], f"/{address}"


def test_references_resolve(built_site: Path) -> None:
    """What aria-labelledby, aria-describedby, aria-controls and `for` name is on the page."""
    for address in list_pages(built_site):
        page = read_page(built_site, address)
        names = page.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls | //@for")
        missing = {name for names in names for name in names.split()} - set(page.xpath("//@id"))
        assert not missing, f"/{address}"


def test_head(built_site: Path) -> None:
    """Every page has a language, a title of its own, a description, and a strict policy in its head."""
    titles: Counter[str] = Counter()
    for address in list_pages(built_site):
        page = read_page(built_site, address)
        assert page.get("lang"), f"/{address}"
        titles[page.xpath("string(//head/title)").strip()] += 1
        assert page.xpath("string(//head/meta[@name='description']/@content)").strip(), f"/{address}"
        policy = page.xpath("string(//head/meta[@http-equiv='Content-Security-Policy']/@content)")
        check_policy(policy)
        assert hash_text(page.xpath("string(//head/style)")) in policy, f"/{address}: the policy forbids its style"
    assert not [title for title, count in titles.items() if count > 1 or not title]


def test_no_inline_code(built_site: Path) -> None:
    """No page carries script or event handlers in its markup, and no style but the one in its head."""
    for address in list_pages(built_site):
        page = read_page(built_site, address)
        assert len(page.xpath("//head/style")) == len(page.xpath("//style | //@style")) == 1, (
            f"/{address}: inline style"
        )
        scripts = page.xpath("//script[not(@src)][not(contains(@type, 'json'))]")
        assert not scripts, f"/{address}: inline script"
        assert not [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")], (
            f"/{address}"
        )


def test_structured_data(built_site: Path) -> None:
    """What search engines read is JSON, and of the page's own address."""
    for address in list_pages(built_site):
        page = read_page(built_site, address)
        for script in page.xpath("//script[@type='application/ld+json']"):
            data = json.loads(script.text)
            assert data["@context"] == "https://schema.org", f"/{address}"


def test_headers(built_site: Path) -> None:
    """The host is asked to send a strict policy with every file."""
    text = (built_site / "_headers").read_text(encoding="utf-8")
    found = re.search(r"^/\*\n(?:  .*\n)*?  Content-Security-Policy: (.*)$", text, re.MULTILINE)
    assert found
    check_policy(found[1])
    styles = {read_page(built_site, address).xpath("string(//head/style)") for address in list_pages(built_site)}
    assert [style[:80] for style in styles if hash_text(style) not in found[1]] == []
    assert "X-Content-Type-Options: nosniff" in text


def hash_text(text: str) -> str:
    """How a policy names an inline style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def check_policy(policy: str) -> None:
    """Nothing by default, scripts from files of the site alone, and styles that are known to the letter."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert re.fullmatch(r"'sha256-[\w+/=]{44}'( 'sha256-[\w+/=]{44}')*", rules["style-src"])
    assert not re.search(r"unsafe-|\*|https?:|data:", policy), policy
