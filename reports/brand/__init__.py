"""How what leaves the program looks: colours, logos and paper, Waymark's and those of whoever hands it over."""
