"""A room that votes together: where people join, the page in their hands, and the page on the wall."""
