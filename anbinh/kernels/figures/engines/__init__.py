"""Three engines behind one interface: memory (the referee), DuckDB (one machine), Spark (a cluster)."""
