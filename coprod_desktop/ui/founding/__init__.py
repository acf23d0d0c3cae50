"""Starting a register: whose it is, a passphrase, the recovery sheet."""
