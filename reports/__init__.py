"""What leaves the program: JSON, PDF and the view model that pages and screens share."""
