"""Which action begins when: candidates, constraints, the model, its solver, and the plan that comes out."""
