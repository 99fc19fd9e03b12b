"""The same answers for programs: JSON, and CSV of rows."""
