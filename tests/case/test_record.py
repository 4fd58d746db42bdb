"""What is written into a case comes out as it went in."""

from dataclasses import replace
from pathlib import Path

import pytest

from kennan.case import Store
from kennan.errors import CaseError
from kennan.model import (
    NARRATOR,
    Actor,
    Attribution,
    Claim,
    ClaimLink,
    Conflict,
    Credit,
    Event,
    Family,
    Figure,
    Finding,
    Interval,
    Link,
    Mention,
    Published,
    Quote,
    Referent,
    Region,
    Report,
    Role,
    Skipped,
    Span,
    Stance,
    Status,
)

TEXT = "Ostrava Gate\n\nEnvoy Pol Harn told KTN that Veldia left 12 posts in Osmark in May 2021."


def report(name: str = "a.txt", text: str = TEXT) -> Report:
    identifier = Report.id_of(name, text)
    return Report(
        id=identifier,
        name=name,
        text=text,
        language="en",
        format="text",
        origin=f"/somewhere/{name}",
        regions=(Region(0, 12, "title"), Region(14, len(text), "body")),
        title="Ostrava Gate",
        outlet="Gate News",
        byline="Ann Roe",
        url=f"https://gate.example/{name}",
        published=Published(Interval("2021-06-01", "2021-06-01", "day"), "stated"),
        credits=(Credit(Span(identifier, 34, 37), "KTN", "quote"),),
        lacks=("no place stated",),
        spun=0.25,
    )


def people(r: Report) -> tuple[Referent, ...]:
    harn = Span(r.id, r.text.index("Envoy"), r.text.index(" told"))
    veldia = Span(r.id, r.text.index("Veldia"), r.text.index("Veldia") + 6)
    return (
        Referent(
            "1" * 16, r.id, "Pol Harn", "person", "XVE", (Mention(harn, "Envoy Pol Harn", "name"),),
            (Role("Envoy", Span(r.id, harn.start, harn.start + 5)),), "2" * 16,
        ),
        Referent("2" * 16, r.id, "Veldia", "state", "XVE", (Mention(veldia, "Veldia", "name"),), known="Veldia"),
    )  # fmt: skip


def claims(r: Report) -> tuple[Claim, ...]:
    whole = Span(r.id, r.text.index("Envoy"), len(r.text) - 1)
    left = Span(r.id, r.text.index("Veldia"), len(r.text) - 1)
    may = Interval("2021-05-01", "2021-05-31", "month")
    said = Attribution("1" * 16, ("2" * 16,))
    return (
        Event(
            span=left, source="2" * 16, target=None, type="RETREAT", mode="withdraw",
            contexts=("military", "territory"), score=8.0, modality="actual", attribution=said,
            when=may, place="Osmark", reciprocal=False, confidence=0.7,
            cue=Span(r.id, left.start + 7, left.start + 11), place_country="XVE",
        ),
        Quote(
            span=whole, speaker="1" * 16, mention=Span(r.id, whole.start, whole.start + 14), cue="told",
            content=(left,), quoted=(), addressee=None, channel=None, confidence=0.9,
        ),
        Status(left, "2" * 16, "has_troops_in", None, may, NARRATOR, 0.5),
        Stance(left, "2" * 16, "commitment", "leave Osmark", "military", None, Attribution(hearsay=True), 0.4),
        Figure(Span(r.id, r.text.index("12"), r.text.index("12") + 8), "posts", "12", "post", "exact", 0.8),
    )  # fmt: skip


def write(store: Store, r: Report, signature: str = "s1") -> None:
    told = claims(r)
    link = ClaimLink("purpose", told[0].id, told[3].id, Span(r.id, 14, 20))
    store.add(r, r.text.encode(), [(0, 12, "title"), (14, len(r.text), "body")], people(r), told, [link], signature)


def dump(store: Store) -> list[str]:
    """Every row of the case, the inner tables of the search index left out."""
    return [line for line in store.connection.iterdump() if "search_" not in line]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a.case", create=True)


def test_a_report_comes_out_as_it_went_in(store: Store) -> None:
    r = report()
    write(store, r)
    assert store.reports() == [r]
    assert store.original(r.id) == TEXT.encode()
    assert store.referents() == list(people(r))
    assert store.sentences() == {r.id: [(0, 12), (14, len(TEXT))]}
    for claim in claims(r):
        assert store.claims(claim.family) == [(claim.id, claim)]
    assert store.claim_links() == [ClaimLink("purpose", claims(r)[0].id, claims(r)[3].id, Span(r.id, 14, 20))]


def test_reading_the_same_report_again_replaces_it(store: Store) -> None:
    r = report()
    write(store, r)
    before = dump(store)
    write(store, r)
    assert dump(store) == before
    assert [hit.start for hit in store.search("posts")] == [14]
    assert store.has(r.id, "s1")
    assert not store.has(r.id, "s2")


def test_a_claim_outside_its_report_is_refused_and_nothing_is_kept(store: Store) -> None:
    r = report()
    stray = Figure(Span(r.id, 5, len(TEXT) + 3), "posts", "12", "post", "exact", 0.8)
    with pytest.raises(ValueError, match=r"a\.txt"):
        store.add(r, b"", [], (), [stray], [], "s1")
    assert store.reports() == []


def test_the_later_text_of_a_name_and_of_a_url_counts_and_the_older_is_kept(store: Store) -> None:
    old, new = report(), report(text=TEXT + " Corrected.")
    write(store, old)
    write(store, new)
    july = Published(Interval("2021-07-01", "2021-07-01", "day"), "stated")
    moved = replace(new, id="f" * 16, name="b.txt", credits=(), published=july)
    store.add(moved, b"", [], (), [], [], "s1")
    store.supersede()
    assert [r.id for r in store.reports()] == ["f" * 16]
    assert len(store.reports(superseded=True)) == 3
    assert store.claims("event") == []


def test_what_follows_from_all_reports_is_replaced_whole(store: Store) -> None:
    r = report()
    write(store, r)
    assert not store.settled
    told = claims(r)
    actor = Actor("2" * 16, "Veldia", "state", "XVE", ("2" * 16,), ("Veldia",), (), None, (), ("same name",))
    links = [
        Link("same_quote", Span(r.id, 14, 30), Span(r.id, 40, 60), None, 0.5),
        Link("wire_credit", Span(r.id, 34, 37), None, None, 1.0, "KTN"),
    ]
    family = Family(r.id, (r.id,), "KTN")
    finding = Finding("9" * 16, "event", (told[0].id,), (r.id,), 1, "Veldia withdrew")
    conflict = Conflict("8" * 16, "differing_value", told[4].span, told[0].span, (told[4].id, told[0].id), "12 or 13")
    for _ in range(2):
        with store.snapshot() as mark:
            pass
        assert store.settle([actor], links, [family], [finding], [conflict], [], mark)
    assert store.settled
    assert store.actors() == [actor]
    assert store.actor_of() == {"2" * 16: "2" * 16}
    assert store.links() == links
    assert store.families() == [family]
    assert store.findings() == [finding]
    assert store.conflicts() == [conflict]


def test_nothing_is_settled_that_another_process_has_changed_meanwhile(store: Store) -> None:
    write(store, report())
    with store.snapshot() as mark:
        pass
    write(store, report("b.txt"))
    assert not store.settle([], [], [], [], [], [], mark)
    assert not store.settled


def test_skipped_inputs_are_kept_with_their_reason_until_they_can_be_read(store: Store) -> None:
    store.skip(Skipped("a.txt", "empty file", "remove it"))
    store.skip(Skipped("b.txt", "binary", "convert it"))
    write(store, report())
    assert store.skipped() == [Skipped("b.txt", "binary", "convert it")]


def test_a_full_disk_is_told_and_keeps_what_was_read(store: Store) -> None:
    write(store, report())
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = report("large.txt", TEXT + " word" * 200_000)
    with pytest.raises(CaseError, match=r"a\.case: disk full; free some space and run the same command again"):
        write(store, large)
    assert [r.name for r in store.reports()] == ["a.txt"]
