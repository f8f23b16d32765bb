"""Pictures and their renditions: the ground floor. It imports none of the other rooms."""
