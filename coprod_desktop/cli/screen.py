"""Whether there is a screen: found out without Qt, which a machine without one may not be able to load."""

import os
import sys

_NOT_SEEN = ("offscreen", "minimal")


def has_screen() -> bool:
    """Whether a window would be seen by anyone."""
    if os.environ.get("QT_QPA_PLATFORM", "") in _NOT_SEEN:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
