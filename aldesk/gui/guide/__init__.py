"""The guide in the program: its pages, at the section for what is in front, and a search."""
