"""Every gloss is a word that the pivot's lexicons or its grammar know, and every pack loads."""

import pytest

from kennan.language.forms import CLASSES, forms
from kennan.language.pack import languages, table

GLOSSED = [language for language in languages() if table(language, "glosses")]


def test_there_are_glossed_languages() -> None:
    assert {"id", "es", "fr"} <= set(GLOSSED)


@pytest.mark.parametrize("language", GLOSSED)
def test_kinds_are_known_and_forms_made(language: str) -> None:
    glosses = table(language, "glosses")
    assert set(glosses) <= {"pivot", *CLASSES}
    assert len(forms(language).by_first) > 500


@pytest.mark.parametrize("language", GLOSSED)
def test_most_verbs_are_read_as_verbs_with_a_frame(language: str) -> None:
    known = {verb.split(" ")[0] for entry in table("en", "event_verbs")["frame"] for verb in entry["verbs"]}
    known |= {verb.split(" ")[0] for entry in table("en", "event_idioms")["idiom"] for verb in entry["verbs"]}
    known |= {
        verb.removeprefix("be ").split(" ")[0] for e in table("en", "embedding")["outer"] for verb in e.get("verbs", ())
    }
    known |= {
        verb
        for entry in table("en", "stances")["cue"]
        for verb in (*entry.get("verbs", ()), *entry.get("adjectives", ()))
    }
    known |= {*table("en", "modality")["speech"]["verbs"], *table("en", "event_idioms")["light"]}
    read = {gloss.removeprefix("be ").split(" ")[0] for gloss in table(language, "glosses")["verbs"].values()}
    assert len(read & known) / len(read) > 0.8, sorted(read - known)


@pytest.mark.parametrize("language", GLOSSED)
def test_no_word_is_glossed_twice_within_a_kind(language: str) -> None:
    for kind in CLASSES:
        words = [word.lower() for word in table(language, "glosses").get(kind, {})]
        assert words == list(dict.fromkeys(words))
        assert all(word == word.lower() for word in table(language, "glosses").get(kind, {}))
