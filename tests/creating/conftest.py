"""The shipped catalog, read once, and plans made from it."""

from collections.abc import Callable
from typing import Any

import pytest

from rolekat.config import Config
from rolekat.creating.checking import check_choices
from rolekat.creating.choices import Choices
from rolekat.creating.plan import SystemPlan
from rolekat.language import words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.shipped import shipped
from rolekat.workspace import open_library

MakePlan = Callable[..., SystemPlan]


@pytest.fixture(scope="session")
def config() -> Config:
    """The settings of somebody who has nothing of their own."""
    return Config(str(shipped("catalog") / "no-such-folder"))


@pytest.fixture(scope="session")
def library(config: Config) -> Library:
    """The shipped catalog alone."""
    return open_library(config)


@pytest.fixture(scope="session")
def kombit(library: Library) -> LinkedGallery:
    """The shipped gallery."""
    gallery = library.gallery("kombit@1.5")
    assert gallery
    return gallery


@pytest.fixture(scope="session")
def make_plan(library: Library, kombit: LinkedGallery) -> MakePlan:
    """A checked plan for a system `skat`, from choices by keyword."""

    def make(profile: str = "", **choices: Any) -> SystemPlan:
        loaded = library.profile(profile) if profile else None
        plan = SystemPlan("skat", kombit, loaded, Choices(**choices), words("da"))
        check_choices(plan)
        return plan

    return make
