"""What a run does with files: tasks, the steps from a path to a report, many files, archives, suppressions. Knows no terminal."""
