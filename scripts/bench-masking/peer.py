"""Runs Presidio (Microsoft, MIT) over JSON lines, as a peer to measure beside.

    peer.py INPUT OUTPUT MODEL_DIR [NAMES_TRAIN]

INPUT: {"id", "set", "text"} a line. OUTPUT: {"id", "spans"} a line, offsets in UTF-16 code units; the last line is
{"cpu": {set: CPU seconds of the analysis alone}, "ner": whether it finds names, "pipeline": words}.
No trained Swedish model is in the package registry: where names-train.jsonl is at hand a small NER is trained on it first
(kept in MODEL_DIR, the same each time), otherwise the pipeline is blank and only patterns are found.
"""
import json
import os
import random
import resource
import sys
from pathlib import Path

# Threads that wait for work count as CPU time: one thread is what the peer is fastest with, a CPU second.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    SeOrganisationsnummerRecognizer,
    SePersonnummerRecognizer,
    SpacyRecognizer,
    UrlRecognizer,
)
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

# Its e-mail recogniser otherwise asks a server for the list of public suffixes; the package carries one. The passages use
# the reserved names of RFC 2606, which are on no such list: without them it would miss addresses that it knows in life.
tldextract.extract = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, extra_suffixes=("example", "invalid", "local", "test")
)

LABELS = {"PERSON": "PERSON", "PLACE": "LOC", "ORG": "ORG"}
ROUNDS = 4
TYPES = {
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
    "SE_PERSONNUMMER": "PERSONNUMMER",
    "SE_ORGANISATIONSNUMMER": "ORGNR",
}


def lines_of(path):
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line]


def utf16(text, at):
    return len(text[:at].encode("utf-16-le")) // 2


def examples_of(nlp, train):
    for row in lines_of(train):
        # Offsets are UTF-16 code units: only without characters above U+FFFF are they Python's too.
        if all(ord(char) <= 0xFFFF for char in row["text"]):
            spans = [(s["start"], s["end"], LABELS[s["type"]]) for s in row["spans"] if s["type"] in LABELS]
            yield Example.from_dict(nlp.make_doc(row["text"]), {"entities": spans})


def make_model(folder, train):
    fix_random_seed(1)
    nlp = spacy.blank("sv")
    if train:
        ner = nlp.add_pipe("ner")
        for label in LABELS.values():
            ner.add_label(label)
        examples = list(examples_of(nlp, train))
        optimizer = nlp.initialize(lambda: examples[:200])
        for _ in range(ROUNDS):
            random.shuffle(examples)
            for batch in minibatch(examples, size=compounding(16.0, 64.0, 1.01)):
                nlp.update(batch, sgd=optimizer, drop=0.2)
    # Renamed when whole: a run that was cut off must not leave half a model.
    half = folder.with_suffix(f".{os.getpid()}")
    nlp.to_disk(half)
    half.rename(folder)


def analyzer_of(folder):
    models = [{"lang_code": "sv", "model_name": str(folder)}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    registry = RecognizerRegistry(supported_languages=["sv"])
    regions = ("SE", "NO", "DK", "FI", "GB", "US", "DE")
    # Beside its own, which wants a right checksum: mistyped ones are in the gold too.
    personnummer = Pattern("personnummer", r"\b(?:19|20)?\d{6}[-+ ]?\d{4}\b", 0.6)
    for recognizer in (
        EmailRecognizer(supported_language="sv"),
        CreditCardRecognizer(supported_language="sv"),
        IbanRecognizer(supported_language="sv"),
        IpRecognizer(supported_language="sv"),
        UrlRecognizer(supported_language="sv"),
        DateRecognizer(supported_language="sv"),
        PhoneRecognizer(supported_language="sv", supported_regions=regions),
        SpacyRecognizer(supported_language="sv"),
        SePersonnummerRecognizer(supported_language="sv"),
        SeOrganisationsnummerRecognizer(supported_language="sv"),
        PatternRecognizer(supported_entity="SE_PERSONNUMMER", supported_language="sv", patterns=[personnummer]),
    ):
        registry.add_recognizer(recognizer)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["sv"])


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(source, target, folder, train):
    if not folder.exists():
        make_model(folder, train)
    analyzer = analyzer_of(folder)
    rows = lines_of(source)
    for row in rows[:50]:
        analyzer.analyze(text=row["text"], language="sv")
    cpu = {}
    with target.open("w", encoding="utf8") as out:
        for row in rows:
            text = row["text"]
            before = cpu_seconds()
            hits = analyzer.analyze(text=text, language="sv")
            cpu[row["set"]] = cpu.get(row["set"], 0) + cpu_seconds() - before
            spans = [
                {"start": utf16(text, hit.start), "end": utf16(text, hit.end), "type": TYPES[hit.entity_type]}
                for hit in hits
                if hit.entity_type in TYPES
            ]
            out.write(json.dumps({"id": row["id"], "spans": spans}) + "\n")
        ner = "ner" in analyzer.nlp_engine.nlp["sv"].pipe_names
        pipeline = "spaCy sv NER trained on names-train.jsonl, and" if ner else "blank spaCy sv without NER:"
        pipeline += " its patterns with SE personnummer, organisationsnummer and phones"
        out.write(json.dumps({"cpu": cpu, "ner": ner, "pipeline": pipeline}) + "\n")


main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]) if len(sys.argv) > 4 else None)
