"""What a person types on the public side, kindly checked; one module a family of forms."""
