"""Asks a small Flask application for the pages."""
