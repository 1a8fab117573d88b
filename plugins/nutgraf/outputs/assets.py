"""Style, script and fonts under names that carry their fingerprint."""

from __future__ import annotations

from nutgraf.outputs.model import OutputFile
from nutgraf.site import Site


def write_assets(site: Site) -> list[OutputFile]:
    """The assets that the site was loaded with."""
    return [OutputFile(path, content) for path, content in sorted(site.assets.files.items())]
