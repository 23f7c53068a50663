"""Parts of the Scope step: who answers."""
