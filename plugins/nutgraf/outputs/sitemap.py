"""The sitemap, as sitemaps.org describes it, and the robots file that names it."""

from __future__ import annotations

from xml.etree import ElementTree

from nutgraf.outputs.model import OutputFile
from nutgraf.site import Site

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(site: Site) -> list[OutputFile]:
    """`sitemap.xml` and `robots.txt`; a sitemap needs full addresses, so it is left out where the site has none."""
    base = site.publication.url
    if not base:
        return [OutputFile("robots.txt", b"User-agent: *\nAllow: /\n")]
    urlset = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    pages = [("", "")] + [(page.url, "") for page in site.pages]
    stories = [(story.url, (story.modified or story.date).date().isoformat()) for story in site.stories]
    for address, changed in [*pages, *stories]:
        url = ElementTree.SubElement(urlset, "url")
        ElementTree.SubElement(url, "loc").text = f"{base}/{address}"
        if changed:
            ElementTree.SubElement(url, "lastmod").text = changed
    ElementTree.indent(urlset)
    xml = ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True) + b"\n"
    robots = f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n"
    return [OutputFile("sitemap.xml", xml), OutputFile("robots.txt", robots.encode())]
