"""The report: real PDFs, opened again by other programs than the one that wrote them."""
