"""The briefing pack: two to six pages on chosen cases, as a page to look at and as a Word document to take along."""
