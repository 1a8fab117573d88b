"""The headers that a host sends with the site's files, in the `_headers` syntax of Netlify and Cloudflare Pages."""

from __future__ import annotations

from nutgraf.outputs.model import OutputFile
from nutgraf.site import Site
from nutgraf.views import CSP

COMMON = (
    ("Content-Security-Policy", f"{CSP}; frame-ancestors 'none'; require-trusted-types-for 'script'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
RULES = (
    ("/*", (*COMMON, ("Cache-Control", "public, max-age=0, s-maxage=30, stale-while-revalidate=60"))),
    ("/assets/*", (("Cache-Control", "public, max-age=31536000, immutable"),)),
)


def write_headers(site: Site) -> list[OutputFile]:
    """`_headers`: strict content security for every page, long caching for fingerprinted assets."""
    del site
    lines = [line for path, headers in RULES for line in (path, *(f"  {name}: {value}" for name, value in headers))]
    return [OutputFile("_headers", ("\n".join(lines) + "\n").encode())]
