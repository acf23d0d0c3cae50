"""What is said when a register cannot be worked on as usual: in use, damaged, moved away - and what to do then."""
