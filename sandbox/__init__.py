"""Stand-ins for the outside services, over HTTP, for rehearsal and for tests.

A process and a Django project of its own: it imports no other room and no other room imports it.
One folder a service (`x/`, `flickr/`, `youtube/`), which the newsroom reaches by nothing but its
address (`X_API_URL`, `FLICKR_API_URL`, `YOUTUBE_API_URL`, `YOUTUBE_PLAYER_URL`).
"""
