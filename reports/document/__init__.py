"""The report as blocks, made once: chapters of headings, prose, tables and figures that painters lay out."""
