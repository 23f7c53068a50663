"""The one door to what is kept. Every call names who acts, and is one transaction: all of it is saved or none."""

from assessment.store.calls.assessments import AssessmentCalls
from assessment.store.calls.guests import GuestCalls
from assessment.store.calls.people import PeopleCalls
from assessment.store.calls.workshops import WorkshopCalls


class Repository(AssessmentCalls, PeopleCalls, GuestCalls, WorkshopCalls):
    """Clients, assessments and answers of the workspaces in one database; safe to share between threads.

    NotFound: the id does not exist in the principal's workspace. StoreError: the database cannot do it now.
    Both say so in words that can be shown.
    """
