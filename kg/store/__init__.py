"""Stores: in memory, and a folder with one writer and any number of readers."""
