"""What a person can do: verbs that take the work they happen in, ask permission, and never commit."""
