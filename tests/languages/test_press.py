"""Sentences as agencies write them, each with what must be read in it."""

from collections.abc import Callable

import pytest

from kennan.coding import Coded, code
from kennan.language import Reader
from kennan.language.world import World
from kennan.model import Event, Figure, Quote, Report, Status

WORLD = World.of_text(
    "".join(
        f'[[actor]]\nname = "{name}"\nkind = "state"\ncountry = "{code}"\n'
        for name, code in (("Karovia", "XKA"), ("Zubria", "XZU"), ("Velmora", "XVE"))
    )
)


@pytest.fixture
def read(reader: Reader, make_report: Callable[..., Report]) -> Callable[[str, str], tuple[Report, Coded]]:
    def made(text: str, language: str) -> tuple[Report, Coded]:
        report = make_report(text, language=language)
        return report, code(report, reader.sentences(report), WORLD)

    return made


def name(coded: Coded, identifier: str | None) -> str:
    return next((r.name for r in coded.referents if r.id == identifier), "-")


def events(coded: Coded) -> list[tuple[str, str, str, str]]:
    """Source, type, target and voice."""
    return [
        (name(coded, e.source), e.type, name(coded, e.target), name(coded, e.attribution.voice))
        for e in coded.claims
        if isinstance(e, Event)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Perdana Menteri Karovia Anton Belis ditangkap oleh militer, kata juru bicara kepolisian.",
            [("militer", "COERCE", "Anton Belis", "kepolisian")],
        ),
        (
            "Zubria akan mengirim bantuan kemanusiaan ke Karovia, demikian diwartakan Reuters.",
            [("Zubria", "AID", "Karovia", "Reuters")],
        ),
        (
            "Karovia mengusir dua diplomat Zubria Zubria membalas dengan menutup kedutaan besarnya di Karovia",
            [("Karovia", "SANCTION", "dua diplomat Zubria", "-"), ("Zubria", "SANCTION", "Karovia", "-")],
        ),
        ("Mantan presiden Karovia, Ivan Terek, dijatuhi hukuman penjara.", [("-", "COERCE", "Ivan Terek", "-")]),
        (
            "Velmora menjatuhkan sanksi terhadap tiga pejabat Karovia yang diduga terlibat dalam korupsi.",
            [("Velmora", "SANCTION", "tiga pejabat Karovia", "-")],
        ),
    ],
)
def test_indonesian_events(read, text: str, expected: list) -> None:
    _, coded = read(text, "id")
    assert events(coded) == expected
    assert not any(e.attribution.hearsay for e in coded.claims if isinstance(e, Event))


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("id", "Menurut Lara Menk, Karovia telah melanggar perjanjian itu.", "Lara Menk",
         "Karovia telah melanggar perjanjian itu"),
        ("id", "“Perang ini harus dihentikan,” tegas Menk seraya tersenyum.", "Menk", "Perang ini harus dihentikan"),
        ("id", "Seorang pejabat senior yang enggan disebutkan namanya mengatakan Karovia akan mundur.", "pejabat",
         "Karovia akan mundur"),
        ("es", "La presidenta de Zubria, Lara Menk, aseguró que no habrá guerra.", "Lara Menk", "no habrá guerra"),
        ("es", "El primer ministro fue detenido el lunes, informó la policía.", "policía",
         "El primer ministro fue detenido el lunes"),
        ("es", "«No hay tregua», dijo Menk a los periodistas.", "Menk", "No hay tregua"),
        ("de", "Der Außenminister Pavel Rudin erklärte, sein Land werde keine Truppen abziehen.", "Pavel Rudin",
         "sein Land werde keine Truppen abziehen"),
    ],
)  # fmt: skip
def test_who_said_it(read, language: str, text: str, speaker: str, content: str) -> None:
    report, coded = read(text, language)
    (quote,) = (q for q in coded.claims if isinstance(q, Quote))
    assert (name(coded, quote.speaker), [report.quote(c) for c in quote.content]) == (speaker, [content])


@pytest.mark.parametrize(
    ("language", "text", "person", "relation"),
    [
        ("id", "Duta Besar Karovia untuk Zubria, Pavel Rudin, dipanggil.", "Pavel Rudin", "ambassador_of"),
        ("id", "Mantan presiden Karovia, Ivan Terek, ditahan.", "Ivan Terek", "former_office_in"),
        ("es", "El ministro de Exteriores de Karovia, Tomás Hald, llegó ayer.", "Tomás Hald", "foreign_minister_of"),
        ("es", "El expresidente de Karovia, Iván Terek, fue condenado.", "Iván Terek", "former_office_in"),
    ],
)
def test_offices_with_their_places(read, language: str, text: str, person: str, relation: str) -> None:
    _, coded = read(text, language)
    held = [(name(coded, s.subject), s.relation, name(coded, s.object)) for s in coded.claims if isinstance(s, Status)]
    assert held == [(person, relation, "Karovia")]
    assert [r.country for r in coded.referents if r.name == person] == ["XKA"]


def test_numbers_and_small_words_are_no_names(read) -> None:
    _, coded = read("Lima kapal tiba. Antara 20 hingga 30 ribu pengungsi melintasi perbatasan.", "id")
    assert {r.known for r in coded.referents} == {None}
    refugees = [(f.value, f.bound) for f in coded.claims if isinstance(f, Figure) and f.what == "pengungsi"]
    assert refugees == [("20000", "about")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Kementerian Kesehatan Karovia mengecam Kementerian Perdagangan Karovia.",
         ["Kementerian Kesehatan Karovia", "Kementerian Perdagangan Karovia"]),
        ("Kelompok pemberontak Front Harimau menyerang Karovia.", ["Front Harimau"]),
        ("Dewan Nasional untuk Keamanan Pelabuhan (CNSP) menutup pelabuhan. CNSP menolak Zubria.",
         ["Dewan Nasional untuk Keamanan Pelabuhan"]),
    ],
)  # fmt: skip
def test_indonesian_bodies(read, text: str, bodies: list[str]) -> None:
    _, coded = read(text, "id")
    assert [r.name for r in coded.referents if r.kind in ("government", "armed_group", "international_org")] == bodies


def test_what_is_to_come_lies_ahead(make_report: Callable[..., Report], reader: Reader) -> None:
    text = "Karovia sepakat membuka perbatasan mulai 1 April mendatang."
    report = make_report(text, language="id", published="2024-03-21")
    coded = code(report, reader.sentences(report), WORLD)
    assert "2024-04-01" in [f.value for f in coded.claims if isinstance(f, Figure)]


def test_who_is_only_near_an_office(read) -> None:
    _, coded = read("Wakil Presiden Zubria Edo Larr dijadwalkan mengunjungi Karovia.", "id")
    assert not any(isinstance(c, Status) for c in coded.claims)
    assert [(e.type, e.modality) for e in coded.claims if isinstance(e, Event)] == [("CONSULT", "planned")]


def test_rebels_are_not_the_state_they_rise_against(read) -> None:
    _, coded = read("Pemberontak Karovia menyerang Zubria, tegas Menteri Pertahanan Velmora Karl Odd.", "id")
    assert events(coded) == [("Pemberontak Karovia", "ASSAULT", "Zubria", "Karl Odd")]
