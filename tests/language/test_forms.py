"""Forms of words kept aside are those that the whole pipeline gives."""

import pytest

from kennan.language import spacy_parser
from kennan.language.spacy_forms import RULES, Form, Forms

SENTENCES = [
    "There is no truce, the minister's envoy said, and there's nothin' left.",
    "We're gonna leave; let's not, c'mon, you gotta see that they ain't ready.",
    "The Kestrian ministers  met, and the talks' hosts weren't pleased.",
    "“Leave now,” I said. \n He left the talks; his leaves are left.",
    "  ",
    "Harsher sanctions hit the Kestrians' cities, feet and mice; the wolves were better fed, being Kestrian wolves.",
    "Y'all know who's been lying; he got what he gets, and it ain't much.",
]


def test_forms_are_those_of_the_whole_pipeline() -> None:
    pipeline = spacy_parser.load()
    forms = Forms(pipeline)
    assert forms.left_out == RULES
    for _ in range(2):  # the second time from what was kept
        for text in SENTENCES:
            whole = [Form(t.text, t.lemma_, t.pos_, t.tag_, t.dep_) for t in pipeline(text)]
            assert forms.of(pipeline(text, disable=list(forms.left_out))) == whole


def test_a_pipeline_built_otherwise_is_run_as_it_is() -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    forms = Forms(pipeline)
    assert forms.left_out == ()
    assert [form.text for form in forms.of(pipeline("They left."))] == ["They", "left", "."]


def test_a_word_that_no_rule_names_is_not_run_through_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = spacy_parser.load()
    forms = Forms(pipeline)
    forms.of(pipeline("The envoys left.", disable=list(forms.left_out)))
    monkeypatch.setattr(Forms, "_row", lambda *_: pytest.fail("run through the rules"))
    found = forms.of(pipeline("The wardens left.", disable=list(forms.left_out)))
    assert [form.lemma for form in found] == ["the", "warden", "leave", "."]
