"""`make screenshots`: every page at three widths, light and dark, with scripts and without, as pictures to look at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.engine import open_browser
from tests.browser.server import serve
from tests.output.pages import base_path, list_pages

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".cache" / "screenshots"
WIDTHS = (360, 768, 1280)


def main() -> None:
    """Build the site, then take the pictures: of the pages that are named, else of all."""
    wanted = sys.argv[1:]
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        site = Path(folder) / "site"
        subprocess.run([Path(sys.executable).with_name("nutgraf"), "build", "--output", site], cwd=ROOT, check=True)
        pages = [page for page in list_pages(site) if not wanted or page in wanted]
        with serve(site, base_path(site)) as address:
            for scripts in (True, False):
                take(browser, address, pages, scripts)
    print(f"{len(list(PICTURES.iterdir()))} pictures in {PICTURES.relative_to(ROOT)}/")


def take(browser: Browser, address: str, pages: list[str], scripts: bool) -> None:
    """Pictures of whole pages, in all widths and both schemes."""
    context = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce")
    page = context.new_page()
    for name in pages:
        page.goto(address + name)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                title = name.strip("/").replace("/", "-") or "front"
                picture = f"{title}-{width}-{scheme}{'' if scripts else '-no-script'}.png"
                page.screenshot(path=PICTURES / picture, full_page=True)
    context.close()


if __name__ == "__main__":
    main()
