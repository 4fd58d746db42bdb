"""What coded a report names every pipeline that may have: reports are coded anew when one is installed."""

import pytest

from kennan import signature


def test_installed_pipelines_of_other_languages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "pipeline_of", lambda language: None)
    without = signature.signature_of("en_core_web_lg")
    monkeypatch.setattr(signature, "pipeline_of", lambda language: "fr_core_news_sm" if language == "fr" else None)
    having = signature.signature_of("en_core_web_lg")
    assert "fr_core_news_sm" in having
    assert having != without
    assert signature.model_of(having) == signature.model_of(without) == "en_core_web_lg"
