"""The windows before the window: signing in, a lost password, a new register. Light enough to stand at once."""
