"""What the chosen laws and standards ask, and how far the answers show it. Always an indication."""

from assessment.questionnaire.lens_schema import LensFile
from reports.narrative.labels import label
from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.text import formatting
from reports.view.lenses import LensView, ReadLevel, RequirementView, lens_views
from reports.view.model import View
from reports.view.readiness import RATING_WORDS


@heading_of("lenses")
def lenses_title(view: View) -> str:
    """How many requirements look shown today and at the plan's end, where one lens was chosen; else which were."""
    lenses = lens_views(view)
    ready = lenses[0].ready if len(lenses) == 1 else None
    return say(
        "lenses_title",
        names=[one.lens.name for one in lenses],
        counts=ready.counts if ready else None,
        planned=bool(ready and ready.planned),
    )


@text_of("lenses")
def lenses_sentence(view: View) -> str:
    """Which lenses were chosen, that they ask nothing of their own, and which of them bind."""
    lenses = lens_views(view)
    return say(
        "lenses_text",
        names=[one.lens.name for one in lenses],
        rated=any(one.ready for one in lenses),
        binding=[one.lens.name for one in lenses if one.binds and one.levels],
        yardsticks=[one.lens.name for one in lenses if not one.binds],
    )


def lens_sentence(lens: LensView) -> str:
    """How many requirements are fully, largely, partly and not shown, how many nobody asks about, and what the plan
    brings.
    """
    ready = lens.ready
    ratings = [one.prospect.now.rating for one in lens.requirements if one.prospect]
    known = [rating for rating in ratings if rating]
    return say(
        "lens_text",
        crosswalk=ready is None,
        stance=lens_stance(lens.lens, binds=lens.binds) if ready else "",
        total=len(lens.requirements),
        asked=len(known),
        shares=[
            say("lens_share", number=known.count(rating), word=word)
            for rating, word in reversed(RATING_WORDS.items())
            if rating in known
        ],
        unanswered=len(ratings) - len(known),
        unasked=lens.unasked,
        planned=bool(ready and ready.planned),
        until=(ready.until or "") if ready else "",
        closed=len(ready.taking("closed")) if ready else 0,
        open=len(ready.taking("nearer", "same")) if ready else 0,
    )


def lens_stance(lens: LensFile, *, binds: bool) -> str:
    """Whether its levels are duties in the plan, or a yardstick that the plan does not hear of."""
    return say("lens_stance", name=lens.name, binds=binds)


def lens_not_asked(lens: LensView) -> str:
    """By name, what no question speaks to, and how much more this scope leaves out. Empty where all is asked about."""
    unasked = [one.requirement for one in lens.requirements if one.prospect is None] if lens.ready else []
    titles = [requirement.title for requirement in unasked if requirement.not_asked]
    return say("lens_not_asked", name=lens.lens.name, titles=titles, others=len(unasked) - len(titles))


def lenses_not_asked(view: View) -> tuple[str, ...]:
    """The same of every chosen lens that leaves something out."""
    return tuple(said for lens in lens_views(view) if (said := lens_not_asked(lens)))


def lenses_in_short(view: View) -> tuple[str, ...]:
    """What is found by each chosen lens that rates something; under its name where there are several."""
    found = [lens for lens in lens_views(view) if lens.ready]
    if len(found) == 1:
        return (lens_sentence(found[0]),)
    return tuple(label("slides.told", title=lens.lens.name, text=lens_sentence(lens)) for lens in found)


def lenses_limit(view: View) -> str:
    """What all of this is not, in one line."""
    notices = dict.fromkeys(lens.lens.notice for lens in lens_views(view) if lens.ready)
    return say("lenses_limit", notices=list(notices))


def unasked_reason(one: RequirementView) -> str:
    """Why a requirement is not asked: as the lens says, or because the scope leaves its questions out."""
    return say("lens_unasked", why=one.requirement.not_asked or "")


def read_level_outlook(level: ReadLevel) -> str:
    """'reached today', 'reached by Q2 2027', 'not reached in the plan's time'"""
    return say("lens_level", met=level.met, until=level.until or "")


def practices_beside(one: RequirementView) -> str:
    """'Incident management 2, Service desk 3; not in scope: Problem management'"""
    practices = [
        {"name": practice.practice.name, "level": formatting.level_text(practice.result)} for practice in one.practices
    ]
    return say("lens_beside", practices=practices, others=list(one.others))
