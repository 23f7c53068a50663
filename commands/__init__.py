"""The commands of cli.py, by what they do: those that print, those that write files, and the flags that they share."""
