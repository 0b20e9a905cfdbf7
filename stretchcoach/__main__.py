"""``python -m stretchcoach``."""

import sys

from stretchcoach.cli import main

if __name__ == "__main__":
    sys.exit(main())
