"""`make bench-charts`: what charts cost readers and writers, beside what was asked and what Altair's own pages cost."""
