"""Why an event was coded, or none: the whole of what is told, and that nothing is told which the coder does not do."""

from collections.abc import Iterator
from typing import Any

import pytest

import kennan
from kennan.model.explanation import Explained, Explanation
from kennan.publish.explain import text as told

ACTORS = """
actor = [
    { name = "Karovia", kind = "state", country = "XKA", demonyms = ["Karovian"] },
    { name = "Zubria", kind = "state", country = "XZU", demonyms = ["Zubrian"] },
    { name = "Velmora", kind = "state", country = "XVE", demonyms = ["Velmoran"] },
]
"""


@pytest.fixture(scope="module", autouse=True)
def actors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The invented states are known in all of these texts."""
    path = tmp_path_factory.mktemp("explain") / "actors.toml"
    path.write_text(ACTORS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KNOWN, "actors", path)
        yield


KNOWN: dict[str, Any] = {}


def explained(text: str, **known: Any) -> Explained:
    return kennan.explain_text(text, **KNOWN, **known)


def only(text: str, **known: str) -> Explanation:
    found = explained(text, **known)
    assert len(found.explanations) == 1
    return found.explanations[0]


def shown(text: str, **known: str) -> str:
    return "\n".join(told(explained(text, **known), 100, as_json=False)) + "\n"


def test_a_promise_over_an_act_is_told_whole() -> None:
    assert (
        shown("Karovia may have agreed to withdraw its troops from Zubria.")
        == """\
Karovia → Zubria: AGREE (possible)
    »Karovia may have agreed to withdraw its troops from Zubria«.

predicate    “may have agreed”: verb agree, active, past
frame        act over another act “agree”: AGREE – agreeing
over         “withdraw” (RETREAT/withdraw), which is told under it, no event of its own
source       Karovia: subject “Karovia”
target       Zubria: from “Zubria”, of “withdraw”
modality     possible
             without “may”: actual
attribution  the report itself
date         –: no words of time
place        –
contexts     military (“troops”)
score        2.5, by PLOVER's table for AGREE
confidence   0.59: measured precision of this kind of evidence (act over another act)

NO EVENT
Karovia may have agreed to withdraw its troops from Zubria.
    “to withdraw”  swallowed by “agreed”, which stands over it (RETREAT)
"""
    )


def test_a_blow_in_a_speakers_words_is_told_whole() -> None:
    text = (
        "Zubria has a long coast. "
        "Karovian forces shelled its harbour last week, Zubria's envoy Ana Roth told reporters."
    )
    assert (
        shown(text, published="2024-03-24")
        == """\
2024-03-11/2024-03-17  Karovian forces → Zubria: ASSAULT/heavy-weapons
    »Karovian forces shelled its harbour last week«, Zubria's envoy Ana Roth told reporters.

predicate    “shelled”: verb shell, active, past
frame        verb “shell”: ASSAULT/heavy-weapons – shell
source       Karovian forces: subject “Karovian forces”
target       Zubria: object “its harbour”, by “its”, carried over from “Zubria” a sentence before
modality     actual: nothing says otherwise
attribution  Ana Roth as “Zubria's envoy Ana Roth”, by “told”
date         2024-03-11/2024-03-17: “last week”, reckoned from the report's date, 2024-03-24
place        –
contexts     military (“forces”, “shelled”)
score        -9.5, by PLOVER's table for ASSAULT/heavy-weapons
confidence   0.53: measured precision of this kind of evidence (verb)

NO EVENT
Zubria has a long coast.
    “has”   no frame of the verb fits what stands with it
Karovian forces shelled its harbour last week, Zubria's envoy Ana Roth told reporters.
    “told”  says only that somebody spoke
"""
    )


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Karovia shelled Zubria.", []),
        ("Karovia might release the hostages.", [(("might",), "RETREAT", "actual")]),
        ("Karovia did not release the hostages.", [(("not",), "RETREAT", "actual")]),
        ("Karovia failed to release the hostages.", [(("failed",), "RETREAT", "actual")]),
        ("Karovia promised not to help Zubria.", [(("not",), "AGREE", "actual")]),
        ("Karovia's possible invasion of Zubria worried Velmora.", [(("possible",), "ASSAULT", "actual")]),
        ("Karovia must release the prisoners, Zubria said.", [(("must",), None, None)]),
        (
            "Karovia might possibly release the hostages.",
            [(("might", "possibly"), "RETREAT", "actual")],
        ),
        (
            "Karovia said it would bomb Zubria.",
            [(("would",), "ASSAULT", "actual"), (("said",), "ASSAULT", "conditional")],
        ),
    ],
)
def test_cues_are_the_words_without_which_it_would_be_otherwise(text: str, cues: list[object]) -> None:
    found = [(c.words, c.type, c.modality) for c in only(text).cues]
    assert found == cues


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Zubria was shelled by Karovia.", ("agent", None, "Karovia"), ("passive subject", None, "Zubria")),
        ("Karovia held talks with Zubria.", ("subject", None, "Karovia"), ("with", "talks", "Zubria")),
        ("Karovia demanded that Zubria withdraw.", ("subject", None, "Karovia"), ("subject", "withdraw", "Zubria")),
        ("Karovia began shelling Zubria.", ("understood subject", None, "Karovia"), ("object", None, "Zubria")),
        ("The invasion of Zubria by Karovia went on.", ("by", None, "Karovia"), ("of", None, "Zubria")),
    ],
)
def test_sides_are_told_by_their_place(
    text: str, source: tuple[str, str | None, str], target: tuple[str, str | None, str]
) -> None:
    found = only(text)
    assert (found.source.place, found.source.of, found.source.phrase) == source
    assert (found.target.place, found.target.of, found.target.phrase) == target


def test_what_the_context_supplies_is_told_as_such() -> None:
    text = "Karovia shelled Zubria. Zubria condemned the attack."
    found = explained(text).explanations[1]
    assert (found.target.name, found.target.supplied, found.target.phrase) == ("Karovia", "deed", "the attack")
    assert [(t.what, t.words, t.before) for t in found.target.traces] == [
        ("happening", "Karovia – shelled – Zubria", 1),
        ("mention", "Karovia", 1),
    ]
    assert found.event.confidence == pytest.approx(found.precision * found.left, abs=0.001)
    assert found.left < 1


def test_hearsay_and_own_words_are_told_apart() -> None:
    assert only("Karovia reportedly shelled Zubria.").hearsay == ("reportedly",)
    own = only("Karovia said it would not bomb Zubria.")
    assert (own.own_word, own.voices) == (True, ())


@pytest.mark.parametrize(
    ("text", "silences"),
    [
        ("Karovia agreed to leave Zubria.", [("to leave", "swallowed by “agreed”, which stands over it")]),
        ("The envoy said the harvest was good.", [("said", "says only that somebody spoke")]),
        ("The singers hummed a tune.", [("hummed", "no frame: the lexicon has no such act")]),
        ("Karovia sent aid.", [("sent", "no recipient is known")]),
        ("The truce was broken.", [("was broken", "no actor is known on either side")]),
    ],
)
def test_clauses_without_events_say_why(text: str, silences: list[tuple[str, str]]) -> None:
    found = [(s.words, s.why) for s in explained(text).silences]
    assert [s for s in found if s in silences] == silences
