"""The method of docs/method.md once more, from its text alone: plain Python, exact fractions, no code of ours.

Levels, stages, readiness; then importance, targets, worst voices, dangers and duties.

It takes what files hold (an exchange file as a dictionary, a questionnaire's YAML as dictionaries) and is slow and
literal on purpose. Where it and the program differ, one of them is wrong.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import exp
from pathlib import Path
from typing import Any

import yaml

Result = dict[str, Any]
DEPTHS = ["quick", "standard", "deep"]


def questionnaire(folder: Path) -> dict[str, Any]:
    """The files of a folder as they are."""
    read = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for path in folder.rglob("*.yaml")
        if path.stem not in ("glossary", "learning") and path.parent.name != "lenses"
    }
    lenses = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in folder.glob("lenses/*.yaml")
    ]
    return {
        "needs": read.pop("client_needs"),
        "system": read.pop("service_value_system"),
        "framework": read.pop("framework"),
        "practices": read,
        "lenses": lenses,
    }


def clip(value: Fraction, low: int, high: int) -> Fraction:
    return min(max(value, Fraction(low)), Fraction(high))


def rate(attainment: Fraction) -> str:
    if attainment <= Fraction(15, 100):
        return "N"
    if attainment <= Fraction(50, 100):
        return "P"
    return "L" if attainment <= Fraction(85, 100) else "F"


def mean(values: Sequence[Fraction | int]) -> Fraction:
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values)


def agreement(ratings: Sequence[int]) -> Fraction | None:
    if len(ratings) < 3:
        return None
    middle = mean(ratings)
    variance = sum(((rating - middle) ** 2 for rating in ratings), Fraction(0)) / (len(ratings) - 1)
    return max(Fraction(0), 1 - variance / Fraction(6**2 - 1, 12))


def question(document: Result, identity: str) -> Result:
    said = [answer for answer in document["answers"] if answer["question"] == identity]
    ratings = [answer["rating"] for answer in said if answer["state"] == "rated"]
    not_applicable = sum(answer["state"] == "not_applicable" for answer in said)
    agreed = [entry for entry in document.get("consensus", []) if entry["question"] == identity]
    assessor = document.get("assessor") or {}
    seen = [entry for entry in assessor.get("ratings", []) if entry["question"] == identity]
    seen = [entry for entry in seen if entry.get("state", "rated") != "dont_know"] if assessor.get("counts") else []
    value, in_scope = None, True
    if agreed or seen:
        settled = (agreed or seen)[0]
        in_scope = settled.get("state", "rated") == "rated"
        value = Fraction(settled["rating"]) if in_scope else None
    elif said and Fraction(not_applicable, len(said)) > Fraction(1, 2):
        in_scope = False
    elif ratings:
        value = mean(ratings)
    return {
        "value": value,
        "in_scope": in_scope,
        "raters": len(ratings),
        "not_applicable": not_applicable,
        "dont_know": sum(answer["state"] == "dont_know" for answer in said),
        "agreement": agreement(ratings),
        "consensus": bool(agreed),
        "assessor": bool(seen) and not agreed,
    }


def attainment(values: Sequence[Fraction]) -> list[Fraction]:
    return [mean([clip(value - (k - 1), 0, 1) for value in values]) for k in range(1, 6)]


def level(attained: Sequence[Fraction]) -> int:
    reached = 0
    for k in range(1, 6):
        if rate(attained[k - 1]) in "LF" and all(rate(lower) == "F" for lower in attained[: k - 1]):
            reached = k
    return reached


def subject(questions: Sequence[Result]) -> Result:
    """A practice or a component, from its questions."""
    asked = [outcome["value"] for outcome in questions if outcome["in_scope"]]
    values = [value for value in asked if value is not None]
    out: Result = dict.fromkeys(("level", "score", "coverage", "attainment", "ratings", "low", "high"))
    out["asked"] = len(asked)
    if asked:
        out["coverage"] = Fraction(len(values), len(asked))
        for end, unknown in (("low", Fraction(0)), ("high", Fraction(5))):
            filled = [unknown if value is None else value for value in asked]
            out[end] = (level(attainment(filled)), sum(attainment(filled)))
    if values:
        out["attainment"] = attainment(values)
        out["ratings"] = "".join(map(rate, out["attainment"]))
        if out["coverage"] >= Fraction(1, 2):
            out["level"], out["score"] = level(out["attainment"]), sum(out["attainment"])
    return out


def assess(document: Result, asked: Mapping[str, Any]) -> Result:
    whole, own = document["scope"]["depth"], document["scope"].get("depths") or {}

    def outcomes(entry: Mapping[str, Any], depth: str = whole) -> dict[str, Result]:
        depths = DEPTHS[: DEPTHS.index(depth) + 1]
        return {q["id"]: question(document, q["id"]) for q in entry["questions"] if q["depth"] in depths}

    of_practices = {
        identity: outcomes(asked["practices"][identity], own.get(identity, whole))
        for identity in document["scope"]["practices"]
    }
    of_components = {entry["component"]: outcomes(entry) for entry in asked["system"]["components"]}
    practices = {identity: subject(list(found.values())) for identity, found in of_practices.items()}
    components = {identity: subject(list(found.values())) for identity, found in of_components.items()}
    asked_about = {practice: found for practice, found in practices.items() if found["asked"]}
    of_itil = [found for practice, found in asked_about.items() if not asked["practices"][practice].get("optional")]
    components["practices"] = practices_component(of_itil or list(asked_about.values()))
    questions = {
        identity: outcome
        for found in (*of_practices.values(), *of_components.values())
        for identity, outcome in found.items()
    }
    levels = [found["level"] for found in components.values()]
    return {
        "questions": questions,
        "practices": practices,
        "components": components,
        "maturity": None if None in levels else max(1, min(levels)),
        "stages": {entry["id"]: stage(entry["id"], practices, asked) for entry in asked["framework"]["stages"]},
        "clauses": clauses(questions, asked),
    }


def practices_component(applicable: Sequence[Result]) -> Result:
    shown = [found for found in applicable if found["level"] is not None]
    if not shown or Fraction(len(shown), len(applicable)) < Fraction(1, 2):
        return {"level": None, "score": None}
    at = [k for k in range(6) if Fraction(sum(found["level"] >= k for found in shown), len(shown)) >= Fraction(85, 100)]
    return {"level": max(at), "score": mean([found["score"] for found in shown])}


def stage(identity: str, practices: Mapping[str, Result], asked: Mapping[str, Any]) -> Fraction | None:
    above, below = Fraction(0), Fraction(0)
    for practice, found in practices.items():
        if asked["practices"][practice].get("optional"):
            continue
        weight = Fraction(str(asked["practices"][practice]["stages"].get(identity, 0)))
        if found["score"] is not None:
            above, below = above + weight * found["score"], below + weight
    return above / below if below else None


def clauses(questions: Mapping[str, Result], asked: Mapping[str, Any]) -> Result:
    every = [q for entry in (*asked["practices"].values(), *asked["system"]["components"]) for q in entry["questions"]]
    out: Result = {}
    tagged = [lens["requirements"] for lens in asked["lenses"] if lens.get("tagged")]
    for clause in (entry["id"] for entry in (*asked["framework"].get("clauses", ()), *chain(*tagged))):
        speaking = [questions[q["id"]] for q in every if clause in q.get("clauses", ()) and q["id"] in questions]
        speaking = [outcome for outcome in speaking if outcome["in_scope"]]
        ready = [clip(outcome["value"] / 3, 0, 1) for outcome in speaking if outcome["value"] is not None]
        if speaking:
            out[clause] = (mean(ready), rate(mean(ready))) if ready else (None, None)
    return out


def worth(points: Fraction | float) -> float:
    return 1 - exp(-float(points) / 9)


def chosen_weights(document: Result, asked: Mapping[str, Any]) -> dict[str, int]:
    """Every need of the questionnaire that was chosen, with its weight."""
    return {
        need["id"]: weight
        for kind in ("drivers", "pain_points", "risks")
        for need in asked["needs"][kind]
        for weight in (document.get("needs", {}).get(kind, {}).get(need["id"], 0),)
        if weight
    }


def points(document: Result, asked: Mapping[str, Any], practice: str) -> int:
    weights = chosen_weights(document, asked)
    return sum(
        weights.get(need["id"], 0) * bearing["impact"]
        for kind in ("drivers", "pain_points", "risks")
        for need in asked["needs"][kind]
        for bearing in need["bears_on"]
        if bearing["practice"] == practice
    )


def importance(document: Result, asked: Mapping[str, Any]) -> dict[str, float]:
    if not chosen_weights(document, asked):
        return dict.fromkeys(asked["practices"], 1.0)
    return {practice: worth(points(document, asked, practice)) for practice in asked["practices"]}


def voice(document: Result, entry: Mapping[str, Any], outcome: Result) -> tuple[Fraction, bool] | None:
    """What a danger is read off, and whether voices are parted; None where nobody rated it or it is out of scope.

    Where they are parted, a duty is read off it too.
    """
    if not outcome["in_scope"] or outcome["value"] is None:
        return None
    if outcome["consensus"] or outcome["assessor"]:
        return outcome["value"], False
    roles = {respondent["id"]: respondent.get("role", "") for respondent in document["respondents"]}
    rated = [a for a in document["answers"] if a["question"] == entry["id"] and a["state"] == "rated"]
    credible = [
        answer["rating"]
        for answer in rated
        if answer.get("evidence", "").strip() or answer.get("concern") or roles[answer["respondent"]] in entry["roles"]
    ]
    ratings = [answer["rating"] for answer in rated]
    parted = bool(ratings) and max(ratings) - min(ratings) >= 2
    return min([outcome["value"], *map(Fraction, credible)]), parted


def nearest(value: Fraction) -> int:
    """The level that fits best: more than half of the way to it."""
    return max(level for level in range(6) if level == 0 or value - (level - 1) > Fraction(1, 2))


def dangers(document: Result, asked: Mapping[str, Any]) -> list[tuple[str, float]]:
    """Each danger that is there, by its question, with its points; the heaviest first."""
    outcomes = assess(document, asked)["questions"]
    weights = chosen_weights(document, asked)
    options = {".".join(pair) for pair in document.get("needs", {}).get("context", {}).items()}
    worrying = {a["question"] for a in document["answers"] if a.get("concern") or a.get("pinned")}
    found = []
    for entry in (*asked["practices"].values(), *asked["system"]["components"]):
        for one in entry["questions"]:
            danger = one.get("danger")
            heard = voice(document, one, outcomes[one["id"]]) if danger and one["id"] in outcomes else None
            if heard is None or nearest(heard[0]) > danger["up_to"]:
                continue
            raised = [weights[need] for need in danger.get("raised_by", ()) if need in weights]
            raised += [2 for option in danger.get("raised_by", ()) if option in options]
            raised += [2] if one["id"] in worrying else []
            more = max(raised) + (len(raised) - 1) if raised else 0
            found.append((one["id"], float(4 * danger["severity"] + more), heard[0]))
    return [(identity, weight) for identity, weight, _ in sorted(found, key=lambda one: (-one[1], one[2], one[0]))]


def demands(document: Result, asked: Mapping[str, Any]) -> list[tuple[str, int, str, bool]]:
    """Practice, level, who demands it, and whether that binds."""
    chosen, found = document.get("needs", {}).get("context", {}), []
    for context in asked["needs"].get("contexts", ()):
        for option in context["options"]:
            if chosen.get(context["id"]) == option["id"]:
                source, binds = f"{context['id']}.{option['id']}", context.get("binding", False)
                found += [(floor["practice"], floor["level"], source, binds) for floor in option.get("floors", ())]
    weights = chosen_weights(document, asked)
    for kind in ("drivers", "pain_points", "risks"):
        for need in asked["needs"][kind]:
            floor = need.get("floor")
            if floor and need["id"] in weights:
                bears = [b["practice"] for b in need["bears_on"] if b["impact"] >= floor["from_impact"]]
                found += [(practice, floor["level"], need["id"], True) for practice in bears]
    return found


def as_seen(document: Result, asked: Mapping[str, Any]) -> dict[str, Result]:
    """The practices with the worst voice of every question whose voices are parted; no level where they have none."""
    assessed = assess(document, asked)
    found = {}
    for practice, of_it in assessed["practices"].items():
        questions = []
        for one in asked["practices"][practice]["questions"]:
            if one["id"] in assessed["questions"]:
                outcome = assessed["questions"][one["id"]]
                heard = voice(document, one, outcome)
                questions.append({**outcome, "value": heard[0]} if heard and heard[1] else outcome)
        seen = subject(questions)
        found[practice] = {**seen, "level": None if of_it["level"] is None else seen["level"]}
    return found


def duties(document: Result, asked: Mapping[str, Any]) -> dict[str, tuple[int, set[str]]]:
    """By practice the level that is owed and not there, and all that demand it."""
    found: dict[str, tuple[int, set[str]]] = {}
    for practice, of_it in as_seen(document, asked).items():
        owed = [
            (level, source) for name, level, source, binds in demands(document, asked) if binds and name == practice
        ]
        highest = max((level for level, _ in owed), default=0)
        if of_it["asked"] and (of_it["level"] or 0) < highest:
            found[practice] = highest, {source for level, source in owed if level == highest}
    return found


def targets(document: Result, asked: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """By practice in scope that applies: what is suggested, and how far actions lead before a duty is looked at."""
    needs, practices = document.get("needs", {}), assess(document, asked)["practices"]
    in_scope = {practice: found for practice, found in practices.items() if found["asked"]}
    matters, ambition = importance(document, asked), needs.get("ambition") or 3
    highest = max((matters[practice] for practice in in_scope), default=0.0)
    months = needs.get("periods", 8) * (1 if needs.get("period") == "month" else 3)
    years = max(1, -(-months // 12))
    out = {}
    for practice, found in in_scope.items():
        share = matters[practice] / highest if highest else 1.0
        decisive = any(
            bearing["practice"] == practice and bearing["impact"] == 3
            for kind in ("drivers", "pain_points", "risks")
            for need in asked["needs"][kind]
            if need["id"] in chosen_weights(document, asked)
            for bearing in need["bears_on"]
        )
        below = 0 if share >= 2 / 3 else 1 if decisive or share >= 1 / 2 else 2
        floors = [level for name, level, _, _ in demands(document, asked) if name == practice]
        wanted = max(1, ambition - below, *floors)
        today = found["level"]
        suggested = wanted if today is None else max(today, min(wanted, today + years, 5))
        own = document.get("targets", {}).get(practice)
        out[practice] = suggested, own if own is not None else min(wanted, max(suggested, 2))
    return out
