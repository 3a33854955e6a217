"""Provinces in the index: the steps from values to standings, dimensions and peers are pure; ``reading`` asks the database."""
