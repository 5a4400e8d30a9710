"""Bodies in new files: their seats as bare keys, so that whoever sits in them only adds lines."""

from collections.abc import Iterable

from rolekat.language import Words
from rolekat.model.role import Role, Seat
from rolekat.phrasing.facts import Facts
from rolekat.text.yaml_text import YamlWriter


def explain_seats(yaml: YamlWriter, roles: Iterable[Role], say: Words) -> None:
    """How a seat is filled, where there is one that needs somebody."""
    seat = next((seat_id for role in roles for seat_id, seat in role.seats.items() if seat.role is None), None)
    if seat:
        yaml.comment(say("new.file.seats", seat=seat))


def write_role(yaml: YamlWriter, name: str, role: Role, remark: str, facts: Facts) -> None:
    """A role that waits for holders: a bare key, and below a body's the seats that need somebody.

    A seat that comes with a role is filled by whoever holds that.
    """
    wanting = {seat_id: seat for seat_id, seat in role.seats.items() if seat.role is None}
    if not wanting:
        remark = f"{remark}. {facts.words('new.file.body-by-roles')}" if role.seats else remark
        yaml.bare(name, remark)
        return
    with yaml.block(name, remark), yaml.block("seats"):
        for seat_id, seat in wanting.items():
            yaml.bare(seat_id, _seat(seat_id, seat, facts))


def _seat(name: str, seat: Seat, facts: Facts) -> str:
    return " ".join([f"{facts.seat_of(name, seat)}.", *facts.seat_facts(seat)])
