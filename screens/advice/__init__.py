"""Parts of the Advice step: needs and what they weigh, targets, actions."""
