"""Parts of the first page: clients found among many, and what can be done with one assessment."""
