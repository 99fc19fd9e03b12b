"""Invented notes of filers of many kinds, and what each states."""
