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
