"""The window, put together: the only place that knows pages, eyes, engine and history, and wires them.

`window` opens it and closes it, `coach` plays a session, `pages` answers what the other pages ask for; the rest hands them what they
need: `live_play` one session without widgets, `eyes` any source as a camera, `shelf` the routines, `history` and `replays` the past.
"""
