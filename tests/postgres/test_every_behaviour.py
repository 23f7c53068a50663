"""The behaviours of tests/store, on PostgreSQL: the same tests with this folder's `engine`."""

import pytest

from tests.faults.test_store_faults import (
    test_one_respondent_in_two_programs_ends_with_one_answer_and_both_in_the_history,
    test_programs_that_migrate_at_once_all_succeed,
    test_two_programs_that_save_at_once_lose_nothing,
)
from tests.store.test_answers import *  # noqa: F403 - whatever is tested there
from tests.store.test_assessments import *  # noqa: F403 - whatever is tested there
from tests.store.test_clients import *  # noqa: F403 - whatever is tested there
from tests.store.test_contacts import *  # noqa: F403 - whatever is tested there
from tests.store.test_enrolling import *  # noqa: F403
from tests.store.test_field_edits import *  # noqa: F403 - whatever is tested there
from tests.store.test_guests import *  # noqa: F403 - whatever is tested there
from tests.store.test_migrations import *  # noqa: F403 - whatever is tested there
from tests.store.test_questionnaires import *  # noqa: F403 - whatever is tested there
from tests.store.test_requests import *  # noqa: F403
from tests.store.test_respondents import *  # noqa: F403 - whatever is tested there
from tests.store.test_round_trip import *  # noqa: F403 - whatever is tested there
from tests.store.test_workshops import *  # noqa: F403 - whatever is tested there
from tests.store.test_workspaces import *  # noqa: F403 - whatever is tested there

pytestmark = pytest.mark.slow

__all__ = [
    "test_one_respondent_in_two_programs_ends_with_one_answer_and_both_in_the_history",
    "test_programs_that_migrate_at_once_all_succeed",
    "test_two_programs_that_save_at_once_lose_nothing",
]
