"""Front matter and Markdown: text becomes values, prose, marks and directives, everything with its place."""

from nutgraf.markdown.positions import Positions
from nutgraf.markdown.reading import parse, parse_at, parse_line
from nutgraf.markdown.rendering import plain_text, render, render_inline
from nutgraf.markdown.validation import problems_from_pydantic
from nutgraf.markdown.yaml import FrontMatter, load_yaml, split_front_matter

__all__ = [
    "FrontMatter",
    "Positions",
    "load_yaml",
    "parse",
    "parse_at",
    "parse_line",
    "plain_text",
    "problems_from_pydantic",
    "render",
    "render_inline",
    "split_front_matter",
]
