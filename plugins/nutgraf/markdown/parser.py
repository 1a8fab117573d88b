"""The one MarkdownIt of the product: CommonMark, tables, footnotes, definition lists, directives, attribute spans."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nutgraf.html import escape_text
from nutgraf.markdown.blocks import place_blocks
from nutgraf.markdown.fences import pair_fences, read_directive
from nutgraf.markdown.footnotes import note_places, read_definition
from nutgraf.markdown.inline import PlacedInline
from nutgraf.markdown.spans import read_span


class Parser(MarkdownIt):
    """MarkdownIt with positions. Every link is read as a link: which are allowed is told later, with its place."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.inline = PlacedInline()
        self.configure("commonmark")
        self.enable("table").disable(["html_block"])
        self.disable(["fragments_join", "text_join"])
        self.use(footnote_plugin).use(deflist_plugin)
        self.block.ruler.at("footnote_def", read_definition, {"alt": ["paragraph", "reference"]})
        self.core.ruler.before("footnote_tail", "footnote_places", note_places)
        self.core.ruler.before("block", "fences", pair_fences)
        interrupted: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
        self.block.ruler.before("fence", "directive", read_directive, interrupted)
        self.inline.ruler.after("link", "span", read_span)
        self.add_render_rule("html_inline", lambda _, tokens, index, *__: escape_text(tokens[index].content))
        place_blocks(self)

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Any address."""
        return True


@cache
def get_parser() -> Parser:
    """The parser; making it costs more than reading a story with it."""
    return Parser()
