"""The parser multiplies with NumPy, and parses as it does with BLIS."""

import importlib

from kennan.language import spacy_parser

SENTENCES = [
    "Kestria's foreign minister said on Tuesday that Velmora had agreed to reopen the border crossing at Ostrel.",
    "After three weeks of talks in Harwick, the two governments signed an accord that lets 4,000 workers return.",
    "The rebels, whom the army has pursued since March, denied that they had shelled the port or taken hostages.",
]


def test_parses_are_those_of_the_pipeline_as_it_comes() -> None:
    as_it_comes = importlib.import_module(spacy_parser.DEFAULT_MODEL).load()
    ours = spacy_parser.load()
    for theirs, own in zip(as_it_comes.pipe(SENTENCES), ours.pipe(SENTENCES), strict=True):
        assert own.to_json() == theirs.to_json()


def test_every_layer_multiplies_with_numpy() -> None:
    layers = [
        layer
        for _, component in spacy_parser.load().pipeline
        if getattr(component, "model", None)
        for layer in component.model.walk()  # type: ignore[attr-defined]
    ]
    assert len(layers) > 50
    assert not any(getattr(layer.ops, "use_blis", False) for layer in layers)
