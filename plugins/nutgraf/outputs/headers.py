"""The headers that a host sends with the site's files, in the `_headers` syntax of Netlify and Cloudflare Pages."""

from __future__ import annotations

from nutgraf.outputs.model import OutputFile
from nutgraf.site import Site
from nutgraf.styling import list_styles, write_policy

_FRAMES = "frame-ancestors 'none'; require-trusted-types-for 'script'"
_PAGES = (("Cache-Control", "public, max-age=0, s-maxage=30, stale-while-revalidate=60"),)
_ASSETS = (("Cache-Control", "public, max-age=31536000, immutable"),)


def write_headers(site: Site) -> list[OutputFile]:
    """`_headers`: strict content security for every page, long caching for fingerprinted assets."""
    rules = (("/*", (*list_security(write_policy(list_styles(site))), *_PAGES)), ("/assets/*", _ASSETS))
    lines = [line for path, headers in rules for line in (path, *(f"  {name}: {value}" for name, value in headers))]
    return [OutputFile("_headers", ("\n".join(lines) + "\n").encode())]


def list_security(policy: str = "") -> tuple[tuple[str, str], ...]:
    """Names and values of what is sent with every file; what a page cannot say of itself is added to the `policy`."""
    return (
        ("Content-Security-Policy", f"{policy}; {_FRAMES}" if policy else _FRAMES),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
