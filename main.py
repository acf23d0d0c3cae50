"""Starts Coprod Desktop: ``python main.py`` is the same as ``coprod-desktop``."""

import sys

from coprod_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
