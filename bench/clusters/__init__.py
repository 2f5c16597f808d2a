"""The scan statistic by ours, by the plain way and by SaTScan, on the same cases: processor time and memory."""
