"""Parts of the page Findings: a finding as a card, and what a consultant makes of it."""
