"""Nutgraf: stories whose quotations and numbers are checked, and whose charts are drawn before any script runs.

This package is the core: plain Python, without Pelican and without Jinja. `nutgraf_pelican` is its host.
"""

__version__ = "0.1.0"
