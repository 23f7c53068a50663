"""The report as HTML and as a tagged PDF."""
