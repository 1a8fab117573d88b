"""The files beside the pages."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from nutgraf.outputs import registry
from nutgraf.outputs.model import OutputFile
from nutgraf.outputs.registry import make_outputs
from nutgraf.outputs.sitemap import write_sitemap
from nutgraf.site import Site, SiteOptions, load_site
from nutgraf.styling import dress_page, list_styles, write_policy
from nutgraf.views import list_pages, show_story, show_text
from tests.sites.tool import ROOT, lay_out
from tests.theme.samples import make_chart

SITES = ROOT / "tests" / "sites"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A story with a table in a box, a picture and quotations; and a standing page."""
    root = lay_out(SITES / "quotes_and_notes", tmp_path_factory.mktemp("outputs") / "site", SITES / "common")
    page = root / "content" / "pages" / "about.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: About\nsummary: Invented for a test.\n---\nThis site is a sample.\n", encoding="utf-8")
    return load_site(SiteOptions(root, ROOT / "theme", workers=1))


def test_files_come_by_path_and_once(site: Site) -> None:
    """The list of files is sorted, and no path stands in it twice or leads out of the folder."""
    paths = [file.path for file in make_outputs(site)]
    assert paths == sorted(set(paths))
    assert not [path for path in paths if path.startswith("/") or ".." in path]


def test_what_a_story_shows_lies_beside_it(site: Site) -> None:
    """Pictures, data of tables in boxes too, and the evidence are files of the story."""
    files = {file.path: file.content for file in make_outputs(site)}
    assert files["stories/count/ferries.csv"] == b"ferry,passengers\nalder,1200\nbirch,860\ncedar,4000\n"
    assert files["stories/count/pier.png"] == (site.root / "content" / "stories" / "count" / "pier.png").read_bytes()
    assert b'"kind": "quotation"' in files["stories/count/evidence.json"]


def test_two_files_of_one_path_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sorts of files that want the same path with other bytes are our mistake, and never overwrite each other."""
    monkeypatch.setitem(registry.OUTPUTS, "other", lambda _: [OutputFile("robots.txt", b"Disallow: /\n")])
    with pytest.raises(ValueError, match=r"two different files want the path robots\.txt"):
        make_outputs(site)


def test_a_site_without_an_address_has_no_sitemap(site: Site) -> None:
    """A sitemap needs full addresses; without them there is a robots file alone, which names none."""
    nowhere = replace(site, publication=site.publication.model_copy(update={"url": ""}))
    assert [(file.path, file.content) for file in write_sitemap(nowhere)] == [
        ("robots.txt", b"User-agent: *\nAllow: /\n")
    ]
    assert [file.path for file in write_sitemap(site)] == ["sitemap.xml", "robots.txt"]


def test_the_headers_allow_what_the_pages_allow_and_no_more(site: Site) -> None:
    """The policy in the headers allows the style of each page and nothing else inline; nothing frames a page."""
    headers = next(file for file in make_outputs(site) if file.path == "_headers").content.decode()
    assert f"  Content-Security-Policy: {write_policy(list_styles(site))}; frame-ancestors 'none'" in headers
    assert "unsafe" not in headers
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_each_page_carries_its_style_and_allows_no_other(site: Site) -> None:
    """A page's policy names the hash of the one style that it carries; the headers of the site allow it too."""
    pages = [(template, page) for _, template, page in list_pages(site)]
    pages += [("article", show_story(site, story)) for story in site.stories]
    pages += [("text", show_text(site, page)) for page in site.pages]
    assert {template for template, _ in pages} == {"index", "article", "ledger", "listing", "text", "404"}
    for template, page in pages:
        frame = dress_page(site, template, page).frame
        digest = b64encode(sha256(frame.style.text.encode()).digest()).decode()
        assert frame.csp == write_policy([f"'sha256-{digest}'"])
        assert f"'sha256-{digest}'" in list_styles(site)


def test_only_pages_with_charts_have_a_script(site: Site) -> None:
    """Without charts there is nothing for it to do, and a page loads none."""
    (story,) = (story for story in site.stories if story.slug == "count")
    charted = replace(story, blocks=(*story.blocks, make_chart("towns")))
    found = [dress_page(site, "article", show_story(site, each)).frame.scripts for each in (story, charted)]
    assert found == [(), ("js/main.js",)]


def test_a_page_carries_the_style_of_what_it_shows(site: Site) -> None:
    """Text alone needs least, charts more; with any other block, all are at hand. Fonts are found from anywhere."""
    sheet = site.assets.sheet
    text, charts, all_blocks = (
        sheet.cut("article", kinds, "../../").text for kinds in (["prose"], ["prose", "chart"], ["prose", "quote"])
    )
    assert len(text) < len(charts) < len(all_blocks)
    assert [".chart-tip" in style for style in (text, charts, all_blocks)] == [False, True, True]
    assert [".note-body" in style for style in (text, charts, all_blocks)] == [False, False, True]
    rare = [
        ".chart-controls" in style for style in (charts, sheet.cut("article", ["chart", "chart_controls"], "").text)
    ]
    assert rare == [False, True]
    assert 'url("../../assets/fonts/' in text
    assert 'url("./assets/fonts/' in sheet.cut("index", [], "./").text
