"""Parts of the Roadmap step: the plan, its scenarios and wishes, business case, readiness."""
