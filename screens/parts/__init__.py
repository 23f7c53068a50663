"""What the pages share: the assessment in hand, the frame around a page, charts and small displays."""
