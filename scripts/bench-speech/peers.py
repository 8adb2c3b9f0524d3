# The peers, in a process of their own: reads the order from standard input, answers texts and CPU seconds as JSON.
import array, json, os, resource, sys, time

order = json.load(sys.stdin)


def samples(path):
    import numpy

    return numpy.fromfile(path, dtype="float32")


def faster_whisper():
    from faster_whisper import WhisperModel

    model = WhisperModel(order["folder"], device="cpu", compute_type="int8", cpu_threads=order["threads"], num_workers=1)

    def hear(path):
        segments, _ = model.transcribe(samples(path), language="sv", beam_size=order["beam"], condition_on_previous_text=False)
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def whisper_cpp():
    from pywhispercpp.model import Model

    model = Model(order["folder"], n_threads=order["threads"], language="sv", print_progress=False, print_realtime=False)

    def hear(path):
        return " ".join(segment.text.strip() for segment in model.transcribe(samples(path)))

    return hear


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


# Libraries of C write to the same standard output: what they say goes to the error stream.
out = os.dup(1)
os.dup2(2, 1)
hear = {"faster-whisper": faster_whisper, "whisper.cpp": whisper_cpp}[order["peer"]]()
hear(order["clips"][0]["raw"])
before, start = cpu(), time.perf_counter()
texts = [hear(clip["raw"]) for clip in order["clips"]]
answer = {"texts": texts, "cpu": cpu() - before, "wall": time.perf_counter() - start}
os.write(out, json.dumps(answer).encode())
