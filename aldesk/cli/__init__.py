"""The command line.

Imports nothing: the quickstart reads `system_needs` before any package is installed.
"""
