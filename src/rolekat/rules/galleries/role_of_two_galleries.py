"""A gallery that builds on others has no role twice: what stands for another's role says so."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.target import target_of

RULE = Rule("RK231", "role-of-two-galleries", "error")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Its own roles against those it builds on; then the roles that two of these have and it has none for."""
    above = [name for base in gallery.bases for name in base.every_role]
    for name, loaded in gallery.own.items():
        replaces = loaded.model.replaces
        place = gallery.role_place(name, "replaces" if replaces else "role")
        bases = [base for base in gallery.bases if name in base.every_role]
        if name in gallery.head.omits:
            related = ((gallery.place("omits", name, of_key=True), "omits"),)
            yield RULE.at(
                gallery.role_place(name, "role"), "omitted", related=related, role=loaded.model.title, id=name
            )
            continue
        titles = {"role": loaded.model.title, "id": name, "there": bases[0].head.title if bases else ""}
        if replaces and not (target_of(replaces).id == name and any(base.role_meant(replaces) for base in bases)):
            yield RULE.at(place, "nothing", replaces=replaces, **titles)
        elif bases and not replaces:
            related = ((bases[0].role_place(name, "role"), "other"),)
            yield RULE.at(place, related=related, replaces=f"{bases[0].head.gallery}/{name}", **titles)
    for name in sorted(
        {name for name in above if above.count(name) > 1} - gallery.own.keys() - gallery.head.omits.keys()
    ):
        first, second = [base for base in gallery.bases if name in base.every_role][:2]
        if first.role_file(name) != second.role_file(name):
            yield RULE.at(
                gallery.place("extends"),
                "both",
                related=((first.role_place(name, "role"), "other"), (second.role_place(name, "role"), "other")),
                role=first.roles[name].title,
                id=name,
                there=first.head.title,
                replaces=second.head.title,
            )
