"""The notice by which macOS tells every program that the screen was locked, which it is too when the lid is closed."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

#: Posted by macOS to the distributed notification centre; Apple documents the centre, not this name, which has stood for years.
LOCKED = b"com.apple.screenIsLocked"
_FRAMEWORK = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
#: From Apple's CFString.h and CFNotificationCenter.h: "kCFStringEncodingUTF8", "…SuspensionBehaviorDeliverImmediately".
_UTF_8, _AT_ONCE = 0x08000100, 4

#: centre, observer, name, object, user info
_Callback = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


def core_foundation() -> Any:
    """The part of macOS that passes notices on, with the kinds of what it takes and gives. Raises OSError elsewhere."""
    library = ctypes.CDLL(_FRAMEWORK)
    pointer = ctypes.c_void_p
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFNotificationCenterGetDistributedCenter.argtypes = []
    library.CFNotificationCenterAddObserver.restype = None
    library.CFNotificationCenterAddObserver.argtypes = [
        pointer,
        pointer,
        _Callback,
        pointer,
        pointer,
        ctypes.c_long,
    ]
    library.CFNotificationCenterRemoveEveryObserver.restype = None
    library.CFNotificationCenterRemoveEveryObserver.argtypes = [pointer, pointer]
    library.CFRelease.restype = None
    library.CFRelease.argtypes = [pointer]
    return library


class MacNotices:
    """Hears it in the window's own thread, whose loop macOS itself runs, until stopped.

    Where ``library`` cannot be had nothing is ever said, and nothing is lost but the moment.
    """

    def __init__(self, said: Callable[[], object], library: Callable[[], Any] = core_foundation) -> None:
        self._said = said
        # kept: macOS calls it as long as it is registered
        self._callback = _Callback(lambda *_carried: self._heard())
        self._observer = ctypes.c_void_p(id(self))
        self._library: Any = None
        try:
            self._listen(library())
        except (OSError, AttributeError):  # an older or a later macOS without one of them
            return

    def _listen(self, found: Any) -> None:
        centre = found.CFNotificationCenterGetDistributedCenter()
        name = found.CFStringCreateWithCString(None, LOCKED, _UTF_8)
        if not centre or not name:
            return
        found.CFNotificationCenterAddObserver(centre, self._observer, self._callback, name, None, _AT_ONCE)
        found.CFRelease(name)
        self._library, self._centre = found, centre

    def _heard(self) -> None:
        self._said()

    @property
    def is_listening(self) -> bool:
        """Whether macOS has agreed to tell."""
        return self._library is not None

    def stop(self) -> None:
        """Listen no longer."""
        library, self._library = self._library, None
        if library is not None:
            library.CFNotificationCenterRemoveEveryObserver(self._centre, self._observer)
