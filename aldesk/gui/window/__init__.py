"""The window itself: what is around the views, and the application around it."""
