"""The scorers' tasks on bare sentences: the relation of a given pair, and what is found at all."""

from kennan.evaluate.alarms import alarms
from kennan.evaluate.relation import relation
from kennan.language import Reader


def test_the_relation_is_that_of_the_named_source_and_target(reader: Reader) -> None:
    text = "Karovia condemned Zubria on Monday, and Moravia praised Avaria."
    given = [
        {"id": 1, "text": text, "source": "Karovia", "target": "Zubria"},
        {"id": 2, "text": text, "source": "Moravia", "target": "Avaria"},
    ]
    assert [(row["id"], row["type"], row["forced"]) for row in relation(given, reader)] == [
        (1, "ACCUSE", "ACCUSE"),
        (2, "SUPPORT", "SUPPORT"),
    ]


def test_a_promise_a_demand_and_a_refusal_are_told_by_will_and_must(reader: Reader) -> None:
    given = [
        {"id": n, "text": text, "source": "France", "target": "Spain"}
        for n, text in enumerate(
            (
                "France will help Spain.",
                "France said it would bomb Spain.",
                "France said Spain must leave.",
                "France will not recognise Spain.",
            )
        )
    ]
    assert [row["type"] for row in relation(given, reader)] == ["AGREE", "THREATEN", "REQUEST", "REJECT"]


def test_where_nothing_is_found_a_guess_is_made_and_no_type_given(reader: Reader) -> None:
    (row,) = relation(
        [{"id": 1, "text": "Zubria lies east of Karovia.", "source": "Karovia", "target": "Zubria"}], reader
    )
    assert (row["type"], row["confidence"]) == (None, 0.0)
    assert isinstance(row["forced"], str)


def test_a_name_that_does_not_stand_there_verbatim_is_found_by_its_words(reader: Reader) -> None:
    given = {
        "id": 1,
        "text": "The foreign minister of Karovia, Anna Berg, condemned Zubria.",
        "source": "Karovia's foreign minister",
        "target": "Zubria",
    }
    assert [row["type"] for row in relation([given], reader)] == ["ACCUSE"]


def test_answers_in_the_input_are_not_read(reader: Reader) -> None:
    asked = {"id": 1, "text": "Karovia condemned Zubria.", "source": "Karovia", "target": "Zubria"}
    assert list(relation([{**asked, "type": "AID", "quad": 2}], reader)) == list(relation([asked], reader))


def test_alarms_list_each_type_once_and_nothing_that_was_not_done(reader: Reader) -> None:
    given = [
        {"id": 1, "text": "France condemned Germany. France condemned Spain and praised Italy."},
        {"id": 2, "text": "France did not meet Germany."},
        {"id": 3, "text": "France said the weather was fine."},
    ]
    assert list(alarms(given, reader)) == [
        {"id": 1, "events": ["ACCUSE", "SUPPORT"]},
        {"id": 2, "events": []},
        {"id": 3, "events": []},
    ]


def relations(reader: Reader, *rows: tuple[str, str, str]) -> list[str]:
    given = [{"id": n, "source": s, "target": t, "text": text} for n, (s, t, text) in enumerate(rows)]
    return [row["forced"] for row in relation(given, reader)]


def test_stopping_is_told_by_what_is_stopped(reader: Reader) -> None:
    assert relations(
        reader,
        ("France", "Spain", "France stopped shelling Spain."),
        ("France", "Spain", "France stopped sending aid to Spain."),
        ("France", "Spain", "France suspended flights to Spain."),
    ) == ["RETREAT", "SANCTION", "SANCTION"]


def test_a_march_is_a_protest_whatever_it_was_for(reader: Reader) -> None:
    text = "Students marched through the capital to denounce Spain."
    assert relations(reader, ("Students", "Spain", text)) == ["PROTEST"]


def test_to_promise_backing_is_to_back(reader: Reader) -> None:
    assert relations(
        reader,
        ("France", "Spain", "France pledged to support Spain."),
        ("France", "Spain", "France pledged to release prisoners from Spain."),
    ) == ["SUPPORT", "AGREE"]


def test_forces_sent_on_a_mission_of_peace_are_aid(reader: Reader) -> None:
    assert relations(
        reader,
        ("France", "Mali", "France sent troops to Mali as part of a peacekeeping mission."),
        ("France", "Mali", "France sent troops to the border with Mali."),
        ("France", "Mali", "France withdrew its peacekeepers from Mali."),
    ) == ["AID", "MOBILIZE", "SANCTION"]


def test_the_doer_tells_what_seizing_is(reader: Reader) -> None:
    assert relations(
        reader,
        ("Rebels", "Mali", "Rebels seized an airport in Mali."),
        ("Customs officers", "Mali", "Customs officers seized cargo from Mali."),
    ) == ["ASSAULT", "COERCE"]


def test_leaving_an_agreement_refuses_it_and_leaving_a_club_breaks_relations(reader: Reader) -> None:
    assert relations(
        reader,
        ("France", "Spain", "France withdrew from the fishing accord with Spain."),
        ("France", "Spain", "France quit the alliance with Spain."),
    ) == ["REJECT", "SANCTION"]
