"""Pictures of drawings, for places that take no SVG: PNG at twice the size, kept as long as the drawing is the same."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from nutgraf.charts.pool import Pool
from nutgraf.fonts import Fonts

SCALE = 2
DEADLINE = 60.0
"""Seconds after which a picture that is not there is given up."""


def draw_pictures(texts: Mapping[str, str], cache: Path, fonts: Fonts, workers: int = 2) -> dict[str, bytes]:
    """A PNG for each SVG text, by the same names.

    Those in the folder `cache` are not drawn again. Raises RuntimeError with the name of one that cannot be drawn: the
    texts are our own, so that it is our mistake.
    """
    paths = {name: cache / f"{_hash_picture(text, fonts)}.png" for name, text in texts.items()}
    found: dict[str, bytes] = {}
    for name, path in paths.items():
        with suppress(OSError):
            found[name] = path.read_bytes()
    missing = [name for name in texts if name not in found]
    if not missing:
        return {name: found[name] for name in texts}
    cache.mkdir(parents=True, exist_ok=True)
    with Pool(fonts, max(1, min(workers, len(missing) // 4 + 1)), DEADLINE) as pool:
        for index, answer in pool.draw([texts[name] for name in missing]):
            if not isinstance(answer, bytes):
                raise RuntimeError(f"there is no picture of {missing[index]}: {answer}")
            found[missing[index]] = answer
            part = paths[missing[index]].with_suffix(".part")
            part.write_bytes(answer)
            part.replace(paths[missing[index]])
    return {name: found[name] for name in texts}


def _hash_picture(text: str, fonts: Fonts) -> str:
    return sha256(f"{SCALE} {version('vl-convert-python')} {fonts.key}\n{text}".encode()).hexdigest()
