"""`rolekat new organisation`: an organisation's head, with the cross-cutting roles of a gallery waiting for holders."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rolekat.creating.bodies import explain_seats, write_role
from rolekat.creating.naming import checked_id
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.model.role import Role
from rolekat.phrasing.facts import Facts, capital
from rolekat.state.demands import is_by_position, level_of
from rolekat.state.expectations import expectations
from rolekat.text.words import slug
from rolekat.text.yaml_text import YamlWriter, checked_text, scalar

JOINT_BODY: Final = "joint-body"
_FOR_EACH: Final = ("owner", "unit", "subject-area")


class OrganisationWish(NamedTuple):
    """What is known of a new organisation."""

    organisation: str
    title: str
    kind: str
    people: Sequence[str] = ()
    """Ids of people; names stand in the contact register."""
    owners: Sequence[str] = ()
    """For a joint body: ids of the organisations that own it."""


def organisation_text(wish: OrganisationWish, gallery: LinkedGallery, say: Words, modeline: str = "") -> str:
    """The text of `organisation.yaml`.

    Raises:
        UsageError: an id is none, or the title cannot be written.
    """
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("organisation", checked_id(wish.organisation))
    yaml.text("title", checked_text(wish.title) or wish.organisation.replace("-", " ").capitalize())
    yaml.text("kind", wish.kind)
    yaml.text("gallery", gallery.key)
    if wish.kind == JOINT_BODY:
        _owners(yaml, wish.owners, gallery, say)
    yaml.comment(say("new.organisation.people"))
    with yaml.block("people"):
        for person in wish.people:
            yaml.bare(checked_id(person))
        with yaml.switched_off():
            somebody = {"position": slug(say("new.organisation.position")), "unit": slug(say("new.organisation.unit"))}
            if wish.kind == JOINT_BODY:
                somebody = {"position": somebody["position"], "employer": _example_owner(wish.owners, say)}
            yaml.flow("abcd", somebody)
    _positions(yaml, gallery, say)
    _others(yaml, gallery, say)
    _roles(yaml, wish, gallery, say)
    _progress(yaml, gallery, say)
    return str(yaml)


def _example_owner(owners: Sequence[str], say: Words) -> str:
    return owners[0] if owners else slug(say("new.organisation.owner"))


def _owners(yaml: YamlWriter, owners: Sequence[str], gallery: LinkedGallery, say: Words) -> None:
    facts = Facts(say, gallery)
    yaml.comment(say("new.organisation.owners"))
    with yaml.block("owners"):
        for owner in owners:
            yaml.flow(checked_id(owner), {"title": scalar(capital(facts.word(owner)))})
        if not owners:
            with yaml.switched_off():
                yaml.flow(_example_owner((), say), {"title": scalar(say("new.organisation.owner"))})


def _positions(yaml: YamlWriter, gallery: LinkedGallery, say: Words) -> None:
    """The positions that roles of the gallery follow from: an organisation that has them needs no designation."""
    facts = Facts(say, gallery)
    following = dict.fromkeys(
        position for role in gallery.roles.values() if is_by_position(role) for position in role.position
    )
    needed = dict.fromkeys(
        position
        for role in gallery.roles.values()
        for position in (*role.position, *(each for seat in role.seats.values() for each in seat.position))
        if position not in following
    )
    for key, wanted in (("positions", following), ("positions-needed", needed)):
        if not wanted:
            continue
        own = say("new.organisation.own-position")
        yaml.comment(say(f"new.organisation.{key}", own=own, position=next(iter(wanted))))
        if key == "positions" or not following:
            yaml.bare("positions")
        with yaml.indented(), yaml.switched_off():
            for position in wanted:
                yaml.flow(position, {"title": scalar(capital(facts.word(position)))})


def _others(yaml: YamlWriter, gallery: LinkedGallery, say: Words) -> None:
    """Units, places and whatever else holders and seats may point at."""
    unit, supplier = say("new.organisation.unit"), say("new.organisation.supplier")
    kind = next((kind for role in gallery.roles.values() for kind in _kinds(role, "unit")), None)
    yaml.comment(say("new.organisation.others"))
    with yaml.switched_off():
        with yaml.block("units"):
            yaml.flow(slug(unit), {"title": scalar(unit), **({"kind": kind} if kind else {})})
            for name, known in gallery.head.units.items():
                yaml.flow(name, {"title": scalar(known.title)})
        with yaml.block("places"):
            yaml.flow("vestskolen", {"title": "Vestskolen", "kind": say("new.organisation.place-kind")})
        if any(_is_per(role, "subject-area") for role in gallery.roles.values()):
            area = say("new.organisation.area")
            with yaml.block("subject_areas"):
                yaml.flow(slug(area), {"title": scalar(area)})
        with yaml.block("suppliers"):
            yaml.flow(slug(supplier), {"title": scalar(supplier), "contract_ends": "2029-12-31"})
    grouped = {name: role for name, role in gallery.roles.items() if role.held_per == "system-group"}
    if grouped:
        yaml.comment(say("new.organisation.groups"))
        facts = Facts(say, gallery)
        with yaml.switched_off(), yaml.block("system_groups"), yaml.block(slug(say("new.organisation.group"))):
            yaml.text("title", say("new.organisation.group"))
            yaml.ids("systems", ())
            with yaml.block("roles"):
                for name, role in grouped.items():
                    write_role(yaml, name, role, role.title, facts)


def _kinds(role: Role, of: str) -> Iterator[str]:
    """The kinds of units or places that there is one of a role or seat for each of: `unit/forvaltning`."""
    for per in (role.holders.per, *(seat.per for seat in role.seats.values())):
        what, _, kind = (per or "").partition("/")
        if what == of and kind:
            yield kind


def _is_per(role: Role, what: str) -> bool:
    return what in (role.held_per, role.holders.per, *(seat.per for seat in role.seats.values()))


def _roles(yaml: YamlWriter, wish: OrganisationWish, gallery: LinkedGallery, say: Words) -> None:
    """The cross-cutting roles. What nobody must fill here is switched off: a bare key would say that somebody must."""
    facts = Facts(say, gallery)
    there = {
        name: role
        for name, role in gallery.roles.items()
        if level_of(name, gallery) != "system" and not (is_by_position(role) and role.position)
    }
    if not there:
        return
    holdable = (name for name, role in there.items() if not role.seats)
    example = next(holdable, next(iter(gallery.roles)))
    asked = wish.kind in gallery.head.made_for or wish.kind != JOINT_BODY
    yaml.comment(say("new.organisation.roles", role=example))
    if not asked:
        yaml.comment(say("new.organisation.roles-of-others"))
    if any(role.held_per in _FOR_EACH for role in there.values()):
        example = _example_owner(wish.owners, say) if wish.kind == JOINT_BODY else slug(say("new.organisation.unit"))
        yaml.comment(say("new.organisation.roles-at", example=example))
    explain_seats(yaml, there.values(), say)
    with yaml.block("roles"):
        for name, role in there.items():
            if asked and not _is_optional(name, gallery):
                write_role(yaml, name, role, _remark(role, facts, say), facts)
            else:
                with yaml.switched_off():
                    write_role(yaml, name, role, _remark(role, facts, say), facts)


def _is_optional(name: str, gallery: LinkedGallery) -> bool:
    """Whether the gallery neither suggests a phase for a role nor wants it in every organisation."""
    expected = expectations(gallery)
    return name in expected.unsuggested and name not in expected.standing


def _remark(role: Role, facts: Facts, say: Words) -> str:
    standing = role.suggested.standing if role.suggested else None
    parts = [role.title, *([say.term(standing)] if standing else ())]
    if role.held_per in _FOR_EACH:
        per = role.holders.per or ""
        each = facts.one_per(per) if "/" in per else None
        parts.append((each or say(f"vocabulary.held-per.{role.held_per}")).rstrip(".").lower())
    return ", ".join(parts)


def _progress(yaml: YamlWriter, gallery: LinkedGallery, say: Words) -> None:
    """What the gallery wants done once for all systems, for the day on which it is."""
    day = say("new.staffing.day")
    once = {name: action for name, action in gallery.head.actions.items() if action.per == "organisation"}
    if once:
        yaml.comment(say("new.organisation.actions"))
        with yaml.switched_off(), yaml.block("actions"):
            for name, action in once.items():
                yaml.flow(name, {"done": day}, action.title)
    review = gallery.head.review
    if review and review.of != "gallery":
        yaml.comment(say("new.organisation.evidence"))
        with yaml.switched_off(), yaml.block("evidence"):
            yaml.value(review.evidence, day)
