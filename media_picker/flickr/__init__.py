"""Flickr albums: from a pasted link to facts that are kept."""
