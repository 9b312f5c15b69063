"""The pages about the program itself: settings, and what it is made of."""
