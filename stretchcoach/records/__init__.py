"""Memory: what is kept of a session, on this computer only."""
