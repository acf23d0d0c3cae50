"""``python -m coprod_desktop.cli`` is the same as ``coprod-desktop``."""

import sys

from coprod_desktop.cli import main

sys.exit(main())
