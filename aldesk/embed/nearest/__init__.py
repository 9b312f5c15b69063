"""Exact search for the vectors that are nearest by cosine; light: numpy and SimSIMD.

`CosineSearch` searches a pool, `direction` makes a question of examples, `closest_pairs` and
`typicality` look at the pool by itself.
"""
