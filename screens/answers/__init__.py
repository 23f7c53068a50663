"""Parts of the Answers step: evidence and answering offline."""
