"""How many rows a second the kernel of workbooks reads and writes, and how much memory that takes."""
