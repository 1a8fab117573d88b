"""From prose to HTML. What a mark looks like is decided elsewhere, after its evidence is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from nutgraf.errors import Place
from nutgraf.html import Html, escape_text
from nutgraf.markdown.footnotes import (
    close_footnote,
    close_footnotes,
    open_footnote,
    open_footnotes,
    render_backlink,
    render_reference,
)
from nutgraf.markdown.model import Prose, Shown
from nutgraf.markdown.reading import parse_line
from nutgraf.markdown.typography import curl_quotes

NOTHING: Mapping[str, Shown] = MappingProxyType({})
_HIDDEN_PASSAGES = ("alt", "title")
_VERBATIM = ("code_inline", "html_inline", "text_special", "image")


def render(prose: Prose, shown: Mapping[str, Shown] = NOTHING) -> Html:
    """The HTML of `prose`; each mark as `shown` says for its key, without an entry as a span with its classes only."""
    return Html(_Renderer(shown).render_blocks(prose.tokens))


def render_inline(text: str | Prose, shown: Mapping[str, Shown] = NOTHING) -> Html:
    """The HTML of a title or caption, without paragraphs: emphasis, code, links and marks.

    Takes Markdown, or the prose of a `parse_line` whose problems and passages were looked at. Anything else, such as a
    list, is printed as the text that it holds.
    """
    nodes = parse_line(text, Place("")).nodes if isinstance(text, str) else (text,)
    tokens = [token for node in nodes if isinstance(node, Prose) for token in node.tokens if token.type == "inline"]
    renderer = _Renderer(shown, footnotes=False)
    return Html(" ".join(renderer.render_inline(token.children or []) for token in tokens))


def plain_text(prose: Prose) -> str:
    """What a reader reads, without markup; a blank line between paragraphs."""
    return "\n\n".join(passage.text for passage in prose.passages if passage.kind not in _HIDDEN_PASSAGES)


@dataclass(slots=True)
class _Renderer:
    shown: Mapping[str, Shown]
    footnotes: bool = True
    closing: list[str] = field(default_factory=list)

    def render_blocks(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "inline":
                parts.append(self.render_inline(token.children or []))
            elif renders := _BLOCKS.get(token.type):
                parts.append(renders(token))
            elif not token.hidden:
                parts.append(_render_tag(token, tokens, index))
        return "".join(parts)

    def render_inline(self, tokens: Sequence[Token]) -> str:
        texts = _curl_texts(tokens)
        return "".join(self.render_token(token, text) for token, text in zip(tokens, texts, strict=True))

    def render_token(self, token: Token, text: str) -> str:
        """One inline token; `text` is its content as it is to be printed."""
        if renders := _INLINES.get(token.type):
            return renders(self, token, text)
        return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"

    def render_text(self, token: Token, text: str) -> str:
        """Text, escaped."""
        return escape_text(text)

    def render_break(self, token: Token, text: str) -> str:
        """The end of a line."""
        return "<br>\n" if token.type == "hardbreak" else "\n"

    def render_code(self, token: Token, text: str) -> str:
        """Code within a line."""
        return f"<code>{escape_text(text)}</code>"

    def render_image(self, token: Token, text: str) -> str:
        """The alternative text of a picture, which is not allowed here."""
        return escape_text("".join(child.content for child in token.children or ()))

    def render_note(self, token: Token, text: str) -> str:
        """The reference of a footnote."""
        return render_reference(token) if self.footnotes else ""

    def open_element(self, token: Token, text: str) -> str:
        """The start of a mark or link, whose end is kept for later."""
        if token.type == "link_open":
            self.closing.append("" if "refused" in token.meta else "</a>")
            return "" if "refused" in token.meta else f"<a{_render_attributes(_describe_link(token))}>"
        key = token.meta.get("key", "")
        mark = self.shown.get(key) or Shown(attributes=_describe_span(token))
        self.closing.append(f"</{mark.tag}>{mark.after}")
        return f"<{mark.tag}{_render_attributes(mark.attributes)}>"

    def close_element(self, token: Token, text: str) -> str:
        """The end of a mark or link."""
        return self.closing.pop()


_INLINES: dict[str, Callable[[_Renderer, Token, str], str]] = {
    "text": _Renderer.render_text,
    "text_special": _Renderer.render_text,
    "html_inline": _Renderer.render_text,
    "softbreak": _Renderer.render_break,
    "hardbreak": _Renderer.render_break,
    "code_inline": _Renderer.render_code,
    "image": _Renderer.render_image,
    "footnote_ref": _Renderer.render_note,
    "span_open": _Renderer.open_element,
    "link_open": _Renderer.open_element,
    "span_close": _Renderer.close_element,
    "link_close": _Renderer.close_element,
}


def _curl_texts(tokens: Sequence[Token]) -> list[str]:
    """The contents of inline tokens with typographic quotation marks; code, escapes and addresses are left alone."""
    texts, masked, automatic = [], [], False
    for token in tokens:
        automatic = token.nesting == 1 if token.info == "auto" else automatic
        texts.append(token.content)
        if token.type in ("softbreak", "hardbreak"):
            masked.append(" ")
        elif token.type in _VERBATIM or automatic:
            masked.append("x" * len(token.content))
        else:
            masked.append(token.content)
    joined = "".join(masked)
    curled = curl_quotes(joined)
    if curled == joined:
        return texts
    return _share_out(tokens, masked, texts, curled)


def _share_out(tokens: Sequence[Token], masked: list[str], texts: list[str], curled: str) -> list[str]:
    shared, position = [], 0
    for token, mask, text in zip(tokens, masked, texts, strict=True):
        part = curled[position : position + len(mask)]
        shared.append(part if token.type == "text" and mask == text else text)
        position += len(mask)
    return shared


def _render_attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape_text(value)}"' for name, value in attributes.items())


def _describe_link(token: Token) -> dict[str, str]:
    attributes = {name: str(value) for name, value in token.attrs.items() if name in ("href", "title")}
    if attributes["href"].lower().startswith(("http://", "https://")):
        attributes["rel"] = "external"
    return attributes


def _describe_span(token: Token) -> dict[str, str]:
    classes = " ".join(item.value for item in token.meta.get("attributes", ()) if item.name == "class")
    return {"class": classes} if classes else {}


def _render_tag(token: Token, tokens: Sequence[Token], index: int) -> str:
    """A block's tag, on lines as markdown-it lays them out."""
    before = "\n" if token.nesting >= 0 and index and tokens[index - 1].hidden else ""
    if token.nesting < 0:
        return f"{before}</{token.tag}>\n"
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    inline = following is not None and (following.type == "inline" or following.hidden)
    empty = following is not None and following.nesting < 0 and following.tag == token.tag
    after = "" if token.nesting == 1 and (inline or empty) else "\n"
    return f"{before}<{token.tag}{_render_attributes(_describe_block(token))}>{after}"


def _describe_block(token: Token) -> dict[str, str]:
    match token.type:
        case "heading_open":
            return {"id": token.meta["id"]}
        case "ordered_list_open":
            return {"start": str(token.attrs["start"])} if "start" in token.attrs else {}
        case "th_open":
            return {"scope": "col", **_describe_alignment(token)}
        case "td_open":
            return _describe_alignment(token)
        case _:
            return {}


def _describe_alignment(token: Token) -> dict[str, str]:
    """A class instead of markdown-it's inline style, which a strict content security policy forbids."""
    style = str(token.attrs.get("style", ""))
    return {"class": style.replace("text-align:", "align-")} if style else {}


def _open_table(token: Token) -> str:
    label = "Table: " + ", ".join(" ".join(name.split()) for name in token.meta.get("columns", ()) if name.strip())
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{escape_text(label)}">\n<table>\n'


def _close_table(token: Token) -> str:
    return "</table>\n</div>\n"


def _render_code(token: Token) -> str:
    words = unescapeAll(token.info).split()
    language = f' class="language-{escape_text(words[0])}"' if words else ""
    return f"<pre><code{language}>{escape_text(token.content)}</code></pre>\n"


_BLOCKS: dict[str, Callable[[Token], str]] = {
    "table_open": _open_table,
    "table_close": _close_table,
    "fence": _render_code,
    "code_block": _render_code,
    "footnote_block_open": open_footnotes,
    "footnote_block_close": close_footnotes,
    "footnote_open": open_footnote,
    "footnote_close": close_footnote,
    "footnote_anchor": render_backlink,
}
