"""The index calculated from what is in the database, as a reader chooses: inputs, choices, answers."""
