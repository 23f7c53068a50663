"""A fictional client, so that a newcomer sees every part of Waymark at work: northgate.yaml tells the story."""

from assessment.sample.assessments import sample_assessment, sample_earlier_assessment
from assessment.sample.workshop import sample_workshop

__all__ = ["sample_assessment", "sample_earlier_assessment", "sample_workshop"]
