"""The one place that wires the stages: identify, select, settle, build, store."""
