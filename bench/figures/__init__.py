"""How fast the definitions are summed, beside other ways of summing them."""
