"""Reading strangers' files: YAML and models whose every fault is a problem with its file and line."""
