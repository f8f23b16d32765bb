"""An invented force's accounts, stories and pictures, so that every screen has something to show.

The roof of the house: it may use every other room, and no production newsroom has it installed.
"""
