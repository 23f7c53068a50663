"""What a front end asks of the store, by subject; each call is one transaction. `Repository` has them all."""
