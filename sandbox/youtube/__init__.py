"""A stand-in for YouTube: `videos.list`, videos of its own, their posters, and a player."""
