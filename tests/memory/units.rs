//! What a memory promises: nothing lost, nothing half written, a clear word when it cannot.
#![cfg(feature = "memory")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mizan::memory::{Filter, Inserted, Lookup, Match, Memory, Rank, Search, StoredUnit, UnitId};
use mizan::similarity::Class;
use mizan::{Context, ErrorKind, Lang, Status, Timestamp, Unit};

fn unit(arabic: &str, english: &str) -> Unit {
    Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
}

fn memory(units: &[Unit]) -> Memory {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for unit in units {
        batch.insert(unit).unwrap();
    }
    batch.commit().unwrap();
    memory
}

fn best(memory: &Memory, query: &str) -> Option<(String, u8)> {
    let matches = memory.lookup(query, &Lookup::new()).unwrap();
    matches.first().map(|m| (m.unit().target().plain().to_owned(), m.percent()))
}

#[test]
fn a_sentence_that_differs_by_a_word_or_by_spelling_finds_its_unit() {
    let memory = memory(&[
        unit("أغلق الصمام الرئيسي قبل بدء الصيانة.", "Close the main valve before maintenance begins."),
        unit("وصلت القافلة إلى الواحة عند الغروب.", "The caravan reached the oasis at sunset."),
        unit("بلغت درجة الحرارة 45 درجة في مدينة الأقصر.", "The temperature reached 45 degrees in Luxor."),
    ]);
    for (query, target, at_least) in [
        ("أغلق الصمام الفرعي قبل بدء الصيانة.", "Close the main valve", 75),
        ("أَغْلِقِ الصِّمَامَ الرَّئِيسِيَّ قَبْلَ بَدْءِ الصِّيَانَةِ.", "Close the main valve", 99),
        ("اغلق الصمام الرئيسى قبل بدء الصيانه.", "Close the main valve", 99),
        ("بلغت درجة الحرارة ٤٥ درجة في مدينة الأقصر.", "The temperature", 99),
        ("وصلت القافلة إلى الواحة عند الغروب.\u{200F}", "The caravan", 99),
        ("وصلت القافلة إلى الواحة عند الغروب.", "The caravan", 100),
        ("The caravan reached the oasis at sunset.", "وصلت القافلة", 100),
    ] {
        let (found, percent) = best(&memory, query).unwrap_or_else(|| panic!("{query}"));
        assert!(found.starts_with(target), "{query}: {found}");
        assert!(percent >= at_least, "{query}: {percent}");
    }
    assert_eq!(best(&memory, "هذه جملة لا يعرفها أحد هنا."), None);
}

#[test]
fn a_unit_of_any_languages_is_found_from_both_sides() {
    let lang = |tag: &str| tag.parse::<Lang>().unwrap();
    let memory =
        memory(&[Unit::new(lang("de"), "Schließen Sie das Ventil.", lang("ja"), "バルブを閉じてください。")]);
    assert_eq!(best(&memory, "Schließen Sie das Ventil."), Some(("バルブを閉じてください。".into(), 100)));
    assert_eq!(best(&memory, "バルブを閉じてください。"), Some(("Schließen Sie das Ventil.".into(), 100)));
    let into_english = Lookup::new().to_lang(Lang::ENGLISH);
    assert!(memory.lookup("Schließen Sie das Ventil.", &into_english).unwrap().is_empty());
}

#[test]
fn unreviewed_units_and_units_of_another_region_get_a_named_penalty() {
    let saudi: Lang = "ar-SA".parse().unwrap();
    let memory = memory(&[
        Unit::new(saudi, "افتح الباب.", Lang::ENGLISH, "Open the door.").with_status(Status::Aligned)
    ]);
    let lookup = Lookup::new().in_lang("ar-EG".parse::<Lang>().unwrap());
    let matches = memory.lookup("افتح الباب.", &lookup).unwrap();
    assert_eq!(matches[0].percent(), 98);
    assert_eq!(matches[0].class(), Class::Exact);
    let names: Vec<_> = matches[0].penalties().iter().map(|p| (p.reason().name(), p.points())).collect();
    assert_eq!(names, [("aligned", 1), ("region", 1)]);
}

#[test]
fn the_same_text_between_the_same_neighbours_is_a_context_match() {
    let context = Context::new(Some("قبلها".into()), None);
    let memory = memory(&[unit("نعم.", "Yes."), unit("نعم.", "Indeed.").with_context(context.clone())]);
    let matches = memory.lookup("نعم.", &Lookup::new().context(context)).unwrap();
    assert_eq!(matches.len(), 2);
    assert_eq!((matches[0].class(), matches[0].unit().target().plain()), (Class::Context, "Indeed."));
    assert_eq!(matches[1].class(), Class::Exact);
}

#[test]
fn a_search_finds_folded_words_on_either_side() {
    let memory = memory(&[
        unit("وصلت القافلة إلى الواحة.", "The caravan reached the oasis."),
        unit("غادرت القافلةُ المدينة.", "The caravan left the city."),
    ]);
    let found = memory.search(&Search::new("القافله المدينة")).unwrap();
    assert_eq!(found.len(), 1);
    let places: Vec<_> =
        found[0].source().iter().map(|p| &found[0].unit().source().plain()[p.clone()]).collect();
    assert_eq!(places, ["القافلةُ", "المدينة"]);
    assert_eq!(memory.search(&Search::new("Caravan")).unwrap().len(), 2);
    assert!(memory.search(&Search::new("cara")).unwrap().is_empty());
}

#[test]
fn a_unit_is_kept_with_all_that_is_known_of_it() {
    let mut given = unit("افتح الباب.", "Open the door.").with_status(Status::Reviewed);
    given = given.with_domain("housing".to_owned());
    given.origin_mut().created = Some("20240102T030405Z".parse().unwrap());
    given.origin_mut().created_by = Some("maha".into());
    given.origin_mut().confidence = Some(0.25);
    given.origin_mut().position = Some(0);
    given.origin_mut().use_count = 3;
    given.context_mut().next = Some("ثم ادخل.".into());
    let memory = memory(std::slice::from_ref(&given));
    let StoredUnit { id, unit: kept, .. } = memory.units().unwrap().next().unwrap().unwrap();
    assert_eq!(kept, given);
    assert_eq!(memory.unit(id).unwrap(), given);
    assert!(matches!(memory.unit(UnitId::new(id.get() + 1)).unwrap_err().kind(), ErrorKind::NoUnit(_)));
}

#[test]
fn a_unit_is_changed_and_deleted_by_number() {
    let memory = memory(&[unit("افتح الباب.", "Open the window.")]);
    let id = memory.lookup("افتح الباب.", &Lookup::new()).unwrap()[0].id();
    memory.replace(id, &unit("افتح الباب.", "Open the door.")).unwrap();
    assert_eq!(best(&memory, "Open the door."), Some(("افتح الباب.".into(), 100)));
    memory.delete(id).unwrap();
    assert_eq!(best(&memory, "Open the door."), None);
    assert!(matches!(memory.delete(id).unwrap_err().kind(), ErrorKind::NoUnit(_)));
}

#[test]
fn a_file_that_is_no_memory_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.txt");
    fs::write(&text, "Dear translator, this is no memory at all, but it is long enough to look like a page.")
        .unwrap();
    let foreign = folder.path().join("other.db");
    let _ = rusqlite_like_database(&foreign);
    let opened = Memory::open(folder.path()).unwrap_err();
    assert!(
        matches!(opened.kind(), ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::IsADirectory)
    );
    for path in [&text, &foreign] {
        let before = fs::read(path).ok();
        for opened in [Memory::open(path), Memory::create(path)] {
            opened.expect_err("it is no memory");
        }
        assert!(matches!(Memory::open(path).unwrap_err().kind(), ErrorKind::Foreign), "{}", path.display());
        assert_eq!(fs::read(path).ok(), before);
    }
    let missing = folder.path().join("missing.mizan");
    assert!(matches!(Memory::open(&missing).unwrap_err().kind(), ErrorKind::Io(_)));
    assert!(!missing.exists());
}

// The first page of an SQLite database of another program: a header and an empty table of tables.
fn rusqlite_like_database(path: &Path) -> std::io::Result<()> {
    let mut page = vec![0_u8; 4096];
    page[..16].copy_from_slice(b"SQLite format 3\0");
    page[16..24].copy_from_slice(&[16, 0, 1, 1, 0, 64, 32, 32]);
    page[28..32].copy_from_slice(&1_u32.to_be_bytes());
    page[44..48].copy_from_slice(&4_u32.to_be_bytes());
    page[56..60].copy_from_slice(&1_u32.to_be_bytes());
    page[68..72].copy_from_slice(b"GPKG");
    page[100] = 13;
    page[105..107].copy_from_slice(&4096_u16.to_be_bytes());
    fs::write(path, page)
}

#[test]
fn a_memory_of_a_newer_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.mizan");
    drop(Memory::create(&path).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    // `user_version` in the header of SQLite's file.
    bytes[60..64].copy_from_slice(&900_u32.to_be_bytes());
    fs::write(&path, bytes).unwrap();
    for opened in [Memory::open(&path), Memory::create(&path)] {
        assert!(matches!(opened.unwrap_err().kind(), ErrorKind::Schema { found: 900, .. }));
    }
}

#[test]
fn a_writer_waits_for_another_and_says_so_when_it_waited_long_enough() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.mizan");
    let first = Memory::create(&path).unwrap();
    let second = Memory::open(&path).unwrap().patience(Duration::from_millis(50));
    let mut batch = first.batch().unwrap();
    batch.insert(&unit("نعم.", "Yes.")).unwrap();
    assert!(matches!(second.batch().err().unwrap().kind(), ErrorKind::Locked));
    // A reader does not wait, and sees what is committed.
    assert_eq!(best(&second, "نعم."), None);
    batch.commit().unwrap();
    assert!(best(&second, "نعم.").is_some());
    second.batch().unwrap();
}

#[test]
fn threads_may_share_a_memory_and_a_lookup() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Memory>();
    is_shared::<Lookup>();
    is_shared::<Search>();
    is_shared::<mizan::Match>();
    is_shared::<mizan::similarity::Query>();
}

#[test]
fn a_query_prepared_once_is_looked_up_in_several_memories_while_they_are_written_to() {
    let memories = [memory(&[unit("أغلق الصمام.", "Close the valve.")]), memory(&[])];
    let query = mizan::similarity::Query::new(&"أغلق الصمّام.".into(), &Lang::ARABIC);
    let others: Vec<&str> = "الأحمر الأزرق الأخضر الأصفر الأسود الأبيض الأول الثاني الثالث الرابع الخامس السادس \
        الكبير الصغير الجديد القديم العلوي السفلي الأيمن الأيسر"
        .split_whitespace()
        .collect();
    std::thread::scope(|scope| {
        for memory in &memories {
            scope.spawn(|| {
                for other in &others {
                    let mut batch = memory.batch().unwrap();
                    batch.insert(&unit(&format!("أغلق الصمام {other}."), "Close one.")).unwrap();
                    batch.commit().unwrap();
                }
            });
            scope.spawn(|| {
                let mut before = 0;
                while before < others.len() {
                    let found = memory.lookup_query(&query, &Lookup::new().at_least(60).limit(100)).unwrap();
                    assert!(found.len() >= before, "what was committed is found");
                    before = found.len();
                }
            });
        }
    });
    let best =
        |memory: &Memory| memory.lookup_query(&query, &Lookup::new().at_least(60)).unwrap()[0].percent();
    assert!(best(&memories[0]) == 99 && best(&memories[1]) < 99);
}

#[test]
fn threads_look_up_while_another_writes() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::create(folder.path().join("threads.mizan")).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let memory = &memory;
            scope.spawn(move || {
                for number in 0..40 {
                    let mut batch = memory.batch().unwrap();
                    let text = format!("الجملة رقم {number} للكاتب {writer}");
                    let english = format!("Sentence number {number} of writer {writer}");
                    let inserted = batch.insert(&unit(&text, &english)).unwrap();
                    assert!(matches!(inserted, Inserted::New(_)));
                    batch.commit().unwrap();
                    assert_eq!(best(memory, &text), Some((english, 100)));
                }
            });
        }
    });
    assert_eq!(memory.units().unwrap().count(), 80);
}

// Sentences that share many words, so that many are alike.
fn sentences(count: usize) -> impl Iterator<Item = (String, String)> {
    let openings = ["أغلق", "افتح", "راجع", "نظّف", "استبدل", "افحص", "سلّم"];
    let things = ["الصمام", "الباب", "المضخة", "التقرير", "الخزان", "المرشّح", "العقد", "الجدول", "الأنبوب"];
    let times = ["قبل المساء", "بعد الصيانة", "في الصباح", "عند الحاجة", "كل أسبوع", "دون تأخير"];
    let english = ["close", "open", "review", "clean", "replace", "inspect", "deliver"];
    (0..count).map(move |n| {
        let (a, b, c) = (n % 7, n / 7 % 9, n / 63 % 6);
        let arabic = format!("{} {} رقم {} {}.", openings[a], things[b], n / 378, times[c]);
        (arabic, format!("Task {n}: {} item {b} of plant {}, period {c}.", english[a], n / 378))
    })
}

fn same_answers(memory: &Memory, query: &str) {
    for rank in [Rank::Plain, Rank::Percent] {
        let lookup = Lookup::new().rank(rank);
        let found = memory.lookup(query, &lookup).unwrap();
        let scanned = memory.lookup(query, &lookup.clone().exact(true)).unwrap();
        let percents = |matches: &[Match]| -> Vec<(u8, u8)> {
            matches
                .iter()
                .map(|m| if rank == Rank::Plain { (m.plain(), 0) } else { (m.percent(), m.plain()) })
                .collect()
        };
        assert_eq!(percents(&found), percents(&scanned), "{query}");
    }
}

#[test]
fn the_index_finds_what_a_full_scan_finds() {
    let memory = Memory::in_memory().unwrap();
    let all: Vec<(String, String)> = sentences(4000).collect();
    // Batches of which some end in the tail, some in the young run and some in the main one.
    for part in all.chunks(1300) {
        let mut batch = memory.batch().unwrap();
        for (arabic, english) in part {
            batch.insert(&unit(arabic, english)).unwrap();
        }
        batch.commit().unwrap();
    }
    for n in [0, 17, 1299, 1300, 2500, 2601, 3999] {
        let (arabic, english) = &all[n];
        same_answers(&memory, arabic);
        same_answers(&memory, &english.replace("item", "part"));
        same_answers(&memory, &arabic.replace("رقم", "ذات الرقم"));
        let words: Vec<&str> = arabic.split(' ').skip(1).collect();
        same_answers(&memory, &words.join(" "));
    }
    same_answers(&memory, "لا شيء يشبه هذا هنا");
}

#[test]
fn a_long_text_is_found_however_rare_its_changed_words_are() {
    let text = "Before the pump is started for the first time after maintenance, the operator makes sure that the main \
        valve is open, that the oil in the tank stands between the two marks on the glass, that no tools were left \
        on the platform, and that nobody is working on the line behind the second gate. He then tells the control \
        room by telephone that the pump will be started, waits until they have confirmed it, presses the green \
        button on the board beside the door, and keeps his hand near the red one until the noise of the motor has \
        become even and the needle of the pressure gauge no longer moves.";
    let all = sentences(1500).map(|(arabic, english)| unit(&arabic, &english));
    let long = unit("قبل تشغيل المضخة يتأكد العامل من فتح الصمام الرئيسي.", text);
    let memory = memory(&all.chain([long]).collect::<Vec<_>>());
    let mut query = text.to_owned();
    for (word, other) in [
        ("operator", "craftsman"),
        ("platform", "quarterdeck"),
        ("telephone", "walkie-talkie"),
        ("confirmed", "rubberstamped"),
        ("button", "pushknob"),
        ("gauge", "manometer"),
        ("maintenance", "refurbishment"),
        ("tools", "jackhammers"),
        ("motor", "crankshaft"),
    ] {
        query = query.replace(word, other);
    }
    let found = memory.lookup(query.as_str(), &Lookup::new().in_lang(Lang::ENGLISH)).unwrap();
    assert_eq!(found.first().map(|m| m.unit().source().plain()), Some(text));
}

#[test]
fn changed_and_deleted_units_are_found_in_their_present_state() {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (arabic, english) in sentences(1500) {
        batch.insert(&unit(&arabic, &english)).unwrap();
    }
    batch.commit().unwrap();
    let (old, _) = sentences(1).next().unwrap();
    let id = memory.lookup(old.as_str(), &Lookup::new()).unwrap()[0].id();
    memory.replace(id, &unit("وصل الوفد إلى المطار ليلًا.", "The delegation arrived at night.")).unwrap();
    assert_eq!(best(&memory, "وصل الوفد إلى المطار ليلًا.").unwrap().1, 100);
    assert!(memory.lookup(old.as_str(), &Lookup::new()).unwrap().iter().all(|m| m.id() != id));
    memory.delete(id).unwrap();
    assert_eq!(best(&memory, "وصل الوفد إلى المطار ليلًا."), None);
}

#[test]
fn batches_are_undone_one_by_one_the_last_first() {
    let memory = memory(&[unit("افتح الباب.", "Open the door."), unit("أغلق الباب.", "Close the door.")]);
    let before: Vec<_> = memory.units().unwrap().map(Result::unwrap).collect();
    let mut batch = memory.batch().unwrap().action("tidy");
    batch.replace(UnitId::new(1), &unit("افتح الباب.", "Open up.")).unwrap();
    batch.replace(UnitId::new(1), &unit("افتح البوابة.", "Open the gate.")).unwrap();
    batch.delete(UnitId::new(2)).unwrap();
    batch.insert(&unit("اطرق الباب.", "Knock.")).unwrap();
    batch.insert(&unit("افتح البوابة.", "Open the gate.").with_status(Status::Reviewed)).unwrap();
    batch.commit().unwrap();
    assert_eq!(best(&memory, "أغلق الباب."), None);
    let undone = memory.undo().unwrap().unwrap();
    assert_eq!((undone.action, undone.removed, undone.restored), ("tidy".into(), 1, 2));
    assert_eq!(memory.units().unwrap().map(Result::unwrap).collect::<Vec<_>>(), before);
    assert_eq!(best(&memory, "أغلق الباب."), Some(("Close the door.".into(), 100)));
    assert_eq!(memory.undo().unwrap().unwrap().removed, 2);
    assert_eq!(memory.units().unwrap().count(), 0);
    assert_eq!(memory.undo().unwrap(), None);
}

#[test]
fn units_that_a_batch_saved_stay_and_other_connections_see_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("saved.mizan");
    let (one, other) = (Memory::create(&path).unwrap(), Memory::create(&path).unwrap());
    let mut batch = one.batch().unwrap();
    batch.insert(&unit("نعم.", "Yes.")).unwrap();
    batch.save().unwrap();
    assert!(best(&other, "نعم.").is_some());
    assert!(matches!(batch.insert(&unit("نعم.", "Yes.")).unwrap(), Inserted::Known(_)));
    batch.insert(&unit("لا.", "No.")).unwrap();
    drop(batch);
    assert_eq!(one.units().unwrap().count(), 1);
    assert!(matches!(other.batch().unwrap().insert(&unit("لا.", "No.")).unwrap(), Inserted::New(_)));
}

fn file_of(folder: &Path, name: &str, count: usize) -> PathBuf {
    let path = folder.join(name);
    let memory = Memory::create(&path).unwrap();
    let mut batch = memory.batch().unwrap();
    for (arabic, english) in sentences(count) {
        batch.insert(&unit(&arabic, &english)).unwrap();
    }
    batch.commit().unwrap();
    path
}

#[test]
fn a_backup_is_a_memory_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::open(file_of(folder.path(), "work.mizan", 1200)).unwrap();
    let copy = folder.path().join("copy.mizan");
    let mut batch = memory.batch().unwrap();
    batch.insert(&unit("قيد الكتابة.", "Being written.")).unwrap();
    memory.backup(&copy).unwrap();
    batch.commit().unwrap();
    let copy_ = Memory::open(&copy).unwrap();
    assert_eq!(copy_.info().unwrap().units, 1200);
    assert_eq!(best(&copy_, &sentences(5).last().unwrap().0).unwrap().1, 100);
    assert!(matches!(memory.backup(&copy).unwrap_err().kind(), ErrorKind::FileExists));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().filter(|f| f.as_ref().unwrap().path().is_dir()).count(),
        0
    );
}

#[test]
fn percent_and_names_of_differences_come_from_one_language() {
    let dutch: Lang = "nl".parse().unwrap();
    let memory = memory(&[Unit::new(dutch, "Open de klep, not de pomp.", Lang::ENGLISH, "Open the valve.")]);
    let found = &memory.lookup("Open de klep, de pomp.", &Lookup::new()).unwrap()[0];
    // The query is judged to be English by its script, and "not" costs what a negation costs.
    assert!(found.percent() < 90);
    let named: Vec<&str> = found.differences().iter().map(|difference| difference.kind().name()).collect();
    assert_eq!(named, ["negation"]);
}

#[test]
fn two_memories_are_merged_and_a_compact_one_is_smaller() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_of(folder.path(), "one.mizan", 1500);
    let one = Memory::open(&path).unwrap();
    let two = memory(&[unit("نعم.", "Yes."), unit("لا.", "No.")]);
    assert_eq!(one.merge(&two, &mizan::memory::Merge::new()).unwrap().new, 2);
    assert_eq!(one.merge(&two, &mizan::memory::Merge::new()).unwrap().known, 2);
    let mut batch = one.batch().unwrap();
    (1..=1400).for_each(|id| batch.delete(UnitId::new(id)).unwrap());
    batch.commit().unwrap();
    let before = fs::metadata(&path).unwrap().len();
    one.compact().unwrap();
    assert!(fs::metadata(&path).unwrap().len() < before / 2);
    assert_eq!(one.undo().unwrap(), None);
    assert!(best(&one, "نعم.").is_some());
}

#[test]
fn the_readable_units_of_a_damaged_file_are_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_of(folder.path(), "hurt.mizan", 3000);
    let mut bytes = fs::read(&path).unwrap();
    // A page of the text of units goes, and one in the last part, where the index is.
    let needle = "plant 3, period".as_bytes();
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap() / 8192 * 8192;
    bytes[at..at + 8192].fill(0xAA);
    let end = bytes.len();
    bytes[end - 20_000..end - 10_000].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let repaired = Memory::repair(&path).unwrap();
    assert!(repaired.lost > 0 && repaired.units + repaired.lost >= 3000, "{repaired:?}");
    assert!(repaired.units > 2800, "{repaired:?}");
    assert!(repaired.damaged.unwrap().exists());
    let memory = Memory::open(&path).unwrap();
    assert_eq!(memory.info().unwrap().units, repaired.units);
    assert!(best(&memory, &sentences(10).last().unwrap().0).is_some());
    assert_eq!(Memory::repair(&path).unwrap().lost, 0);
}

#[test]
fn a_search_finds_phrases_and_prefixes_on_either_side_with_and_without_the_index() {
    let mut units: Vec<Unit> = sentences(1500).map(|(arabic, english)| unit(&arabic, &english)).collect();
    units.push(unit("المدرسون في المدرسة الجديدة.", "The teachers are in the new school."));
    let memory = memory(&units);
    let mut batch = memory.batch().unwrap();
    batch.insert(&unit("مدرسة جديدة في القرية.", "A new school in the village.")).unwrap();
    batch.commit().unwrap();
    let count = |words: &str| memory.search(&Search::new(words).limit(5000)).unwrap().len();
    for (words, expected) in [
        ("مدرس*", 2),
        ("المدرس*", 1),
        ("مدرسة", 2),
        ("المدرسة", 1),
        ("\"مدرسة جديدة\"", 2),
        ("\"مدرسة الجديدة\"", 1),
        ("مدرسة teachers", 1),
        ("مدرسة village new", 1),
        ("school new", 2),
        ("\"new school\"", 2),
        ("\"school new\"", 0),
        ("“New School” village", 1),
        ("teach*", 1),
        ("teach", 0),
        ("a", 1),
        ("", 0),
        ("*", 0),
    ] {
        assert_eq!(count(words), expected, "{words}");
    }
    let all = count("الصمام");
    assert_eq!(all, units.iter().filter(|unit| unit.source().plain().contains("الصمام")).count());
    let english = Search::new("الصمام").in_lang(Lang::ENGLISH);
    assert!(memory.search(&english).unwrap().is_empty());
}

/// Returns units of short and frequent words with spaces and marks between them, the same at each call.
fn short_words(count: usize) -> Vec<Unit> {
    const ARABIC: [&str; 12] = ["في", "أو", "على", "من", "وعليها", "ما", "هل", "لم", "بيت", "عن", "كل", "قد"];
    const ENGLISH: [&str; 12] =
        ["for", "and", "the", "of", "in", "a", "to", "be", "or", "house", "all", "fort"];
    const BETWEEN: [&str; 12] = [" ", " ", " ", " ", "، ", ", ", " - ", " (", ") ", ": ", "… ", " \"أ\" "];
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut text = |words: &[&str; 12]| -> String {
        (0..6).map(|_| format!("{}{}", words[next(12)], BETWEEN[next(12)])).collect()
    };
    (0..count)
        .map(|number| unit(&format!("{}{number}", text(&ARABIC)), &format!("{}{number}", text(&ENGLISH))))
        .collect()
}

#[test]
fn the_index_finds_the_phrases_that_reading_all_units_finds() {
    let units = short_words(4_000);
    let whole = memory(&units);
    // So few units are all read.
    let parts: Vec<Memory> = units.chunks(900).map(memory).collect();
    let mut all = 0;
    for words in [
        "\"في أو على\"",
        "\"في أو\"",
        "\"على في\"",
        "\"من على\"",
        "\"لم ما هل\"",
        "\"بيت في\"",
        "\"في بيت\"",
        "\"for and the\"",
        "\"of the in\"",
        "\"a to\"",
        "\"be or\"",
        "\"for the\"",
        "\"house of\"",
        "\"for*\"",
        "\"في ع*\"",
        "\"to h*\"",
        "\"to house\"",
        "\"or fort\"",
        "\"وعليها ما\"",
        "قد",
        "be",
        "\"كل 7\"",
        "\"all 12\"",
        "\"في أو\" \"of the\"",
    ] {
        let search = Search::new(words).limit(10_000);
        let targets = |memory: &Memory| -> Vec<String> {
            let found = memory.search(&search).unwrap();
            found.iter().map(|found| found.unit().target().plain().to_owned()).collect()
        };
        let (mut found, mut expected) = (targets(&whole), parts.iter().flat_map(targets).collect::<Vec<_>>());
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{words}");
        all += found.len();
    }
    assert!(all > 1_000, "{all}");
}

#[test]
fn a_search_marks_the_translations_of_the_words_found() {
    let memory =
        memory(&[unit("رفضت المحكمة طلب الشركة.", "The company's request was refused by the court.")]);
    let lexicon = mizan::lexicon::Lexicon::built_in();
    for (words, source, target) in [
        ("محكمة", "", "court"),
        ("request", "طلب", ""),
        ("شركة refused", "رفضت", "company's"),
        ("by", "", ""),
    ] {
        let found = memory.search(&Search::new(words)).unwrap().remove(0);
        let translated = found.translated(&lexicon);
        let marked = |text: &str, places: &[std::ops::Range<usize>]| {
            places.iter().map(|place| text[place.clone()].to_owned()).collect::<Vec<_>>().join(" ")
        };
        let unit = found.unit();
        assert_eq!(marked(unit.source().plain(), &translated.source), source, "{words}");
        assert_eq!(marked(unit.target().plain(), &translated.target), target, "{words}");
    }
}

#[test]
fn markup_in_a_query_counts_as_codes_for_units_with_codes_and_as_text_for_others() {
    let code = |at, kind, markup: &str| mizan::Code::new(at, kind, "1", markup);
    let coded = mizan::UnitText::with_codes(
        "Press Save.",
        vec![code(6, mizan::CodeKind::Open, "<b>"), code(10, mizan::CodeKind::Close, "</b>")],
    );
    let memory = memory(&[
        Unit::new(Lang::ENGLISH, coded, Lang::ARABIC, "اضغط حفظ."),
        Unit::new(Lang::ENGLISH, "Press <b>Quit</b>.", Lang::ARABIC, "اضغط إنهاء."),
    ]);
    let lookup = Lookup::new().markup(true);
    for (query, id, percent) in
        [("Press <b>Save</b>.", 1, 100), ("Press <b>Quit</b>.", 2, 100), ("Press <i>Save</i>.", 1, 95)]
    {
        let matches = memory.lookup(query, &lookup).unwrap();
        assert_eq!((matches[0].id().get(), matches[0].percent()), (id, percent), "{query}");
    }
}

#[test]
fn a_filter_passes_only_matching_units_and_a_time_limit_ends_a_lookup() {
    let mut law = unit("تفسخ الاتفاقية.", "The agreement is terminated.").with_status(Status::Reviewed);
    law = law.with_domain("law".to_owned()).with_project("treaties".to_owned());
    law.origin_mut().changed_by = Some("Huda".into());
    law.origin_mut().created = Some("20200101T000000Z".parse().unwrap());
    let memory = memory(&[unit("تفسخ الاتفاقية.", "The deal is off."), law]);
    let count = |filter: Filter| memory.lookup("تفسخ الاتفاقية.", &Lookup::new().only(filter)).unwrap().len();
    assert_eq!(count(Filter::new()), 2);
    assert_eq!(count(Filter::new().domain("law")), 1);
    assert_eq!(count(Filter::new().domain("news")), 0);
    assert_eq!(count(Filter::new().project("treaties")), 1);
    assert_eq!(count(Filter::new().by("Huda")), 1);
    assert_eq!(count(Filter::new().by("Omar")), 0);
    let search = |filter: Filter| memory.search(&Search::new("اتفاقية").only(filter)).unwrap().len();
    assert_eq!((search(Filter::new()), search(Filter::new().by("Huda").domain("law"))), (2, 1));
    assert_eq!(count(Filter::new().status_from(Status::Reviewed)), 1);
    assert_eq!(count(Filter::new().status_from(Status::Translated)), 2);
    assert_eq!(count(Filter::new().status(Status::Translated)), 1);
    assert_eq!(count(Filter::new().until("20210101T000000Z".parse::<Timestamp>().unwrap())), 1);
    assert_eq!(count(Filter::new().since("20210101T000000Z".parse::<Timestamp>().unwrap())), 1);
    let at_once = Lookup::new().within(Duration::ZERO);
    assert!(memory.lookup("تفسخ الاتفاقية.", &at_once).unwrap().is_empty());
    let in_time = Lookup::new().within(Duration::from_secs(60));
    assert_eq!(memory.lookup("تفسخ الاتفاقية.", &in_time).unwrap().len(), 2);
}

#[test]
fn a_step_names_the_units_that_it_concerned() {
    let memory = memory(&[unit("نعم", "yes"), unit("لا", "no"), unit("ربما", "maybe")]);
    let mut batch = memory.batch().unwrap();
    [1, 3].into_iter().for_each(|id| batch.delete(UnitId::new(id)).unwrap());
    batch.commit().unwrap();
    let steps = memory.steps().unwrap();
    assert_eq!(steps[0].units, [1, 3].map(UnitId::new));
    assert!(steps[1].units.is_empty());
}
