"""What is asked: the questionnaire's files, their checks, and the questionnaire in memory."""
