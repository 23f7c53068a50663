"""Parts of the Needs step: the dates that the client cannot move."""
