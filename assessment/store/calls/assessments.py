"""Clients, how their reports look, and assessments as a whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from assessment.engagement.branding import Branding
from assessment.engagement.edits import updated
from assessment.engagement.model import (
    Assessment,
    Client,
)
from assessment.engagement.overrides import Override
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.snapshot import Snapshot
from assessment.store import (
    answers,
    assessments,
    brandings,
    clients,
    guests,
    ownership,
    questionnaires,
    records,
)
from assessment.store.entries import ClientEntry, Principal
from assessment.store.guests import Answering
from assessment.store.ownership import LockedAssessment
from assessment.store.transactions import Transactions


class AssessmentCalls(Transactions):
    """Calls on clients and assessments."""

    # Clients

    def clients(self, principal: Principal) -> tuple[ClientEntry, ...]:
        """Every client with its assessments, newest change first."""
        with self._read() as connection:
            return clients.entries(connection, principal)

    def add_client(self, principal: Principal, client: Client) -> str:
        """The new client's id."""
        with self._write() as connection:
            return clients.add(connection, principal, client, self._now())

    def delete_client(self, principal: Principal, client_id: str) -> None:
        """Deletes a client with all its assessments and their history."""
        with self._write() as connection:
            clients.remove(connection, principal, client_id)
        self._wipe()

    # How reports look

    def branding(self, principal: Principal) -> Branding:
        """The workspace's, without any client's logo."""
        with self._read() as connection:
            return brandings.read(connection, principal)

    def branding_for(self, principal: Principal, assessment_id: str) -> Branding:
        """The workspace's, with the logo of the assessment's client."""
        with self._read() as connection:
            return brandings.of_assessment(connection, principal, assessment_id)

    def change_branding(
        self, principal: Principal, assessment_id: str | None, decide: Callable[[Branding], Branding]
    ) -> Branding:
        """How reports look, after `decide` changed it; with an assessment the logo of its client too."""
        with self._write() as connection:
            return brandings.change(connection, principal, assessment_id, decide, self._now())

    # Assessments as a whole

    def import_assessment(
        self,
        principal: Principal,
        assessment: Assessment,
        client_id: str | None = None,
        questionnaire: Snapshot | None = None,
    ) -> str:
        """The id of a new assessment with all that the assessment holds, of a new client unless one is given.

        A given client stays as it is, whatever the assessment says about it. A given questionnaire is kept, and the
        assessment bound to it. InputError names everything in the assessment that contradicts itself (a respondent
        twice, an answer of nobody).
        """
        return self.import_assessments(principal, (assessment,), client_id, questionnaire)

    def import_assessments(
        self,
        principal: Principal,
        of_one_client: Sequence[Assessment],
        client_id: str | None = None,
        questionnaire: Snapshot | None = None,
        new_id: str | None = None,
    ) -> str:
        """The same for several assessments of one client, all or none; the id of the last.

        `new_id` is the id that the last one gets, chosen beforehand: where it is there already, the same was asked for
        twice (two clicks on one button), and nothing is made.
        """
        for assessment in of_one_client:
            assessments.refuse_contradictions(assessment)
        with self._write() as connection:
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            now = self._now()
            if client_id is None:
                client_id = clients.add(connection, principal, of_one_client[0].client, now)
            ownership.lock_client(connection, principal, client_id)
            *earlier, last = of_one_client
            for one in earlier:
                self._fill(connection, principal, client_id, one, questionnaire, now, None)
            return self._fill(connection, principal, client_id, last, questionnaire, now, new_id)

    def reassess(
        self,
        principal: Principal,
        assessment_id: str,
        anew: Callable[[Assessment], Assessment],
        questionnaire: Snapshot,
        new_id: str | None = None,
    ) -> str:
        """A new assessment of the same client, made by `anew` of what the earlier one holds at this moment; its id."""
        with self._write() as connection:
            client_id = ownership.client_of(connection, principal, assessment_id)
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            ownership.lock_client(connection, principal, client_id)
            made = anew(assessments.read(connection, assessment_id))
            assessments.refuse_contradictions(made)
            return self._fill(connection, principal, client_id, made, questionnaire, self._now(), new_id)

    def duplicate_assessment(
        self, principal: Principal, assessment_id: str, title: str, new_id: str | None = None
    ) -> str:
        """A second assessment of the same client with all that this one holds at this moment, bound to the same
        questionnaire; its id. What was said before, and is in the history alone, is not copied."""
        with self._write() as connection:
            client_id = ownership.client_of(connection, principal, assessment_id)
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            ownership.lock_client(connection, principal, client_id)
            kept, now = assessments.read(connection, assessment_id), self._now()
            copy = kept.model_copy(update={"info": updated(kept.info, title=title)})
            made = self._fill(connection, principal, client_id, copy, None, now, new_id)
            change = LockedAssessment(connection, made, principal.name, now)
            questionnaires.bind_as(change, assessment_id)
            # What people were promised holds for a copy of what they said.
            anonymous = guests.answering(connection, assessment_id).anonymous
            guests.save_answering(change, Answering(anonymous=anonymous))
            return made

    def _fill(
        self,
        connection: Connection,
        principal: Principal,
        client_id: str,
        assessment: Assessment,
        questionnaire: Snapshot | None,
        now: dt.datetime,
        new_id: str | None,
    ) -> str:
        made = assessments.add(connection, client_id, assessment.info, assessment.scope, assessment.needs, now, new_id)
        change = LockedAssessment(connection, made, principal.name, now)
        assessments.fill(change, assessment)
        if questionnaire is not None:
            questionnaires.bind(change, questionnaire)
        return made

    def assessment(self, principal: Principal, assessment_id: str) -> Assessment:
        """Everything about one assessment, as of one moment; `at` is in UTC."""
        with self._read_of(principal, assessment_id) as connection:
            return assessments.read(connection, assessment_id)

    def answered(self, principal: Principal, assessment_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The questions that somebody has answered, of many assessments at once, without reading what was said."""
        with self._read() as connection:
            return answers.answered(connection, principal, assessment_ids)

    def client_of(self, principal: Principal, assessment_id: str) -> str:
        """The id of the assessment's client."""
        with self._read() as connection:
            return ownership.client_of(connection, principal, assessment_id)

    def archive_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Puts an assessment away; all of it stays. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.archive(change)

    def bring_back_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Puts an archived assessment among the others again. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.bring_back(change)

    def delete_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Deletes an assessment with its answers and history; the client stays."""
        with self._change(principal, assessment_id) as change:
            assessments.remove(change)
        self._wipe()

    # The questionnaire that an assessment was answered in

    def questionnaire_digest(self, principal: Principal, assessment_id: str) -> str | None:
        """Which questionnaire the assessment is bound to; None: to none, so the one that is served counts."""
        with self._read_of(principal, assessment_id) as connection:
            return questionnaires.digest(connection, assessment_id)

    def questionnaire(self, principal: Principal, assessment_id: str) -> Snapshot | None:
        """The questionnaire that the assessment is bound to, whole."""
        with self._read_of(principal, assessment_id) as connection:
            return questionnaires.bound(connection, assessment_id)

    # What an assessment holds beside people and answers

    def change_overrides(
        self,
        principal: Principal,
        assessment_id: str,
        write: Callable[[tuple[Override, ...]], tuple[Override, ...]],
    ) -> tuple[Override, ...]:
        """The own words for the report, after `write` changed them; two at once come one after the other."""
        with self._change(principal, assessment_id) as change:
            return assessments.change_overrides(change, write)

    def change_record(
        self, principal: Principal, assessment_id: str, decide: Callable[[AssessmentRecord], AssessmentRecord]
    ) -> AssessmentRecord:
        """What an assessment holds beside people and answers, after `decide` changed it: one transaction for all of it.

        What `decide` raises leaves everything as it was.
        """
        with self._change(principal, assessment_id) as change:
            return records.change(change, decide)

    def save_place(self, principal: Principal, assessment_id: str, place: str) -> None:
        """Where the user left the assessment. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.save_place(change, place)
