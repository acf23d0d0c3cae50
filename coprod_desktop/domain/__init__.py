"""Tables and rules: what the register is about. No session, no window, no clock, no files."""
