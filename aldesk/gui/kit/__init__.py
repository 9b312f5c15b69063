"""What every room uses: translation, theme, widgets, messages, keys, form fields."""
