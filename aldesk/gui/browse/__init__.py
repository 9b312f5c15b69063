"""Many samples at once: the grid, the map, and what is selected in them."""
