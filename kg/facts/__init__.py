"""Fact rows: what filings say, stored once, and the one rule of what counts."""
