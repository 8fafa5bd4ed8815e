"""What a run was asked for: configuration files, suppressions and baselines."""
