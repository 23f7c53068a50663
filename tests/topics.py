"""A questionnaire with a topic beside its practices: the real one, and a practice of it again under another id."""

from pathlib import Path
from shutil import copytree

from assessment.questionnaire.model import DEFAULT_FOLDER

TOPIC, GROUP, NEED = "office_robots", "robotics", "robots_in_the_office"
TOPIC_NAME, GROUP_NAME, NEED_NAME = "Office robots", "Robotics", "Robots in the office"
MODEL = "knowledge_management"


def folder_with_topic(folder: Path, source: Path = DEFAULT_FOLDER) -> Path:
    """The topic has a group of its own, and one need bears on it alone."""
    made = copytree(source, folder / "with-topic")
    text = (made / "transition" / f"{MODEL}.yaml").read_text()
    head, rest = text.split("depends_on:", 1)
    depends, rest = rest.split("success_factors:", 1)
    head = head.replace("name: Knowledge management", f"name: {TOPIC_NAME}")
    group = next(line for line in head.splitlines() if line.startswith("group:"))
    head = head.replace(group, f"group: {GROUP}\noptional: true")
    whole = f"{head}depends_on:{depends}success_factors:{rest}".replace(f"{MODEL}.", f"{TOPIC}.")
    whole = whole.replace(f"id: {MODEL}\n", f"id: {TOPIC}\n")
    (made / "transition" / f"{TOPIC}.yaml").write_text(whole)
    framework = made / "framework.yaml"
    framework.write_text(
        framework.read_text().replace("\ngroups:\n", f"\ngroups:\n  - {{id: {GROUP}, name: {GROUP_NAME}}}\n", 1)
    )
    needs = made / "client_needs.yaml"
    need = f"""
  - id: {NEED}
    name: {NEED_NAME}
    in_short: Machines are to do what clerks do today.
    bears_on:
      - {{practice: {TOPIC}, impact: 3, reason: It is about nothing else.}}
"""
    needs.write_text(needs.read_text().replace("\ndrivers:\n", f"\ndrivers:{need}", 1))
    return made
