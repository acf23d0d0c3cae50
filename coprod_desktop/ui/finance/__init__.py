"""Finance's own window: a packet of claims, without the register."""
