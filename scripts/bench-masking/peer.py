"""Runs Presidio (Microsoft, MIT) over JSON lines, as a peer to measure beside.

    peer.py INPUT OUTPUT MODEL_DIR [NAMES_TRAIN]

INPUT: {"id", "text"} a line. OUTPUT: {"id", "spans"} a line; the last line is {"cpu": seconds, "pipeline": words}.
No trained Swedish model is in the package registry: where names-train.jsonl is at hand a small NER is trained on it first
(kept in MODEL_DIR), otherwise the pipeline is blank and only patterns are found. Time is CPU seconds of the analysis alone.
"""
import json
import random
import resource
import sys
from pathlib import Path

import spacy
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
    UrlRecognizer,
)
from spacy.training import Example
from spacy.util import compounding, minibatch

source, target, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
train = Path(sys.argv[4]) if len(sys.argv) > 4 else None
LABEL = {"PERSON": "PERSON", "PLACE": "LOC", "ORG": "ORG"}


def utf16(text, at):
    return len(text[:at].encode("utf-16-le")) // 2


def build():
    if folder.exists():
        return "a spaCy NER trained on names-train.jsonl"
    nlp = spacy.blank("sv")
    if train and train.exists():
        ner = nlp.add_pipe("ner")
        for label in LABEL.values():
            ner.add_label(label)
        examples = []
        for line in train.read_text("utf8").splitlines():
            row = json.loads(line)
            if any(ord(c) > 0xFFFF for c in row["text"]):
                continue
            spans = [(s["start"], s["end"], LABEL[s["type"]]) for s in row["spans"] if s["type"] in LABEL]
            examples.append(Example.from_dict(nlp.make_doc(row["text"]), {"entities": spans}))
        random.seed(1)
        optimizer = nlp.initialize(lambda: examples[:200])
        for _ in range(4):
            random.shuffle(examples)
            for batch in minibatch(examples, size=compounding(16.0, 64.0, 1.01)):
                nlp.update(batch, sgd=optimizer, drop=0.2)
    nlp.to_disk(folder)
    return "a spaCy NER trained on names-train.jsonl" if train else "no NER"


pipeline = build()
engine = NlpEngineProvider(
    nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "sv", "model_name": str(folder)}]}
).create_engine()
registry = RecognizerRegistry(supported_languages=["sv"])
for recognizer in (
    EmailRecognizer(supported_language="sv"),
    CreditCardRecognizer(supported_language="sv"),
    IbanRecognizer(supported_language="sv"),
    IpRecognizer(supported_language="sv"),
    UrlRecognizer(supported_language="sv"),
    DateRecognizer(supported_language="sv"),
    PhoneRecognizer(supported_language="sv", supported_regions=("SE", "NO", "DK", "FI", "GB", "US", "DE")),
    SpacyRecognizer(supported_language="sv"),
    PatternRecognizer(
        supported_entity="SE_PNR",
        supported_language="sv",
        patterns=[Pattern("pnr", r"\b(?:19|20)?\d{6}[-+ ]?\d{4}\b", 0.6)],
    ),
):
    registry.add_recognizer(recognizer)
analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["sv"])
TYPE = {
    "EMAIL_ADDRESS": "EMAIL",
    "CREDIT_CARD": "CARD",
    "IBAN_CODE": "BANK",
    "IP_ADDRESS": "IP",
    "URL": "URL",
    "DATE_TIME": "DATE",
    "PHONE_NUMBER": "PHONE",
    "PERSON": "PERSON",
    "LOCATION": "PLACE",
    "ORGANIZATION": "ORG",
    "NRP": "ORG",
    "SE_PNR": "PERSONNUMMER",
}
rows = [json.loads(line) for line in Path(source).read_text("utf8").splitlines() if line]
for row in rows[:20]:
    analyzer.analyze(text=row["text"], language="sv")
before = resource.getrusage(resource.RUSAGE_SELF)
found = [analyzer.analyze(text=row["text"], language="sv") for row in rows]
after = resource.getrusage(resource.RUSAGE_SELF)
cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
with open(target, "w", encoding="utf8") as out:
    for row, hits in zip(rows, found):
        text = row["text"]
        spans = [
            {"start": utf16(text, h.start), "end": utf16(text, h.end), "type": TYPE.get(h.entity_type, "ORG")} for h in hits
        ]
        out.write(json.dumps({"id": row["id"], "spans": spans}) + "\n")
    out.write(json.dumps({"cpu": cpu, "pipeline": pipeline}) + "\n")
