"""A real OpenID provider (django-oauth-toolkit) in a small project of its own; it shares nothing with the product."""
