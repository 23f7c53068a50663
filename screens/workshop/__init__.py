"""The facilitator's side of a live workshop: to begin one, to lead it, and what it leaves."""
