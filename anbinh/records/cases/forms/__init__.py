"""What an officer types about cases and people held, kindly checked."""
