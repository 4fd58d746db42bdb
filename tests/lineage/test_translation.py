"""A report told again in another language is found by its names and numbers in order; an independent report of the same
event is not."""

from dataclasses import replace

from kennan.lineage import trace
from kennan.model import Credit, Interval, Published, Region, Report

ENGLISH = """Fourteen fishing boats from Port Sabel were seized off Cape Lorin on 3 May 2031, the Velmoran navy said.

Captain Sefa Aldan told Radio Merrow that 48 sailors were held in the Tolvan garrison.

The Drovnian consul, Petra Onslow, asked to see them and was turned away twice.

Velmora fined each owner 12,500 crowns and kept 3 of the boats.

In 2019 a court in Pelsk had ruled that the waters belong to both countries.

Joren Hale of the Basin Institute called the seizure a test before the Lissa talks of 17 May.
"""
INDONESIAN = """Empat belas kapal nelayan dari Port Sabel disita di lepas pantai Cape Lorin pada 3 Mei 2031, kata
angkatan laut Velmora.

Kapten Sefa Aldan mengatakan kepada Radio Merrow bahwa 48 pelaut ditahan di garnisun Tolvan.

Konsul Drovnia, Petra Onslow, meminta bertemu mereka dan dua kali ditolak.

Velmora mendenda setiap pemilik 12.500 crown dan menahan 3 kapal.

Pada 2019 pengadilan di Pelsk memutuskan bahwa perairan itu milik kedua negara.

Joren Hale dari Basin Institute menyebut penyitaan itu ujian sebelum perundingan Lissa pada 17 Mei.
"""
INDEPENDENT = """Nelayan Port Sabel berunjuk rasa di depan kantor wali kota pada hari Jumat setelah kapal mereka disita.

Istri seorang pelaut, Mira Tolk, berkata bahwa ia belum mendengar kabar sejak 3 Mei 2031.

Pemerintah Drovnia akan membayar 900 crown kepada setiap keluarga, kata Menteri Perikanan Oskar Brandt.

Velmora menahan 48 pelaut di Tolvan, menurut serikat nelayan Sabel.

Serikat itu memiliki 2.300 anggota di Port Sabel dan Merrow.

Angkatan laut Velmora tidak menjawab pertanyaan tentang Cape Lorin.
"""


def report(name: str, text: str, language: str, day: str | None = None, outlet: str | None = None) -> Report:
    published = Published(Interval(day, day, "day"), "stated") if day else None
    regions = (Region(0, len(text), "body"),)
    return Report(
        Report.id_of(name, text), name, text, language, "text", name, regions, published=published, outlet=outlet
    )


def test_a_translation_is_linked_over_its_passage_and_joins_the_family() -> None:
    first = report("a.txt", ENGLISH, "en", "2031-05-04")
    second = report("b.txt", INDONESIAN, "id", "2031-05-05")
    lineage = trace([second, first], {})
    (link,) = lineage.links
    assert (link.kind, link.direction) == ("translation", "b_from_a")
    assert link.b is not None
    assert first.quote(link.a).startswith("Fourteen fishing boats")
    assert second.quote(link.b).rstrip().endswith("17 Mei.")
    assert [f.reports for f in lineage.families] == [(first.id, second.id)]


def test_an_independent_report_of_the_event_in_another_language_is_no_translation() -> None:
    one, other = report("a.txt", ENGLISH, "en"), report("b.txt", INDEPENDENT, "id")
    lineage = trace([one, other], {})
    assert lineage.links == ()
    assert len(lineage.families) == 2


def test_reports_of_one_language_are_never_translations() -> None:
    lineage = trace([report("a.txt", INDONESIAN, "id"), report("b.txt", INDEPENDENT, "id")], {})
    assert [k for k in lineage.links if k.kind == "translation"] == []


def test_a_freer_retelling_is_one_where_it_credits_the_other_for_the_whole() -> None:
    first = report("a.txt", ENGLISH, "en", outlet="The Merrow Dispatch")
    half = "\n\n".join(INDONESIAN.split("\n\n")[:3]) + "\n\n" + "\n\n".join(INDEPENDENT.split("\n\n")[1:3])
    free = report("b.txt", half, "id")
    credited = replace(free, credits=(Credit(free.span(0, 5), "The Merrow Dispatch", "report"),))
    assert trace([first, free], {}).links == ()
    kinds = {k.kind: k.direction for k in trace([first, credited], {}).links if k.b}
    assert kinds == {"translation": "b_from_a"}
