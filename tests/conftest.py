"""Being here puts ``tests/`` on the import path, for ``support``."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display Qt would abort, and with one windows would flash by
os.environ["LANGUAGE"] = "en"  # the tests read English, whoever runs them
