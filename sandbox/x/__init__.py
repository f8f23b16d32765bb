"""A stand-in for X: its API v2 as far as the newsroom uses it, and a timeline page to look at."""
