"""Organs, peoples and definite descriptions."""

from kennan.language import Reader
from tests.coding.mention_rows import Make, read, rows, surfaces


def test_an_organ_is_part_of_its_state(reader: Reader, make_report: Make) -> None:
    text = "The Ruvanian foreign ministry denied it. Ruvania's foreign ministry said so twice. Ruvania moved its army."
    found, _ = read(reader, make_report(text))
    organs = [
        (r.name, r.kind, r.country, [m.surface for m in r.mentions], found.referent(r.part_of).name)
        for r in found.referents
        if r.part_of
    ]
    assert organs == [
        ("The Ruvanian foreign ministry", "government", "RVN",
         ["The Ruvanian foreign ministry", "Ruvania's foreign ministry"], "Ruvania"),
        ("its army", "government", "RVN", ["its army"], "Ruvania"),
    ]  # fmt: skip


def test_the_government_of_a_state_is_the_state(reader: Reader, make_report: Make) -> None:
    assert surfaces(reader, make_report("The Ruvanian government agreed with Velmora."), "Ruvania") == [
        "The Ruvanian government", "Ruvanian",
    ]  # fmt: skip


def test_descriptions_take_up_what_was_named(reader: Reader, make_report: Make) -> None:
    text = "The Grey Banner seized two towns. The group burned a bridge. Officials said the militants then withdrew."
    assert surfaces(reader, make_report(text), "Grey Banner") == ["Grey Banner", "The group", "the militants"]


def test_fighters_are_part_of_their_movement(reader: Reader, make_report: Make) -> None:
    assert rows(reader, make_report("Grey Banner fighters ambushed a convoy.")) == [
        ("Grey Banner", "armed_group", "VLM", ["Grey Banner"]),
        ("Grey Banner fighters", "armed_group", "VLM", ["Grey Banner fighters"]),
    ]


def test_an_unnamed_voice_is_an_actor(reader: Reader, make_report: Make) -> None:
    assert rows(reader, make_report("A senior Velmoran official said analysts were wrong.")) == [
        ("A senior Velmoran official", "person", "VLM", ["A senior Velmoran official"]),
        ("Velmora", "state", "VLM", ["Velmoran"]),
        ("analysts", "population", None, ["analysts"]),
    ]


def test_a_collective_has_members(reader: Reader, make_report: Make) -> None:
    text = "Velmora signed the treaty with Ruvania. Later the two countries opened the border."
    found, _ = read(reader, make_report(text))
    both = next(r for r in found.referents if r.members)
    assert (both.name, [found.referent(m).name for m in both.members]) == ("the two countries", ["Velmora", "Ruvania"])


def test_what_is_counted_is_meant(reader: Reader, make_report: Make) -> None:
    found, sentences = read(reader, make_report("Dozens of soldiers crossed the river."))
    heads = {t.text: found.at(sentences[0], i) for i, t in enumerate(sentences[0].tokens)}
    assert heads["Dozens"] == heads["soldiers"] is not None


def test_a_vice_president_is_not_the_president(reader: Reader, make_report: Make) -> None:
    text = "Vice President Karl Vane spoke before President Anton Hale did. The president left early."
    assert surfaces(reader, make_report(text), "Anton Hale") == ["President Anton Hale", "The president"]


def test_ministries_of_two_states_stay_two(reader: Reader, make_report: Make) -> None:
    text = (
        "Velmora's Foreign Ministry objected. Ruvania's Foreign Ministry did not. The Ruvanian foreign ministry sulked."
    )
    organs = [r for r in rows(reader, make_report(text)) if r[1] == "government"]
    assert organs == [
        ("Foreign Ministry", "government", "VLM", ["Foreign Ministry"]),
        ("Foreign Ministry", "government", "RVN", ["Foreign Ministry", "The Ruvanian foreign ministry"]),
    ]


def test_a_headline_without_articles_calls_the_one_just_named_by_his_role(reader: Reader, make_report: Make) -> None:
    text = "Brel on defence over loans. Presidential candidate's past questioned. Ana Brel denied all."
    found, _ = read(reader, make_report(text))
    assert [r.name for r in found.referents if r.kind == "person"] == ["Ana Brel"]
