"""The domain: questionnaires, assessments, scores and advice. Knows no web page, chart or PDF."""
