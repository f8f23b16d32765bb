"""Answers public pages before Django is entered: decision 10 in docs/decisions.

Read `door.py` first. Nothing here knows a story, a model or an address: public views are marked
where they stand, their answers say what they were made from, and settings.FRONT_DOOR_MOVES names
the function that tells what has moved.
"""
