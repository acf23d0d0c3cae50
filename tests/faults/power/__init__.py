"""The power goes: a day's work is recorded call by call, and cut anywhere, with what was not yet on the disk lost or torn."""
