"""From answers to numbers: values, attainments, levels, stages, readiness, agreement, and what would change them."""
