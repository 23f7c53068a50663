"""How numbers, dates, money and free text are written, the same on screens and on every page."""
