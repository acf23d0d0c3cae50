"""What a line comes to, and why: pure rules from a scheme's rows and what happened. One rule a file."""
