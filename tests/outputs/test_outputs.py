"""The files beside the pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nutgraf.outputs import registry
from nutgraf.outputs.headers import COMMON
from nutgraf.outputs.model import OutputFile
from nutgraf.outputs.registry import make_outputs
from nutgraf.outputs.sitemap import write_sitemap
from nutgraf.site import Site, SiteOptions, load_site
from nutgraf.views import CSP
from tests.sites.tool import ROOT, lay_out

SITES = ROOT / "tests" / "sites"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A story with a table in a box, a picture and quotations."""
    root = lay_out(SITES / "quotes_and_notes", tmp_path_factory.mktemp("outputs") / "site", SITES / "common")
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
    """The policy in the headers is that of the pages, and nothing may frame them."""
    headers = next(file for file in make_outputs(site) if file.path == "_headers").content.decode()
    assert dict(COMMON)["Content-Security-Policy"].startswith(f"{CSP}; frame-ancestors 'none'")
    assert f"  Content-Security-Policy: {CSP}" in headers
    assert "unsafe" not in headers
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_assets_carry_the_fingerprint_of_their_bytes(tmp_path: Path, site: Site) -> None:
    """A changed style has another name, so that no reader is shown an old one."""
    (tmp_path / "theme" / "static" / "css").mkdir(parents=True)
    (tmp_path / "theme" / "static" / "css" / "main.css").write_text("body { color: red }\n", encoding="utf-8")
    other = load_site(SiteOptions(site.root, tmp_path / "theme", workers=1))
    names = [loaded.assets.addresses["css/main.css"] for loaded in (site, other)]
    assert names[0] != names[1]
    assert all(name.startswith("assets/css/main.") and name.endswith(".css") for name in names)
