"""The form in which curators enter and edit a case: a draft's record as fields, and back."""
