"""Altair's gallery, taken through drawing and tiering: `python -m tests.charts.gallery [FOLDER]`."""
