"""The pages, one a step of the way."""
