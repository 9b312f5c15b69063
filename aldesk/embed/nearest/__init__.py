"""Exact search for the vectors that are nearest by cosine; light: numpy and SimSIMD.

`CosineSearch` searches a pool, `direction` makes a question of examples, `pool_orders` looks at the
pool by itself.
"""
