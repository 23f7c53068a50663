"""Parts of the Scope step: what is asked, how deep, and who answers."""
