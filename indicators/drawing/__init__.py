"""Charts as geometry: numbers in, coordinates and paths out; the templates only draw."""
