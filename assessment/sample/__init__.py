"""A fictional client, so that a newcomer sees every part of Waymark at work: northgate.yaml tells the story."""

from assessment.sample.engagements import sample_earlier_engagement, sample_engagement

__all__ = ["sample_earlier_engagement", "sample_engagement"]
