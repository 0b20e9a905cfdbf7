"""Rendered people who do what the guard must see, and good twins who do not: scripts, their truth, and the real pose model's word."""
