"""Plain records that travel between the stages; no behaviour beyond their own form."""
