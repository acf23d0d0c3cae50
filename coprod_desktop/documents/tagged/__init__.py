"""Tagged PDF over reportlab: what is drawn says what it is, so that a screen reader can read it aloud in order."""

from coprod_desktop.documents.tagged.canvas import TaggedCanvas
from coprod_desktop.documents.tagged.structure import Element, Thread

__all__ = ["Element", "TaggedCanvas", "Thread"]
