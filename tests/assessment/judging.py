"""The small questionnaire with what judgement needs: dangers with first aid, duties, themes, owners, variants, drivers.

It is written from the small one, so that every file stays short and tests of scores go on reading that one.
"""

from pathlib import Path
from typing import Any

import yaml

INCIDENT, CHANGE, KNOWLEDGE = "incident_management", "change_enablement", "knowledge_management"
FILES = {
    INCIDENT: f"operation/{INCIDENT}.yaml",
    CHANGE: f"transition/{CHANGE}.yaml",
    KNOWLEDGE: f"transition/{KNOWLEDGE}.yaml",
}
THEMES = {INCIDENT: "quick_support", CHANGE: "changes_that_hold", KNOWLEDGE: "people_and_skills"}

DANGERS: dict[str, dict[str, Any]] = {
    "incident_management.flow": {
        "up_to": 1,
        "severity": 3,
        "says": "Nobody can be reached when everything stands still.",
        "consequence": "A night without a service.",
        "first_aid": ["incident_management.call_list"],
        "raised_by": ["slow_restoration", "regulation.strict"],
    },
    "change_enablement.people": {
        "up_to": 2,
        "severity": 1,
        "says": "One person alone can take a change back.",
        "consequence": "A week of repair.",
        "first_aid": ["change_enablement.way_back"],
        "raised_by": ["failed_change"],
    },
    "knowledge_management.outcomes": {
        "up_to": 1,
        "severity": 2,
        "says": "What one person knows is written nowhere.",
        "consequence": "A quarter of guessing.",
        "first_aid": ["knowledge_management.second_head"],
        "raised_by": [],
    },
}


def action(identity: str, lifts: tuple[str, int, int], days: int, weeks: int, **more: Any) -> dict[str, Any]:
    aspect, start, end = lifts
    return {
        "id": identity,
        "title": identity.split(".")[1].replace("_", " ").capitalize(),
        "lifts": {"aspect": aspect, "from": start, "to": end},
        "steps": ["Agree on it.", "Do it."],
        "effort_days": {"small": days, "medium": days, "large": days},
        "weeks": weeks,
        "cost": "none",
        "led_by": "manager",
        "delivers": "It",
        "measure": {"metric": "count", "first_target": "One"},
        "risk_if_not": "It stays as it is.",
        **more,
    }


ACTIONS = {
    INCIDENT: [
        action(
            "incident_management.call_list",
            ("people", 0, 1),
            1,
            2,
            theme="protect",
            milestone="Whom to call hangs on the wall",
            serves=["slow_restoration"],
        ),
        action("incident_management.on_call", ("people", 2, 3), 8, 12, needs=["incident_management.duty_roster"]),
        action("incident_management.time_to_repair", ("outcomes", 0, 3), 6, 12, serves=["slow_restoration"]),
    ],
    CHANGE: [
        action("change_enablement.way_back", ("flow", 0, 1), 2, 2, theme="protect", serves=["failed_change"]),
        action(
            "change_enablement.name_manager",
            ("people", 0, 2),
            2,
            4,
            appoints="change_manager",
            led_by="it_leader",
            variants=[
                {"when": {"size": "small"}, "title": "Let the head of IT decide on changes"},
                {"when": {"sourcing": "outsourced"}, "title": "Name who signs for changes", "led_by": "manager"},
            ],
        ),
        action(
            "change_enablement.train",
            ("people", 2, 3),
            4,
            8,
            led_by="change_manager",
            needs=["change_enablement.name_manager"],
        ),
    ],
    KNOWLEDGE: [
        action("knowledge_management.second_head", ("outcomes", 0, 1), 3, 4, theme="protect"),
        action(
            "knowledge_management.service_sheets",
            ("outcomes", 0, 3),
            5,
            10,
            serves=["slow_restoration"],
            effort_days={
                **{"small": 2, "medium": 5, "large": 9},
                "per": {"driver": "critical_service", "days": 0.75, "included": 4},
            },
        ),
    ],
}
CONTEXTS = [
    {
        "id": "regulation",
        "name": "Regulation",
        "question": "How strictly is the client supervised?",
        "binding": True,
        "options": [
            {"id": "none", "name": "Not at all", "in_short": "No supervisor."},
            {
                "id": "light",
                "name": "Lightly",
                "in_short": "A yearly letter.",
                "floors": [
                    {"practice": CHANGE, "level": 3, "reason": "Each change is traced."},
                    {"practice": INCIDENT, "level": 2, "reason": "Each incident is told."},
                ],
            },
            {
                "id": "strict",
                "name": "Strictly",
                "in_short": "A supervisor visits.",
                "floors": [{"practice": CHANGE, "level": 4, "reason": "The supervisor asks for a trace."}],
            },
        ],
    },
    {
        "id": "sourcing",
        "name": "Sourcing",
        "question": "Who runs it?",
        "options": [
            {"id": "own", "name": "We do", "in_short": "Own staff."},
            {
                "id": "outsourced",
                "name": "Others do",
                "in_short": "A provider.",
                "floors": [{"practice": KNOWLEDGE, "level": 2, "reason": "It must not leave with the provider."}],
            },
        ],
    },
]
CERTIFICATE = {
    "id": "certificate",
    "name": "Hold the certificate",
    "in_short": "Customers ask for it.",
    "bears_on": [
        {"practice": CHANGE, "impact": 2, "reason": "It is asked for."},
        {"practice": KNOWLEDGE, "impact": 3, "reason": "It is asked for."},
    ],
    "floor": {"level": 3, "from_impact": 2, "reason": "The standard allows no exclusion."},
}


def written(small: Path, folder: Path) -> Path:
    """The folder, with the small questionnaire and what is laid over it."""
    framework = _read(small / "framework.yaml")
    framework["themes"] = [
        {
            **{"id": theme, "name": theme.replace("_", " "), "in_short": "Together.", "goal": "It holds."},
            **{"sponsor": "it_leader", "risk_if_not": "It breaks."},
        }
        for theme in ("protect", *THEMES.values())
    ]
    framework["roles"] += [
        {"id": role, "name": role, "in_short": "A role."} for role in ("change_manager", "user", "auditor")
    ]
    _write(folder / "framework.yaml", framework)
    needs = _read(small / "client_needs.yaml")
    needs["drivers"].append(CERTIFICATE)
    needs["contexts"] = CONTEXTS
    needs["touched_by"] = {"notice": [CHANGE], "person_leaves": [KNOWLEDGE]}
    _write(folder / "client_needs.yaml", needs)
    _write(folder / "service_value_system.yaml", _read(small / "service_value_system.yaml"))
    for practice, file in FILES.items():
        content = _read(small / file)
        content["theme"] = THEMES[practice]
        content["actions"] += ACTIONS[practice]
        for question in content["questions"]:
            if question["id"] in DANGERS:
                question["danger"] = DANGERS[question["id"]]
        _write(folder / file, content)
    return folder


def _read(path: Path) -> dict[str, Any]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
