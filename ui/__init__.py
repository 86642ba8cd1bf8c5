"""The fronts: command line, HTTP application, kiosk."""
