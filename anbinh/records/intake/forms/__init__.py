"""What officers type, kindly checked; one module a family of forms."""
