"""Pictures of the invented Eastmere, drawn by code: the same seed, the same picture."""
