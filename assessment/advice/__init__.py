"""What to do next for this client: importance → targets → actions → roadmap. Plain values in, plain values out."""
