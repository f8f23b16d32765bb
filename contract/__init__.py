"""The Citizens' Contract: promises, requests, and the stories that explain them."""
