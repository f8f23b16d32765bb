"""The versions and editions of a story: read in words, compared, and brought back as a draft."""
