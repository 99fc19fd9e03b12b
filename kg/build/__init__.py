"""Building: sources are read, rows written, what follows made anew, all published."""
