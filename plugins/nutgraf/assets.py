"""The theme's script, fonts and icons, bundled under names that carry their fingerprint; and its style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from nutgraf.fonts import Fonts
from nutgraf.stylesheet import StyleSheet, shrink_text

_MODULE = re.compile(r'^import \{[^}]*\} from "(?P<path>\./[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:const|function|async function) (\w+)", re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:const|let|function|async function) (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Assets:
    """`files` by path in the output; `addresses` from a plain name ("js/main.js") to that path; `sheet` styles all."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    sheet: StyleSheet

    def add(self, files: Mapping[str, bytes]) -> Assets:
        """These and others, which the theme does not name."""
        return replace(self, files={**self.files, **files})


def collect_assets(theme: Path, fonts: Fonts) -> Assets:
    """Bundle the theme's `static/` folder.

    Each script becomes one file with all that it imports. They lie in a folder named by their common fingerprint, so
    that they can load others on demand by relative paths; fonts and everything else get a fingerprint each. The style
    is no file: each page carries its own.
    """
    static = theme / "static"
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    for font in fonts.web:
        files[f"assets/fonts/{fonts.key}/{font.name}"] = (fonts.folder / font.name).read_bytes()
    for name in fonts.preload:
        addresses[f"fonts/{name}"] = f"assets/fonts/{fonts.key}/{name}"
    scripts = {path.relative_to(static / "js").as_posix(): path.read_bytes() for path in (static / "js").rglob("*.js")}
    mark = _fingerprint(b"".join(name.encode() + scripts[name] for name in sorted(scripts)))
    for name in sorted(scripts):
        files[f"assets/js/{mark}/{name}"] = bundle_script(static / "js" / name).encode()
        addresses[f"js/{name}"] = f"assets/js/{mark}/{name}"
    for path in sorted((static / "icons").glob("*")) if (static / "icons").is_dir() else []:
        addresses[f"icons/{path.name}"] = _keep(files, f"assets/icons/{path.name}", path.read_bytes())
    sheet = StyleSheet(theme, lambda root: fonts.write_css(f"{root}assets/fonts/{fonts.key}/"))
    return Assets(files, addresses, sheet)


def bundle_script(main: Path) -> str:
    """`main` with the modules that it imports put before it, each once: one request instead of one for each.

    All share one scope, so the names at the top of modules that come together must differ: `ValueError` if two do not.
    What is imported on demand stays a file.
    """
    modules: dict[Path, str] = {}

    def take(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        for match in _MODULE.finditer(text):
            if (needed := (path.parent / match["path"]).resolve()) not in modules:
                take(needed)
        modules[path.resolve()] = _MODULE.sub("", text)

    take(main)
    _check_names(modules)
    text = "".join(text.replace("export ", "") for text in modules.values())
    names = ",".join(_EXPORT.findall(modules[main.resolve()]))
    # Inside of a function nobody else sees the names, so that they can be short.
    whole = (
        f"const{{{names}}}=(()=>{{{text}return{{{names}}}}})();export{{{names}}}"
        if names
        else f"(async()=>{{{text}}})()"
    )
    return shrink_text(whole, "application/javascript")


def _check_names(modules: Mapping[Path, str]) -> None:
    owners: dict[str, str] = {}
    for path, text in modules.items():
        for name in _NAME.findall(text):
            if name in owners:
                raise ValueError(f"{path.name}: '{name}' is a name in {owners[name]} too, with which it shares a file")
            owners[name] = path.name


def _keep(files: dict[str, bytes], path: str, content: bytes) -> str:
    """Put the file under its path with a fingerprint before the suffix; gives that path."""
    stem, dot, suffix = path.rpartition(".")
    marked = f"{stem}.{_fingerprint(content)}{dot}{suffix}"
    files[marked] = content
    return marked


def _fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
