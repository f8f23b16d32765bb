"""A stand-in for Flickr: two calls of its API, albums of its own, their files and their pages."""
