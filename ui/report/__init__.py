"""The monthly report as a page and as a workbook."""
