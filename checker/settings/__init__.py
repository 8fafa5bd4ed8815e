"""What a run was asked for: configuration files, suppressions, baselines, and the results remembered from earlier runs."""
