"""What a consultant can say in words of his own, what is generated for it, and whether his words are stale."""
