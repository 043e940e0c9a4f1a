"""The code books, and the questions asked of them."""
