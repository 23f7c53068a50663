"""A questionnaire written before a key existed means what it meant then; one with the key means what it says."""

from pathlib import Path

import pytest
import yaml

from assessment.questionnaire.earlier import framework_with_later_keys, needs_with_later_keys
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire, load_questionnaire
from assessment.questionnaire.schema import ClientNeedsFile, CostClass, FrameworkFile, Role
from assessment.questionnaire.snapshot import Snapshot, lay_out, take_snapshot

LATER = ("accountable", "seldom_ahead", "practice_sets")


@pytest.fixture(scope="module")
def real() -> Questionnaire:
    return load_questionnaire()


def without_later_keys(files: dict[str, str]) -> dict[str, str]:
    framework = yaml.safe_load(files["framework.yaml"])
    needs = yaml.safe_load(files["client_needs.yaml"])
    for key in LATER:
        del framework[key]
    for role in framework["roles"]:
        role.pop("outside_it", None)
    for cost in framework["costs"]:
        cost.pop("free", None)
    for context in needs["contexts"]:
        for option in context["options"]:
            option.pop("iso_20000", None)
    return files | {"framework.yaml": yaml.safe_dump(framework), "client_needs.yaml": yaml.safe_dump(needs)}


def test_a_kept_questionnaire_without_the_keys_is_what_the_shipped_one_says(
    tmp_path: Path, real: Questionnaire
) -> None:
    shipped = take_snapshot(DEFAULT_FOLDER)
    earlier = Snapshot("earlier", without_later_keys(dict(shipped.files)))
    assert load_questionnaire(lay_out(earlier, tmp_path)) == real


def test_what_a_questionnaire_says_itself_stands(real: Questionnaire) -> None:
    own = real.framework.model_copy(
        update={
            "costs": (CostClass(id="none", name="A little"), CostClass(id="gift", name="A gift", free=True)),
            "accountable": ("auditor",),
            "roles": (
                Role(id="user", name="A user", in_short="x"),
                Role(id="a", name="A", in_short="x", outside_it=True),
            ),
        }
    )
    found = framework_with_later_keys(own, list(real.practices))
    assert (found.costs, found.accountable, found.roles) == (own.costs, own.accountable, own.roles)


def test_nothing_is_said_of_practices_roles_and_options_that_it_does_not_have(small: Questionnaire) -> None:
    bare = FrameworkFile.model_validate(
        small.framework.model_dump(by_alias=True) | {"accountable": (), "seldom_ahead": (), "practice_sets": ()}
    )
    found = framework_with_later_keys(bare, ["knowledge_management"])
    assert found.accountable == ("it_leader",)
    assert found.seldom_ahead == ()
    assert [chosen.practices for chosen in found.practice_sets] == [("knowledge_management",)]
    assert framework_with_later_keys(bare, ["strategy_management"]).practice_sets == ()

    needs: ClientNeedsFile = small.client_needs
    assert needs_with_later_keys(needs) == needs
