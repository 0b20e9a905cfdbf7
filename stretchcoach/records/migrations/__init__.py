"""How the tables came to be what they are: Alembic's steps, run on opening, offline, each time in one transaction."""
