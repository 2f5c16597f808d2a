"""Where the floors are put together: settings, the two URL trees, navigation, the command line, jobs."""
