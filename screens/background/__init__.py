"""Work that a page does not wait for: the plan's search and the making of reports."""
