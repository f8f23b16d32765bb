"""The process that holds readers' connections open: decision 15 in docs/decisions.

Read `hub.py` first. One event loop, one broker subscription and no task for a reader; the database
is asked in a few threads, once for all readers.
"""
