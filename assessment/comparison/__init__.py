"""Then and now: an earlier result beside today's, like for like, and what the plan of then had promised."""
