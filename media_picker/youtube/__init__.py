"""YouTube videos: from a pasted link to facts and a poster that are kept."""
