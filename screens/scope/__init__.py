"""Parts of the pages about what is asked, and how deep."""
