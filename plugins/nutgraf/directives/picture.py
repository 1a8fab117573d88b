"""`:::{picture} file`: a picture that lies beside the story."""

from __future__ import annotations

from pathlib import Path

from nutgraf.directives.shelf import Built, Kind, Shelf
from nutgraf.errors import Problem
from nutgraf.markdown.model import Directive
from nutgraf.names import suggest
from nutgraf.stories.blocks import Picture
from nutgraf.stories.pictures import PICTURE_SUFFIXES, measure_picture


def build_picture(directive: Directive, shelf: Shelf) -> Built:
    """The picture, with its size read from the file so that nothing shifts when it loads."""
    name = directive.argument
    known = sorted(path.name for path in shelf.folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES)
    if not name or name not in known:
        message = f"there is no picture '{name}' beside the story"
        return None, (Problem(directive.argument_place, "picture.unknown", message, suggest(name, known)),)
    size = measure_picture(Path(shelf.folder, name))
    if size is None:
        message = f"'{name}' cannot be read as a picture"
        allowed = "PNG, JPEG, GIF or WebP"
        return None, (Problem(directive.argument_place, "picture.broken", message, allowed, "save it anew"),)
    options = {key: option.text for key, option in directive.options.items()}
    return (
        Picture(
            url=name,
            alt=options.get("alt", ""),
            caption=shelf.inline(options.get("caption", "")),
            credit=options.get("credit", ""),
            width=size[0],
            height=size[1],
        ),
        (),
    )


PICTURE = Kind(
    build_picture, argument="file", required=True, options=("alt", "caption", "credit"), needs=("alt", "credit")
)
