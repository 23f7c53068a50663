"""One assessment arranged for reading: values in the order of the questionnaire, no markup and no sentences."""
