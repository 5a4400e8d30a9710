"""The whole linked library as plain data for other programs: `rolekat export`."""
