"""What an officer types about letters, kindly checked."""
