"""Pelican's settings for this site. Its name, authors and topics stand in content/publication.yaml."""

from pathlib import Path

import nutgraf_pelican

globals().update(nutgraf_pelican.site_settings(Path(__file__).resolve().parent))

PLUGINS = [nutgraf_pelican]
