"""The gap matrix: places against a facet of the cases, with what an empty cell means and what others have."""
