"""What happens between a right password and an open register: who has it, where it lies, whether it is whole."""
