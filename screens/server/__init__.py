"""What stands before every page: who may ask, under which name, and with which headers an answer leaves."""
