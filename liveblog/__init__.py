"""Live blogs: what is happening, entry by entry, pushed to readers as it is posted."""
