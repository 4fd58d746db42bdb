"""What is the report and what stands around it, in plain text."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from kennan.model import Report

Marked = Callable[..., list[tuple[str, str]]]

LEAD = "The council of Orvania approved the grain treaty with Bessaly on Monday after two days of debate."
SECOND = "Minister Tola Brandt said the first ships would leave the port of Lissa within a week."
THIRD = "The opposition called the treaty a surrender and announced a march on the capital."

CROPS = ("wheat", "barley", "maize", "rye", "oats", "millet", "rice", "lentils")


def furniture(marked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, text) for kind, text in marked if kind != "body"]


def page(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "title",
    [
        "Orvania approves grain treaty with Bessaly",
        "Has Orvania given its grain away?",
        "Orvania approves treaty: 'We had no choice'",
        "Orvanian council approves grain treaty with Bessaly despite calls for protest.",
        "“A surrender”: Orvania approves grain treaty",
    ],
)
def test_the_line_above_the_report_is_its_title(marked: Marked, title: str) -> None:
    assert marked(page(title, LEAD, SECOND)) == [("title", title), ("body", f"{LEAD}\n\n{SECOND}")]


@pytest.mark.parametrize(
    "first", [LEAD, "“We had no choice,” the minister said on Monday.", "The minister resigned on Monday."]
)
def test_a_report_without_a_title_begins_with_its_first_sentence(marked: Marked, first: str) -> None:
    assert marked(page(first, SECOND, THIRD)) == [("body", f"{first}\n\n{SECOND}\n\n{THIRD}")]


def test_a_cut_off_teaser_and_a_standfirst_that_the_body_says_again(marked: Marked) -> None:
    teaser = "The council of Orvania approved the grain treaty with Bessaly on Monday after..."
    standfirst = "Minister Tola Brandt said the first ships would leave the port of ‘Lissa’ within a week"
    text = page("Orvania approves grain treaty", teaser, standfirst, LEAD, SECOND.replace("Lissa", '"Lissa"'), THIRD)
    assert furniture(marked(text)) == [
        ("title", "Orvania approves grain treaty"), ("teaser", teaser), ("teaser", standfirst),
    ]  # fmt: skip


def test_a_line_below_the_title_without_a_stop(marked: Marked) -> None:
    title, deck = "Orvania approves grain treaty", "Minister promises first ships within the week"
    assert marked(page(title, deck, LEAD, SECOND)) == [
        ("title", title),
        ("teaser", deck),
        ("body", f"{LEAD}\n\n{SECOND}"),
    ]


def test_what_stands_between_title_and_dateline_is_no_body(marked: Marked) -> None:
    caption = "Dockers wait beside a grain silo in the port of Lissa last winter."
    assert marked(page("Orvania approves grain treaty", caption, f"LISSA, Orvania — {LEAD}", SECOND)) == [
        ("title", "Orvania approves grain treaty"),
        ("teaser", caption),
        ("dateline", "LISSA, Orvania —"),
        ("body", f"{LEAD}\n\n{SECOND}"),
    ]


def test_page_clock_publication_line_byline_and_picture(marked: Marked) -> None:
    lines = [
        ("furniture", "• Tuesday, Jun 03, 2031"),
        ("furniture", "• Last updated: 11:05 am"),
        ("title", "Orvania approves grain treaty"),
        ("byline", "By Ada Morell and Jon Reyt"),
        ("furniture", "Posted at 07:15 am May 12th, 2031"),
        ("caption", "Dockers at the port of Lissa"),
        ("caption", "Dockers beside a silo, in the port of Lissa on May 11, 2031 AFP"),
    ]
    assert marked(page(*(text for _, text in lines), LEAD, SECOND)) == [*lines, ("body", f"{LEAD}\n\n{SECOND}")]


def test_a_caption_that_a_later_paragraph_has_word_for_word(marked: Marked) -> None:
    caption = "The first ships would leave the port of Lissa on Friday, the minister said."
    longer = caption.removesuffix(".") + ", with wheat, barley and rye for the mills of Bessaly."
    assert furniture(marked(page(LEAD, SECOND, THIRD, "“It is late,” he said.", caption, longer))) == [
        ("caption", caption)
    ]


def test_headings_and_questions_between_paragraphs(marked: Marked) -> None:
    text = page("Orvania approves grain treaty", LEAD, "A treaty with a past", SECOND, "What happens next?", THIRD)
    assert furniture(marked(text))[1:] == [("heading", "A treaty with a past"), ("heading", "What happens next?")]


def test_short_lines_that_are_no_headings(marked: Marked) -> None:
    text = page(
        LEAD,
        "“Why now?” he asked.",
        SECOND,
        "He said:",
        "“We had no choice",
        "and no time.”",
        "- wheat",
        "- barley",
        THIRD,
    )
    assert furniture(marked(text)) == []


def test_lines_of_the_page_inside_the_report(marked: Marked) -> None:
    lines = [
        "Read more: Lissa in pictures", "ADVERTISEMENT", "Sign up for our newsletter and never miss a ship",
        "Share this article", "Follow the Lantern on Twitter and Facebook", "Story continues below advertisement",
        "[Related: The port that ate a city]", "We use cookies to make this site work. Accept cookies",
    ]  # fmt: skip
    body = [
        x
        for line, crop in zip(lines, CROPS, strict=True)
        for x in (f"The last of the {crop} was sold on Friday.", line)
    ]
    assert furniture(marked(page(LEAD, *body, THIRD))) == [("furniture", line) for line in lines]


@pytest.mark.parametrize(
    "sentence",
    [
        "By signing up to the treaty, Orvania has given away its grain.",
        "More ships are expected in Lissa by the end of the week.",
        "Related charges against the harbour master were dropped.",
        "Comments by the minister angered Bessaly.",
        "Following the vote, ministers will share the treaty with the press.",
        "“Read more,” the minister told reporters who asked about the annex.",
        "Published on Monday, the report by the port of Lissa names no one.",
        "Photo opportunities were limited at the summit in Lissa.",
        "Tags and seals were missing from the ships, inspectors said on May 3, 2031.",
        "In January, February and March the port was closed; in April and May it was open for two hours a day.",
    ],
)
def test_sentences_that_begin_like_furniture_are_body(marked: Marked, sentence: str) -> None:
    assert marked(page(LEAD, sentence, THIRD)) == [("body", f"{LEAD}\n\n{sentence}\n\n{THIRD}")]


def test_the_foot_of_a_page(marked: Marked) -> None:
    title = "Orvania approves grain treaty with Bessaly"
    foot = [
        "Read Also", "Grain,3,Lissa,12,Ministers,7,Ports,41,World,9,", f"Orvanian Lantern: {title}", title,
        "Orvanian Lantern", "Home Login Search Share Tweet Print Follow Comments Menu Next Close Sat Sun May Jun",
    ]  # fmt: skip
    assert furniture(marked(page(title, LEAD, SECOND, *foot))) == [("title", title), *(("furniture", x) for x in foot)]


def test_a_list_at_the_end_of_a_report_is_body(marked: Marked) -> None:
    assert furniture(marked(page(LEAD, SECOND + " The ships:", "The Alma, wheat", "The Brisa, barley"))) == []


def test_wire_credits_at_the_end(marked: Marked) -> None:
    line = "(Reporting by Ada Morell in Lissa; Editing by Jon Reyt)"
    assert furniture(marked(page(LEAD, SECOND, line))) == [("credit", line)]


def test_a_title_printed_in_the_middle(marked: Marked) -> None:
    standfirst = "The grain treaty of Orvania and Bessaly is a bargain. Both will regret it."
    text = page(standfirst, LEAD, "Orvania and Bessaly: A Grain Bargain", SECOND)
    assert furniture(marked(text)) == [("teaser", standfirst), ("heading", "Orvania and Bessaly: A Grain Bargain")]


def test_hard_wrapped_paragraphs_are_whole(marked: Marked) -> None:
    text = (
        "Orvania approves grain treaty\n\n"
        "The council of Orvania approved the grain treaty\nwith Bessaly on Monday after two days of debate,\n"
        "which the opposition spent outside the chamber\nin protest.\n\n"
        "Minister Tola Brandt said that the first ships\nwould leave the port of Lissa within a week and\n"
        "that the rest would follow in the autumn.\n"
    )
    assert [kind for kind, _ in marked(text)] == ["title", "body"]


def test_indonesian_furniture(marked: Marked) -> None:
    lead = "Dewan Orvania menyetujui perjanjian gandum dengan Bessaly pada hari Senin setelah dua hari perdebatan."
    second = "Menteri Tola Brandt mengatakan kapal-kapal pertama akan meninggalkan pelabuhan Lissa dalam seminggu."
    text = page(
        f"Lentera-Online.com - {lead}",
        "Baca juga: Pelabuhan Lissa ditutup",
        second,
        "Artikel ini telah tayang di Lentera",
    )
    assert furniture(marked(text)) == [
        ("furniture", "Lentera-Online.com -"),
        ("furniture", "Baca juga: Pelabuhan Lissa ditutup"),
        ("furniture", "Artikel ini telah tayang di Lentera"),
    ]


def test_regions_cover_all_but_white_space_without_overlap(report: Callable[..., Report], prose: str) -> None:
    read = report(f"Title of it\n\nRead also\n\nLISSA (AFP) — {prose}\n\nTags: a, b\n")
    ends = [(r.start, r.end) for r in read.regions]
    assert ends == sorted(ends) and all(a[1] <= b[0] for a, b in pairwise(ends))
    gaps = zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(read.text)], strict=True)
    assert "".join(read.text[a:b] for a, b in gaps).strip() == ""


def test_the_head_of_a_page_line_by_line(marked: Marked) -> None:
    lines = [
        ("furniture", "WORLD NEWS"),
        ("title", "Orvania approves grain treaty with Bessaly"),
        ("teaser", "Move comes after two days of debate and a walk-out by the opposition"),
        ("byline", "Ada Morell in Lissa"),
        ("furniture", "Mon 12 May 2031 15.30"),
        ("furniture", "Last modified on Mon 12 May 2031 17.02"),
        ("furniture", "Share"),
        ("furniture", "close panel"),
        ("caption", "Image caption, Dockers wait at the port of Lissa"),
    ]
    assert marked(page(*(text for _, text in lines), LEAD, SECOND)) == [*lines, ("body", f"{LEAD}\n\n{SECOND}")]


def test_a_standfirst_above_byline_and_date(marked: Marked) -> None:
    lines = [
        ("title", "Orvania approves grain treaty with Bessaly"),
        ("teaser", "Minister Brandt promises ships within the week."),
        ("byline", "By Ada Morell"),
        ("furniture", "Published On 12 May 2031"),
        ("furniture", "12 May 2031"),
    ]
    assert marked(page(*(text for _, text in lines), LEAD, SECOND)) == [*lines, ("body", f"{LEAD}\n\n{SECOND}")]


def test_dates_between_the_paragraphs_of_a_timeline_are_headings(marked: Marked) -> None:
    text = page("How Orvania sold its grain", LEAD, "May 12, 2031", SECOND, "May 13, 2031", THIRD)
    assert [kind for kind, _ in marked(text)] == ["title", "body", "heading", "body", "heading", "body"]
