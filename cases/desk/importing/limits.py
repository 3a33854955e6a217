"""How much one import may hold."""

MEGABYTE = 1024 * 1024
FILE = 20 * MEGABYTE  # one file as it is sent
UNPACKED = 256 * MEGABYTE  # a workbook, which is a zip file, when it is unpacked
TIMES_UNPACKED = 100  # how many times larger a workbook may be unpacked, once it is
LARGE_UNPACKED = 20 * MEGABYTE  # … larger than this
PARTS = 2_000  # files inside a workbook
FILES = 12
RECORDS = 20_000  # cases, or values of the index
LINES = 200_000  # rows of all tables together
COLUMNS = 200
LAST_ROW = 1_048_576  # of a spreadsheet
NESTING = 20  # of YAML
LARGE = 100_000  # bytes; from here on progress is shown while the file is looked at
