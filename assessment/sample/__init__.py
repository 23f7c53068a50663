"""A fictional client, so that a newcomer sees every part of Waymark at work: northgate.yaml tells the story."""

from assessment.sample.assessments import sample_assessment, sample_earlier_assessment

__all__ = ["sample_assessment", "sample_earlier_assessment"]
