"""The domain: questionnaires, engagements, scores and advice. Knows no web page, chart or PDF."""
