"""Words that fall on an occasion told just before have its date; nothing else gets one."""

from kennan.coding import code
from kennan.language import Reader
from kennan.model import Event


def dated(reader: Reader, make_report, text: str) -> dict[str, str | None]:  # type: ignore[no-untyped-def]
    """Type of each event with the first day of its date."""
    report = make_report(text, published="2024-05-20")
    claims = code(report, reader.sentences(report)).claims
    return {c.type: c.when.start if c.when else None for c in claims if isinstance(c, Event)}


def test_what_is_urged_after_a_meeting_was_urged_there(reader: Reader, make_report) -> None:  # type: ignore[no-untyped-def]
    text = "France met Italy in Oslo on 8 May 2024. France urged Italy to release the sailors."
    assert dated(reader, make_report, text) == {"CONSULT": "2024-05-08", "REQUEST": "2024-05-08"}


def test_what_others_say_or_what_had_been_said_was_not(reader: Reader, make_report) -> None:  # type: ignore[no-untyped-def]
    text = "France met Italy in Oslo on 8 May 2024. Spain condemned Portugal."
    assert dated(reader, make_report, text)["ACCUSE"] is None
    text = "France met Italy in Oslo on 8 May 2024. France had condemned Spain."
    assert dated(reader, make_report, text)["ACCUSE"] is None


def test_deeds_get_no_date_from_a_meeting(reader: Reader, make_report) -> None:  # type: ignore[no-untyped-def]
    text = "France met Italy in Oslo on 8 May 2024. France attacked Spain."
    assert dated(reader, make_report, text)["ASSAULT"] is None


def test_what_came_just_before_shares_the_month(reader: Reader, make_report) -> None:  # type: ignore[no-untyped-def]
    text = "In October 2010 France condemned Italy after Italian troops attacked Malta."
    assert dated(reader, make_report, text)["ASSAULT"] == "2010-10-01"
    text = "On 5 October 2010 France condemned Italy after Italian troops attacked Malta."
    assert dated(reader, make_report, text)["ASSAULT"] is None
