"""A mistake in a figure on its way to becoming a `Problem`."""

from __future__ import annotations


class FigureError(Exception):
    """Ends the check of one figure; caught in `check`, it never leaves the package.

    `code` is that of the rule, `allowed` as in `Problem`.
    """

    def __init__(self, code: str, message: str, allowed: str = "", detail: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.allowed, self.detail = code, message, allowed, detail
