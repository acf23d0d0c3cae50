"""Names that must be found nowhere: a run of the whole window, and a search of everything it left on the disk."""
