//! `mizan align --pairs`: the pairs of a list or a folder are aligned on all cores, and finished pairs are
//! not aligned again.
#![cfg(feature = "cli")]

use crate::desk::Desk;

fn with_pairs() -> Desk {
    Desk::with(&[
        ("one.ar.txt", "وصل القطار في الموعد.\n"),
        ("one.en.txt", "The train arrived on time.\n"),
        ("two.ar.txt", "أُغلق المصنع عام 2019.\n"),
        ("two.en.txt", "The factory was closed in 2019.\n"),
        ("alone.ar.txt", "لا ترجمة لهذا النص.\n"),
    ])
}

#[test]
fn a_folder_is_aligned_and_skipped_the_second_time() {
    let desk = with_pairs();
    let run = desk.run(&["align", "--pairs", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("2 pairs aligned, 0 failed, 0 done before"), "{}", run.err);
    assert!(run.err.contains("beads: 1-1 2"), "{}", run.err);
    let tmx = desk.read("two.tmx");
    assert!(tmx.contains("The factory was closed in 2019."), "{tmx}");
    let again = desk.run(&["align", "--pairs", "."]);
    assert!(again.err.contains("0 pairs aligned, 0 failed, 2 done before"), "{}", again.err);
}

#[test]
fn a_pair_that_fails_costs_no_other() {
    let desk = with_pairs();
    let list = "missing.txt\tone.en.txt\tbad.tsv\n\none.ar.txt\tone.en.txt\tgood.tsv\n";
    desk.put("pairs", list);
    let run = desk.run(&["align", "--pairs", "pairs", "--into", "all.mizan"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("missing.txt"), "{}", run.err);
    let good = desk.read("good.tsv");
    assert_eq!(good, "وصل القطار في الموعد.\tThe train arrived on time.\n");
    assert!(desk.has("all.mizan") && !desk.has("bad.tsv"));
}

#[test]
fn a_line_that_is_no_pair_is_named() {
    let desk = with_pairs();
    desk.put("pairs", "one.ar.txt\n");
    let run = desk.run(&["align", "--pairs", "pairs"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 1"), "{}", run.err);
}

#[test]
fn a_list_without_outputs_has_them_beside_the_sources() {
    let desk = with_pairs();
    desk.put("in/text.txt", "وصل القطار في الموعد.\n");
    desk.put("list", "one.ar.txt\tone.en.txt\nin/text.txt\tone.en.txt\t0.97\n");
    desk.ok(&["align", "--pairs", "list"]);
    assert!(desk.has("one.tmx") && desk.has("in/text.tmx") && !desk.has("0.97"));
    desk.put("twice", "one.ar.txt\tone.en.txt\none.ar.txt\ttwo.en.txt\n");
    let refused = desk.refused(&["align", "--pairs", "twice", "--to", "csv"]);
    assert!(refused.contains("twice: line 2: one.csv is the output of an earlier line"), "{refused}");
    desk.ok(&["align", "--pairs", "list", "--to", "tsv"]);
    assert_eq!(desk.read("in/text.tsv"), "وصل القطار في الموعد.\tThe train arrived on time.\n");
}

#[test]
fn an_output_that_is_named_as_a_language_is_not_told_as_skipped() {
    let desk = Desk::with(&[
        ("line/ar.txt", "وصل القطار في الموعد.\n"),
        ("line/en.txt", "The train arrived on time.\n"),
        ("line/ar.tmx", "<tmx/>"),
    ]);
    desk.ok(&["align", "--pairs", "."]);
    let again = desk.run(&["align", "--pairs", "."]);
    assert!(desk.has("line/ar-en.tmx") && !again.err.contains("ar-en.tmx: skipped"), "{}", again.err);
    assert!(again.err.contains("ar.tmx: skipped"), "{}", again.err);
}

#[test]
fn pairs_that_were_finished_earlier_fill_the_memory_too() {
    let (direct, later) = (with_pairs(), with_pairs());
    direct.ok(&["align", "--pairs", ".", "--into", "all.mizan"]);
    for form in ["tmx", "tsv", "beads", "moses"] {
        later.ok(&["align", "--pairs", ".", "--to", form]);
        let into = ["align", "--pairs", ".", "--to", form, "--into", &format!("{form}.mizan")];
        for _ in 0..2 {
            let run = later.run(&into);
            let counts = "0 pairs aligned, 0 failed, 2 done before, 2 put into the memory";
            assert!(run.code == 0 && run.err.contains(counts), "{form}: {}", run.err);
        }
        let memory = format!("{form}.mizan");
        assert_eq!(later.ok(&["undo", "--list", "-m", &memory]).lines().count(), 1, "{form}");
        let units = |desk: &Desk, memory: &str| {
            let mut found = desk.json(&["search", "the", "--json", "-m", memory]);
            for unit in found.as_array_mut().unwrap() {
                unit.as_object_mut()
                    .unwrap()
                    .retain(|key, _| ["source", "target", "status", "document"].contains(&&**key));
            }
            let mut units: Vec<String> = found.as_array().unwrap().iter().map(ToString::to_string).collect();
            units.sort();
            units
        };
        assert_eq!(units(&later, &memory), units(&direct, "all.mizan"), "{form}");
    }
}

#[test]
fn a_pair_is_aligned_again_when_a_text_is_newer_than_the_output() {
    let desk = with_pairs();
    desk.ok(&["align", "--pairs", "."]);
    let soon = std::time::SystemTime::now() + std::time::Duration::from_secs(2);
    desk.put("one.en.txt", "The train came in on time.\n");
    std::fs::File::options().append(true).open(desk.path("one.en.txt")).unwrap().set_modified(soon).unwrap();
    let run = desk.run(&["align", "--pairs", "."]);
    assert!(run.err.contains("1 pair aligned, 0 failed, 1 done before"), "{}", run.err);
    assert!(desk.read("one.tmx").contains("came in on time"));
}

const GERMAN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="Trados" srclang="en-US"/><body>
<tu><tuv xml:lang="en-US"><seg>The train arrived on time.</seg></tuv><tuv xml:lang="de-DE"><seg>Der Zug kam an.</seg></tuv></tu>
</body></tmx>
"#;

#[test]
fn a_foreign_file_beside_a_pair_is_neither_its_alignment_nor_replaced() {
    let at = |desk: &Desk, name: &str, seconds: i64| {
        let change = std::time::Duration::from_secs(seconds.unsigned_abs());
        let now = std::time::SystemTime::now();
        let moment = if seconds < 0 { now - change } else { now + change };
        std::fs::File::options().append(true).open(desk.path(name)).unwrap().set_modified(moment).unwrap();
    };
    for seconds in [-60, 60] {
        let desk = with_pairs();
        desk.put("one.tmx", GERMAN);
        at(&desk, "one.tmx", seconds);
        let align = ["align", "--pairs", ".", "--into", "m.mizan"];
        let run = desk.run(&align);
        assert_eq!(run.code, 2, "{}", run.err);
        let said = "one.tmx exists, and nothing shows that mizan wrote it; --force replaces it";
        assert!(run.err.contains(said) && run.err.contains("1 pair aligned, 1 failed"), "{}", run.err);
        assert_eq!(desk.read("one.tmx"), GERMAN);
        assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 1);
        desk.ok(&[&align[..], &["--force"]].concat());
        assert!(desk.read("one.tmx").contains("وصل القطار في الموعد."));
        assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 2);
    }
}

#[test]
fn an_alignment_that_a_person_corrected_counts_as_done_and_is_not_replaced() {
    for form in ["tmx", "tsv", "csv", "xliff", "po"] {
        let desk = with_pairs();
        let align = ["align", "--pairs", ".", "--to", form, "--into", "m.mizan"];
        desk.ok(&["align", "--pairs", ".", "--to", form]);
        let name = &*format!("one.{form}");
        let corrected = desk.read(name).replace("on time.", "on  time.");
        std::fs::remove_file(desk.path(name)).unwrap();
        desk.put(name, &corrected);
        let run = desk.run(&align);
        assert!(
            run.code == 0 && run.err.contains("2 done before, 2 put into the memory"),
            "{form}: {}",
            run.err
        );
        let soon = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        let text = std::fs::File::options().append(true).open(desk.path("one.en.txt")).unwrap();
        text.set_modified(soon).unwrap();
        let run = desk.run(&align);
        assert!(run.code == 2 && run.err.contains("--force replaces it"), "{form}: {}", run.err);
        assert_eq!(desk.read(name), corrected, "{form}");
    }
}

#[test]
fn a_run_over_pairs_is_taken_back_as_a_whole() {
    let desk = with_pairs();
    desk.ok(&["align", "--pairs", ".", "--into", "m.mizan"]);
    desk.ok(&["undo", "-m", "m.mizan"]);
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 0);
    assert_eq!(desk.run(&["undo", "-m", "m.mizan"]).code, 1);
}

#[test]
fn texts_without_a_partner_are_named() {
    let desk = with_pairs();
    desk.put("stray.en.txt", "Fishing boats filled the harbour at dawn.\n");
    let run = desk.run(&["align", "--pairs", "."]);
    assert_eq!(run.code, 0);
    for name in
        ["alone.ar.txt: no ./alone.en.txt", "stray.en.txt: no ./stray.ar.txt", "2 texts without a partner"]
    {
        assert!(run.err.contains(name), "{}", run.err);
    }
}

#[test]
fn texts_with_names_that_say_no_language_are_named() {
    let desk = with_pairs();
    desk.put("gate.ar.blocks.txt", "البوابة مغلقة اليوم.\n");
    desk.put("gate.en.blocks.txt", "Fishing boats filled the harbour at dawn.\n");
    let run = desk.run(&["align", "--pairs", "."]);
    let said = "2 texts in no pair: ./gate.ar.blocks.txt, ./gate.en.blocks.txt; a name that says";
    assert!(run.code == 0 && run.err.contains(said), "{}", run.err);
}

#[test]
fn files_of_a_pair_that_cannot_be_read_are_named() {
    let desk = with_pairs();
    for name in ["old.ar.doc", "old.en.doc"] {
        desk.put(name, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0");
    }
    desk.put("picture.png", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0");
    let run = desk.run(&["align", "--pairs", ".", "--to", "tmx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for name in ["old.ar.doc", "old.en.doc"] {
        assert!(run.err.contains(&format!("{name}: skipped, no document")), "{}", run.err);
    }
    assert!(!run.err.contains("picture.png"), "{}", run.err);
}

#[test]
fn what_a_person_changed_or_deleted_stays_so_when_the_folder_comes_again() {
    let desk = with_pairs();
    let align = || desk.run(&["align", "--pairs", ".", "--into", "m.mizan"]).err;
    align();
    let units = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    let first = units.lines().next().unwrap_or_default().to_owned();
    desk.ok(&["edit", "1", "--target", "As corrected by hand.", "--memory", "m.mizan"]);
    desk.ok(&["delete", "2", "--memory", "m.mizan"]);
    desk.put("three.ar.txt", "فُتح المصنع من جديد عام 2021.\n");
    desk.put("three.en.txt", "The factory was opened again in 2021.\n");
    let err = align();
    assert!(err.contains("m.mizan: 1 new, 0 changed, 0 known"), "{err}");
    assert!(err.contains("m.mizan: 2 units that you changed or deleted stay so"), "{err}");
    let units = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    assert!(units.lines().count() == 2 && !units.contains(&first), "{units}");
    let texts = ["align", "two.ar.txt", "two.en.txt", "--into", "m.mizan", "--json"];
    let [one, two] = [1, 2].map(|_| desk.run(&texts).out);
    assert_eq!(one, two);
    // The history is gone after `compact`, and with it what was deleted.
    desk.ok(&["compact", "--memory", "m.mizan"]);
    assert!(align().contains("m.mizan: 2 new, 0 changed, 1 known"));
}

#[test]
fn doubtful_units_of_finished_pairs_stay_out_of_the_memory_too() {
    for form in ["tmx", "tsv", "csv", "xliff", "beads"] {
        let (direct, later) = (with_pairs(), with_pairs());
        for desk in [&direct, &later] {
            desk.put("three.ar.txt", "وصل القطار في الموعد.\nكان الجو جميلاً.\nنعم.\n");
            desk.put(
                "three.en.txt",
                "The train arrived on time.\nHe bought 3 kilos of apples and a melon from Damascus.\nYes.\n",
            );
        }
        let options = ["--to", form, "--min-confidence", "0.99", "--into", "m.mizan"];
        let align = |desk: &Desk| desk.run(&[&["align", "--pairs", "."], &options[..]].concat());
        align(&direct);
        later.ok(&["align", "--pairs", ".", "--to", form]);
        let run = align(&later);
        assert!(run.err.contains("3 done before") && !run.err.contains("beads:"), "{}", run.err);
        let [one, other] = [&direct, &later].map(|desk| {
            let mut units: Vec<_> =
                desk.ok(&["export", "m.mizan", "--to", "tsv"]).lines().map(str::to_owned).collect();
            units.sort();
            units
        });
        assert_eq!(one, other, "{form}");
        assert!(!one.is_empty() && !one.iter().any(|unit| unit.contains("apples")), "{form}: {one:?}");
    }
}

#[test]
fn pairs_are_found_below_a_folder_by_all_usual_names() {
    let desk = Desk::new();
    let (arabic, english) = ("وصل القطار في الموعد.\n", "The train arrived on time.\n");
    for (one, two) in [
        ("a/plant_AR.md", "a/plant_EN.md"),
        ("b/ar/plant.html", "b/en/plant.html"),
        ("law-ar-SA.txt", "law-en-GB.txt"),
        ("mixed.ar.md", "mixed.en.txt"),
        ("twice.ar.md", "twice.en.md"),
        ("twice.ar.txt", "twice.en.txt"),
    ] {
        desk.put(one, arabic);
        desk.put(two, english);
    }
    desk.put("c/ar/alone.md", arabic);
    desk.put("notes.html", "Lunch is at noon in the garden behind the old school.\n");
    let run = desk.run(&["align", "--pairs", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("6 pairs aligned, 0 failed, 0 done before, 1 text without a partner"),
        "{}",
        run.err
    );
    assert!(run.err.contains("c/ar/alone.md: no ./c/en/alone.md beside it"), "{}", run.err);
    assert!(run.err.contains("./notes.html: no language in its name"), "{}", run.err);
    for output in ["a/plant.tmx", "b/plant.tmx", "law.tmx", "mixed.tmx", "twice.md.tmx", "twice.txt.tmx"] {
        assert!(desk.has(output), "{output}: {:?}", desk.names());
    }
}

#[test]
fn a_correction_in_an_output_replaces_the_unit_that_it_corrects() {
    let desk = with_pairs();
    let align = ["align", "--pairs", ".", "--into", "m.mizan"];
    desk.ok(&align);
    let before = desk.json(&["info", "m.mizan", "--json"]);
    let units = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    let corrected = desk.read("one.tmx").replace("on time.", "on the hour.");
    std::fs::remove_file(desk.path("one.tmx")).unwrap();
    desk.put("one.tmx", &corrected);
    let run = desk.run(&align);
    assert!(run.err.contains("1 unit of earlier alignments of the same texts replaced"), "{}", run.err);
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], before["units"]);
    let now = desk.ok(&["export", "m.mizan", "--to", "tsv"]);
    assert!(now.contains("on the hour.") && !now.contains("on time."), "{now}");
    desk.ok(&["undo", "-m", "m.mizan"]);
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), units);
}
