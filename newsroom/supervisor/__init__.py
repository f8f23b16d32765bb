"""`make run`: broker, sandbox, web, worker and beat as one supervised group on a bare machine.

The supervisor is one process with one thread. It knows nothing of stories: it starts processes,
passes on what they say, starts again what dies and leaves nothing behind. Read `run.py` first.
"""
