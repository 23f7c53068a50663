"""What stands around the code: schemas, locks, theme, typeface, scripts."""
