"""The package as a Python program uses it."""

import signal
import threading
import time

import pytest

import mizan

AR = ["وصل القطار متأخرا إلى المحطة.", "ونزل الركاب من العربات.", "كان المطر غزيرا."]
EN = ["The train arrived late at the station.", "The passengers got off the carriages.", "The rain was heavy."]


@pytest.fixture
def memory(tmp_path):
    with mizan.open(tmp_path / "plant.mizan", create=True) as memory:
        memory.add("أغلق الصمام رقم 5.", "Close valve 5.", client="Nile Pumps", status="reviewed")
        memory.add("افتح الباب.", "Open the door.")
        yield memory


def test_text_is_split_into_sentences():
    assert mizan.segment(" ".join(AR)) == AR
    assert mizan.segment("Dr. Sami left. He came back.", "en") == ["Dr. Sami left.", "He came back."]
    assert mizan.segment("نعم؛ لا.", cut=["semicolon"]) == ["نعم؛", "لا."]
    assert mizan.segment("") == []


def test_spans_count_characters():
    text = "😀 " + " ".join(AR)
    assert [text[start:end] for start, end in mizan.spans(text)] == mizan.segment(text)


def test_wrong_arguments_are_value_errors():
    with pytest.raises(ValueError, match="language tag"):
        mizan.segment("نعم", "ar--EG")
    with pytest.raises(ValueError):
        mizan.segment("نعم", cut=["nowhere"])


def test_sentences_are_matched():
    beads = mizan.align(AR, EN)
    assert [(bead.source, bead.target) for bead in beads] == [([0], [0]), ([1], [1]), ([2], [2])]
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    texts = mizan.align_texts(" ".join(AR), " ".join(EN))
    assert texts[1].source_texts == [AR[1]] and texts[1].target_texts == [EN[1]]


def test_a_missing_memory_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        mizan.open(tmp_path / "none.mizan")
    assert not (tmp_path / "none.mizan").exists()
    (tmp_path / "foreign.mizan").write_text("no memory")
    with pytest.raises(mizan.Error):
        mizan.open(str(tmp_path / "foreign.mizan"))


def test_a_match_tells_how_it_differs(memory):
    [match] = memory.lookup("أغلق الصمام رقم 7.", min=80)
    assert (match.target, match.class_, match.status) == ("Close valve 5.", "format", "reviewed")
    assert match.percent < 100 and match.adapted.target == "Close valve 7."
    [difference] = match.differences
    assert "أغلق الصمام رقم 7."[slice(*difference.query)] == "7"
    assert match.to_dict()["client"] == "Nile Pumps"
    assert memory.lookup("أغلق الصمام رقم 5.", client="nobody") == []
    assert memory.lookup("أغلق الصمام رقم 5.", only_status="machine") == []
    assert [m.percent for m in memory.lookup("Open the door.", from_="en")] == [100]


def test_several_texts_are_looked_up_together(memory):
    found = memory.lookup_many(["افتح الباب.", "لا شيء من هذا هنا", ""])
    assert [len(matches) for matches in found] == [1, 0, 0]


def test_parts_and_terms_of_a_text_are_found_with_its_matches(memory, tmp_path):
    glossary, other = tmp_path / "terms.mizan", tmp_path / "other.mizan"
    with mizan.open(glossary, create=True) as terms:
        terms.add("صمام", "valve")
    with mizan.open(other, create=True) as second:
        second.add("أغلق الصمام رقم 5.", "Shut valve 5.")
    text = "ذهب الحارس ثم أغلق الصمام رقم 5."
    found = memory.lookup_all(text, terms=glossary, memory=[f"{other}:3"])
    assert set(found) == {"matches", "fragments", "terms"}
    [term] = found["terms"]
    assert term["target"] == "valve" and text[slice(*term["query"])] == "الصمام"
    assert memory.lookup_all(text, parts=False)["matches"] == []
    percents = [match.percent for match in memory.lookup("أغلق الصمام رقم 5.", memory=[f"{other}:3"])]
    assert percents == [100, 97]
    with pytest.raises(ValueError, match="lookup_all"):
        memory.lookup(text, parts=True)
    with pytest.raises(FileNotFoundError, match="none.mizan"):
        memory.lookup_all(text, terms=tmp_path / "none.mizan")
    assert [match.percent for match in memory.lookup("أغلق الصمام رقم 5.", memory=other)] == [100, 100]


def test_files_are_checked_counted_and_searched_for_terms(tmp_path):
    table = tmp_path / "plant.en-ar.tsv"
    table.write_text("Wait 15 minutes.\tانتظر ٥٠ دقيقة.\nThe judge left the court.\tغادر القاضي المحكمة.\n", "utf-8")
    [finding] = mizan.check(table, rules=["numbers", "tags"])
    assert (finding["rule"], finding["severity"], finding["place"]["line"]) == ("numbers", "error", 1)
    assert finding["target"][slice(*finding["target_places"][0])] == "٥٠"
    counts = mizan.analyse(str(table), rates="new=0.5")
    assert counts["total"]["words"] == 8 and counts["total"]["weighted_words"] == 4
    assert [term["source"] for term in mizan.terms(table, least=1, limit=1)] != []
    with pytest.raises(FileNotFoundError, match="none.tsv") as missing:
        mizan.check(tmp_path / "none.tsv")
    assert missing.value.filename == str(tmp_path / "none.tsv")
    with pytest.raises(ValueError, match="rules"):
        mizan.check(table, rules=["nonsense"])
    with pytest.raises(ValueError, match="mni"):
        mizan.terms(table, mni=1)


def test_options_that_do_not_exist_are_refused(memory):
    with pytest.raises(ValueError, match="mni"):
        memory.lookup("نعم", mni=4)
    with pytest.raises(ValueError, match="min"):
        memory.lookup("نعم", min=101)


def test_units_are_changed_and_counted(memory):
    assert len(memory) == 2
    unit = memory.add("قف.", "Stop.")
    memory.edit(unit, target="Halt.", status="reviewed")
    assert [found.target for found in memory.search("halt")] == ["Halt."]
    memory.delete(unit)
    assert [unit.target for unit in memory] == ["Close valve 5.", "Open the door."]
    with pytest.raises(mizan.Error, match="no unit 99"):
        memory.delete(99)


def test_files_go_in_and_out(memory, tmp_path):
    seen = []
    path = tmp_path / "all.tmx"
    assert memory.export(path) == 2
    with pytest.raises(FileExistsError):
        memory.export(path)
    assert memory.export(path, force=True) == 2
    with mizan.open(tmp_path / "other.mizan", create=True) as other:
        report = other.import_file(path, progress=lambda read, all: seen.append((read, all)))
        assert report["new"] == 2 and seen[-1][0] == seen[-1][1] > 0
        with pytest.raises(mizan.Error, match="stopped"):
            other.import_file(path, progress=lambda read, all: False)
        with pytest.raises(ZeroDivisionError):
            other.import_file(path, progress=lambda read, all: 1 / 0)


def test_a_closed_memory_is_told(memory):
    memory.close()
    with pytest.raises(ValueError, match="closed"):
        memory.lookup("نعم")


def test_threads_share_a_memory(memory):
    faults = []

    def work():
        for _ in range(100):
            if memory.lookup("افتح الباب.")[0].target != "Open the door.":
                faults.append("another target")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def longest_gap_beside(work):
    """Returns the longest time between two ticks of a thread that wants one every 10 ms, and the number of ticks."""
    ticks, ended = [], threading.Event()

    def tick():
        while not ended.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.01)

    ticking = threading.Thread(target=tick)
    ticking.start()
    work()
    ended.set()
    ticking.join()
    return max((b - a for a, b in zip(ticks, ticks[1:])), default=float("inf")), len(ticks)


def test_other_threads_go_on_during_a_long_call():
    source = [f"{AR[at % 3]} {at}" for at in range(3000)]
    target = [f"{EN[at % 3]} {at}" for at in range(3000)]
    # On a machine with much else to do, a thread may wait for its turn: the best of several runs counts.
    gaps = []
    for _ in range(5):
        gap, ticks = longest_gap_beside(lambda: mizan.align(source, target))
        gaps.append(gap)
        assert ticks > 5
        if gap < 0.2:
            break
    assert min(gaps) < 0.2, gaps


def test_a_call_has_little_overhead():
    # The user's time of a call with nothing to do; the bound is wide for slow machines.
    calls = 20_000
    before = time.process_time()
    for _ in range(calls):
        mizan.segment("")
    assert (time.process_time() - before) / calls < 5e-6


def test_calls_are_ended_by_another_thread(memory):
    memory.stop()
    with pytest.raises(mizan.Error, match="stopped"):
        memory.lookup_many(["افتح الباب."] * 10)
    memory.stop(False)
    assert len(memory.lookup_many(["افتح الباب."] * 10)) == 10


def test_ctrl_c_ends_an_import(memory, tmp_path):
    # A shell starts programs in the background with this signal ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    path = tmp_path / "long.ar-en.tsv"
    path.write_text("".join(f"{AR[0]} {at}\t{EN[0]} {at}\n" for at in range(20_000)), "utf-8")

    def interrupt(read, all):
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        memory.import_file(path, progress=interrupt)


def test_a_translation_is_checked():
    [finding] = mizan.check_text("Wait 15 minutes.", "انتظر ٥٠ دقيقة.")
    assert finding["rule"] == "numbers" and "place" not in finding
    assert finding["target"][slice(*finding["target_places"][0])] == "٥٠"
    assert mizan.check_text("Wait 15 minutes.", "انتظر ٥٠ دقيقة.", rules=["-numbers"]) == []


def test_everything_has_a_docstring():
    for name in mizan.__all__:
        if name.startswith("__"):
            continue
        thing = getattr(mizan, name)
        assert thing.__doc__, name
        members = vars(thing).items() if isinstance(thing, type) else ()
        assert all(member.__doc__ for own, member in members if not own.startswith("_")), name


def test_a_document_is_read_in_its_encoding(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("وصل القطار.".encode("cp1256"))
    assert mizan.read_document(path) == "وصل القطار."
    with pytest.raises(FileNotFoundError):
        mizan.read_document(tmp_path / "none.txt")
