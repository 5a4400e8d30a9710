"""`rolekat show`: the card of whatever is meant."""

from rolekat.language import Words
from rolekat.library.library import Library
from rolekat.state.naming import Named
from rolekat.state.organisations import Organisations
from rolekat.terminal.gallery_card import gallery_card
from rolekat.terminal.organisation_card import organisation_card
from rolekat.terminal.page import Page
from rolekat.terminal.role_card import role_card, system_role_card
from rolekat.terminal.system_card import system_card
from rolekat.terminal.word_card import word_card


def card(named: Named, where: Library | Organisations, say: Words, *, width: int, colour: bool) -> str:
    """The card of something that has a name; of an organisation, where there is a day, with how it is on that day."""
    page = Page(width)
    match named:
        case Named(kind="system-role", state=state) if state:
            system_role_card(page, state.roles[named.id], say)
        case Named(state=state) if state:
            system_card(page, state, say)
        case Named(organisation=organisation) if organisation:
            library = where.library if isinstance(where, Organisations) else where
            today = where.named(organisation.id) if isinstance(where, Organisations) else None
            organisation_card(page, organisation, library, say, today)
        case Named(kind="role", gallery=gallery) if gallery:
            role_card(page, gallery, named.id, say)
        case Named(kind="gallery", gallery=gallery) if gallery:
            gallery_card(page, gallery, say)
        case Named(gallery=gallery) if gallery:
            word_card(page, gallery, named.id, say)
    return page.as_text(colour=colour)
