"""Bulk import at the desk: files in, a preview row by row, written in one transaction, undone as a whole.

A curator's files become grids of cells (``workbooks``, ``commas``) or blocks (``yaml_files``), grids become what each record says
(``tables``, ``headers``, ``reading``), that is laid over what stands here (``merging``) and planned as stored rows (``planning``,
``values``). Nothing is written to cases or values before a person confirms (``confirming``); what was written can be taken back
(``undoing``). ``template`` and ``exporting`` write the files that curators fill in;
``bringing``, ``acting`` and ``showing`` are the pages.
"""
