"""The page on which one person answers, question after question, and what it is told and sends."""
