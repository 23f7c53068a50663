"""What Word, slides and workbooks share: text that their XML can hold, native charts, the same bytes each time."""
