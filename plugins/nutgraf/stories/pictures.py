"""The size of a picture, so that a page can keep its place free."""

from __future__ import annotations

from pathlib import Path

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})


def measure_picture(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, or None if the file is not a whole PNG, JPEG, GIF or WebP picture."""
    from PIL import Image, UnidentifiedImageError  # most sites' stories have no picture: spare them the import

    try:
        with Image.open(path) as picture:
            size = picture.size
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None
    return size
