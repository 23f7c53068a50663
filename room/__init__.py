"""Where people answer and meet: pages of plain HTML and ES modules, beside Streamlit and without it.

routes.py is what app.py hands to the server, access.py says who a request is from, player/ is the page on which one
person answers. A guest reaches these pages alone, with a link, and what the link is for.
"""
