"""Whether a report's pages and the assessment that it carries agree; and that assessment given back."""
