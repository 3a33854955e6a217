"""Observations from a curator's spreadsheet: read, checked whole, written whole or not at all."""
