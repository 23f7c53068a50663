"""What the page Settle is made of: who said what, and what was agreed on."""
