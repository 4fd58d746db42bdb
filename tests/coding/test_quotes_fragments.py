"""Fragments in marks that somebody's judgement, naming or idea holds, and marks that are nobody's speech."""

import pytest

from kennan.coding import mentions, quotes


@pytest.fixture
def read(reader, make_report):
    def rows(text: str) -> list[tuple[str | None, list[str]]]:
        """(speaker beside the quote, its content) of every quote with words in marks, in text order."""
        report = make_report(text)
        sentences = reader.sentences(report)
        found = quotes.find(report, sentences, mentions.find(report, sentences))
        return [
            (q.mention and report.quote(q.mention), [report.quote(c) for c in q.content]) for q in found if q.quoted
        ]

    return rows


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Ilan Corvik described the Tolvan Front as a "serious force" and blamed Drovnia.', "Ilan Corvik"),
        ('In March the foreign minister called the accord a "historic mistake."', "the foreign minister"),
        ('Mira Sollen praised the miners for their "quiet courage" in the siege.', "Mira Sollen"),
        ('Velmoran officials hailed the treaty as "a new dawn for the coast".', "Velmoran officials"),
        ('The president dismissed the report as "pure invention".', "The president"),
        ('Tanner has branded the judges "enemies of the river".', "Tanner"),
        ('Tanner, who has in the past described the envoy as "a hopeless dreamer", lost the vote.', "who"),
        ('Opposition leaders denounced the budget as "a gift to smugglers".', "Opposition leaders"),
        ('Drovnia has labelled the movement "a terrorist network".', "Drovnia"),
        ('In her letter Sollen referred to the rebels as "our lost brothers".', "Sollen"),
        ('Corvik touted the port as a "gateway to the north".', "Corvik"),
        ('The envoy warned of "a long and bitter winter".', "The envoy"),
        ('Critics have dubbed the plan "a road to nowhere".', "Critics"),
        ('Joren Pell\'s idea of a "common river" found few friends.', "Joren Pell's"),
        ('The rally cheered Tanner\'s vision of a "greater Drovnia" that reaches the sea.', "Tanner's"),
        ('It fits Sollen\'s notion of "peace through trade," which many doubt.', "Sollen's"),
        ('The news is a blow to Corvik\'s thought of a "many-sided coast," which few share.', "Corvik's"),
        ('The general\'s description of the raid as a "limited police action" angered Velmora.', "The general's"),
        ('The prime minister\'s pledge of a "swift and honest" inquiry was kept.', "The prime minister's"),
        ('Sollen\'s concept of a "belt of quiet towns" has won support.', "Sollen's"),
        ('Pell portrayed the general as "a man without a country".', "Pell"),
        ('The ministry characterised the talks as "frank but useful".', "The ministry"),
        ('The bishop condemned the killings as "a stain on the nation".', "The bishop"),
        ('He accused the Front of "waging war on children".', "He"),
        ('Sollen criticised Drovnia over its "reckless games" on the border.', "Sollen"),
        ('Calling the vote "a sham from start to finish", Tanner left the hall.', "Tanner"),
        ('The Front was described by Corvik as "a spent force".', "Corvik"),
        ('The offer is what Tanner called a "last chance for peace".', "Tanner"),
        ('The paper, which Pell has described as "the voice of the harbour", was fined.', "Pell"),
        ('The speaker of parliament mocked the reform as "a coat of paint".', "The speaker of parliament"),
        ('Sollen thanked the sailors for their "stubborn loyalty".', "Sollen"),
        ('The president likened the siege to "a slow drowning".', "The president"),
        ('Tanner attacked his rival for having "slept through the war".', "Tanner"),
        ('Corvik rejected the charge as "utterly without basis".', "Corvik"),
        ('The strike followed Corvik\'s speech about the "orderly retreat" of the army.', "Corvik's"),
        (
            'Drovnia held exercises with Karovia, aimed at "showing the resolve of free peoples to defend the strait."',
            "Drovnia",
        ),
        ('To Sollen, the envoy is a "kind and patient man" who keeps his word.', "Sollen"),
        ('The report faulted the army for a "culture of silence".', "The report"),
        ('Tanner\'s party called the count a "rush to judgment," because the mail was still out.', "Tanner's party"),
        ('The drills were, in Corvik\'s words, "a friendly reminder".', "Corvik's"),
        ('In the view of the bishop, the law is "an insult to the poor".', "the bishop"),
        ('The mayor, whom Pell once called "the best of us", resigned.', "Pell"),
        ('The move comes after Drovnia\'s threat of "crushing consequences" for the strait.', "Drovnia's"),
    ],
)
def test_what_judges_or_names_holds_the_words_in_marks_alone(read, text, speaker):
    said = text.split('"')[1].rstrip(",.")
    assert read(text) == [(speaker, [said])]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "people\'s court" met in Port Sabel on Monday.',
        'The biggest newspaper of Velmora, "The Morning Tide", was closed.',
        'Joren "the Anvil" Pell won the election.',
        'The film "A River Runs Dry" opens in Merrow on Friday.',
        'Her book, "The Long Siege of Pelsk", sold well.',
        'The "shadow fleet" carried oil past the blockade.',
        'The ministry praised the novel "Winter in Old Pelsk".',
        'The judge dismissed the case known as "Pelsk versus the Crown".',
        'A group known as the "night herons" took the bridge.',
        'Farmers in the "salt belt" lost their harvest.',
        'The operation, code-named "Iron Gull", began at dawn.',
        'The two sides met in the "four plus two" format.',
        'The law on "foreign agents" was passed in May.',
        'The band played "Song of the Dam" at the rally.',
        'Drovnia criticised the series "Sons of Merrow" and its makers.',
        'He presented the programme "Evening with Tanner".',
        'The general, nicknamed "Old Granite", retired in May.',
        'The "no" camp won in three of four districts.',
        'Shops sold "I survived the flood" shirts.',
        'The word "sanction" has two senses.',
        'The treaty sets up an "exclusive fishing zone" of two hundred miles.',
        'The army sealed the "grey zone" between the two lines.',
        'Sollen\'s party, "Bread and Harbour", lost two seats.',
        'The minister opened the "House of the Seven Rivers" museum.',
    ],
)
def test_titles_nicknames_and_the_narrators_own_marks_are_nobodys_words(read, text):
    assert read(text) == []


def test_marks_behind_marks_of_the_same_naming_belong_to_it(read):
    text = 'Tanner described the envoy as a "tired clerk" and "a ghost from old times" whose word "is worth nothing".'
    assert read(text) == [("Tanner", ["tired clerk", "a ghost from old times", "is worth nothing"])]


def test_a_naming_before_marks_outweighs_another_verb_behind_them(read):
    text = "While Sollen called the paper a “fine and honest piece,” Pell dwells on one line of it."
    assert read(text) == [("Sollen", ["fine and honest piece"])]


def test_a_fragment_goes_on_with_who_spoke_to_the_end_of_the_sentence_before(read):
    text = 'The dam is safe this year, Pell said. It will hold only if "every gate is kept shut all spring."'
    assert read(text) == [("Pell", ["every gate is kept shut all spring"])]


def test_a_paragraph_in_marks_goes_on_with_the_speaker_of_mixed_speech(read):
    text = (
        '"I have made it clear from the day of the landing that the fleet must leave" and with it the marines, Sollen '
        'said.\n\n"They have no business in our strait. They never had."\n\nThe fleet sailed on Monday.'
    )
    assert [speaker for speaker, _ in read(text)] == ["Sollen"]
    assert read(text)[0][1][-1] == "They have no business in our strait. They never had"


def test_one_word_in_marks_stays_within_what_is_told(read):
    assert read('Tanner called the vote a "sham".') == [("Tanner", ['the vote a "sham"'])]


def test_verbs_of_pressing_tell_words_only_where_marks_do(reader, make_report):
    report = make_report("Corvik pushed the ministers to sign. He persuaded Drovnia to stay. He urged Velmora to wait.")
    sentences = reader.sentences(report)
    found = quotes.find(report, sentences, mentions.find(report, sentences))
    assert [q.cue for q in found] == ["urged"]
