"""What dateline knows before it reads an article."""
