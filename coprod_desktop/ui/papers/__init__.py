"""Looking at a paper: its pages as they print, larger and smaller, or as text; printing and saving it from there."""
