"""Being here puts ``tests/`` on the import path, for ``support``."""
