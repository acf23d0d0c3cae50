"""Papers: plain data in, bytes out; the only place that draws."""
