"""The pages of the index and the files of their charts."""
