"""What every page stands on: the session, its frame, uploads, words."""
