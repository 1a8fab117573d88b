"""Charts that compute in the reader's browser: parsed at build, run by a part of Vega cut to what they use.

Only a site with such charts asks for Node, and only when they changed; without it they stay the drawings they are.
"""
