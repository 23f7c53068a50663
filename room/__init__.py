"""Where people answer and meet: pages of plain HTML and ES modules, beside Streamlit and without it.

routes.py is what app.py hands to the server, access.py says who a request is from, player/ is the page on which one
person answers, workshop/ are the pages of a room that votes together. A guest reaches these pages alone, with a link or
a code, and what it is for.
"""
