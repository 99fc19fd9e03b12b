"""Notes of filings as documents, and what their words state."""
