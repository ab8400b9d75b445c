"""Writes real content folders and reads them back."""
