//! A memory survives what happens to programs: being killed, a full disk, another program at the same file.
#![cfg(all(feature = "cli", unix))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, MIZAN, Run};
use mizan::memory::{Lookup, Match, Memory, Rank, StoredUnit};

fn sentences(desk: &Desk, name: &str, count: usize) -> PathBuf {
    let lines: String = (0..count)
        .map(|n| {
            let arabic = ["أغلق", "افتح", "راجع", "نظّف", "استبدل"][n % 5];
            format!("{arabic} الصمام رقم {n} في الموقع {name}.\tTask {n} at site {name}: valve {}.\n", n % 7)
        })
        .collect();
    desk.put(&format!("{name}.tsv"), lines)
}

fn import(file: &Path, memory: &Path) -> Child {
    Command::new(MIZAN)
        .arg("import")
        .arg(file)
        .arg("--into")
        .arg(memory)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn assert_sound(path: &Path) -> Memory {
    let memory = Memory::open(path).unwrap();
    for StoredUnit { unit, .. } in memory.units().unwrap().map(Result::unwrap).step_by(1499) {
        for rank in [Rank::Plain, Rank::Percent] {
            let lookup = Lookup::new().rank(rank).limit(3);
            // Of the variants of a unit the newest is shown, so that only the percent by rank is the same.
            let percent = |found: &Match| if rank == Rank::Plain { found.plain() } else { found.percent() };
            let percents = |lookup: &Lookup| -> Vec<u8> {
                memory.lookup(unit.source().plain(), lookup).unwrap().iter().map(percent).collect()
            };
            assert_eq!(percents(&lookup)[0], 100);
            assert_eq!(percents(&lookup), percents(&lookup.clone().exact(true)));
        }
    }
    assert_eq!(Memory::repair(path).unwrap().damaged, None, "SQLite finds the file sound");
    memory
}

#[test]
fn nothing_committed_is_lost_when_an_import_is_killed_at_any_moment() {
    let desk = Desk::new();
    let path = desk.path("killed.mizan");
    let file = sentences(&desk, "long", 3000);
    let mut before = 0;
    for moment in 0..10 {
        let (source, target) = (format!("وحدة مؤكدة {moment}"), format!("Confirmed unit {moment}"));
        desk.ok(&["add", &source, &target, "--memory", "killed.mizan"]);
        let mut child = import(&file, &path);
        thread::sleep(Duration::from_millis(20 + 41 * moment));
        child.kill().unwrap();
        child.wait().unwrap();
        let memory = assert_sound(&path);
        let units = memory.info().unwrap().units;
        assert!(units > before, "{units} units, there were {before}");
        before = units;
        for confirmed in 0..=moment {
            let text = format!("وحدة مؤكدة {confirmed}");
            let found = memory.lookup(text.as_str(), &Lookup::new()).unwrap();
            assert_eq!(found[0].unit().target().plain(), format!("Confirmed unit {confirmed}"));
        }
    }
    assert!(import(&file, &path).wait().unwrap().success());
    assert_eq!(assert_sound(&path).info().unwrap().units, 3010);
}

#[test]
fn a_change_of_the_whole_memory_is_done_whole_or_not_at_all_when_killed() {
    let desk = Desk::new();
    let [kept, other] = ["kept", "other"].map(|name| desk.path(&format!("{name}.mizan")));
    assert!(import(&sentences(&desk, "here", 1500), &kept).wait().unwrap().success());
    let again = desk.put("again.tsv", desk.read("here.tsv").replace("الصمام", "الصمـام"));
    assert!(import(&again, &kept).wait().unwrap().success());
    assert!(import(&sentences(&desk, "there", 1500), &other).wait().unwrap().success());
    let other = other.to_str().unwrap();
    let commands = [&["clean", "--mend"][..], &["merge", other], &["compact"], &["undo"]];
    for (round, arguments) in commands.iter().enumerate() {
        let start = |path: &Path| {
            fs::copy(&kept, path).unwrap();
            let mut command = desk.command(*arguments);
            command.arg("-m").arg(path).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let units = |path: &Path| assert_sound(path).info().unwrap().units;
        let path = desk.path(&format!("whole-{round}.mizan"));
        assert!(start(&path).wait().unwrap().success());
        let whole = units(&path);
        assert_eq!(whole, [1500, 4500, 3000, 1500][round]);
        for moment in 0..5 {
            let path = desk.path(&format!("killed-{round}-{moment}.mizan"));
            let mut child = start(&path);
            thread::sleep(Duration::from_millis(20 + 110 * moment));
            child.kill().unwrap();
            child.wait().unwrap();
            let units = units(&path);
            assert!(units == 3000 || units == whole, "{arguments:?}: {units} units");
        }
    }
}

#[test]
fn an_output_is_whole_or_not_there_when_the_run_is_killed() {
    let desk = Desk::new();
    assert!(import(&sentences(&desk, "here", 3000), &desk.path("kept.mizan")).wait().unwrap().success());
    desk.ok(&["convert", "here.tsv", "-o", "in.xlf"]);
    for arguments in [
        &["export", "--memory", "kept.mizan", "-o", "out.tmx"][..],
        &["pretranslate", "in.xlf", "--memory", "kept.mizan", "-o", "out.xlf"],
        &["train", "here.tsv", "-o", "out.mizanlex"],
        &["backup", "--memory", "kept.mizan", "out.mizan"],
    ] {
        let out = desk.path(arguments[arguments.len() - 1]);
        let start = || {
            let mut command = desk.command(arguments);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        assert!(start().wait().unwrap().success(), "{arguments:?}");
        let whole = fs::metadata(&out).unwrap().len();
        for moment in 0..5 {
            fs::remove_file(&out).unwrap_or_default();
            let mut child = start();
            thread::sleep(Duration::from_millis(5 + 80 * moment));
            child.kill().unwrap();
            child.wait().unwrap();
            let length = fs::metadata(&out).map_or(whole, |out| out.len());
            assert_eq!(length, whole, "{arguments:?}");
        }
    }
    assert_eq!(assert_sound(&desk.path("kept.mizan")).info().unwrap().units, 3000);
}

#[test]
fn two_programs_write_at_once_and_nothing_is_lost() {
    let desk = Desk::new();
    let path = desk.path("shared.mizan");
    let files = [sentences(&desk, "east", 1500), sentences(&desk, "west", 1500)];
    let mut children: Vec<Child> = files.iter().map(|file| import(file, &path)).collect();
    for number in 0..10 {
        let (source, target) = (format!("إضافة {number}"), format!("Addition {number}"));
        desk.ok(&["add", &source, &target, "--memory", "shared.mizan"]);
    }
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    assert_eq!(assert_sound(&path).info().unwrap().units, 3010);
}

#[test]
fn programs_that_make_a_memory_at_once_wait_for_one_another() {
    let desk = Desk::new();
    let files: Vec<_> = (0..9).map(|number| sentences(&desk, &format!("site-{number}"), 5)).collect();
    for round in 0..5 {
        let path = desk.path(&format!("{round}.mizan"));
        let mut children: Vec<Child> = files.iter().map(|file| import(file, &path)).collect();
        assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
        assert_eq!(assert_sound(&path).info().unwrap().units, 45);
    }
}

#[test]
fn a_full_disk_is_an_error_and_the_committed_units_stay() {
    let desk = Desk::new();
    let path = desk.path("full.mizan");
    assert!(import(&sentences(&desk, "first", 800), &path).wait().unwrap().success());
    let file = sentences(&desk, "second", 6000);
    // A limit on the size of files, in blocks of 512 bytes, stands for a disk without room.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1500; exec {MIZAN} import {} --into {}",
        file.display(),
        path.display()
    );
    let run = Run::of(Command::new("sh").args(["-c", &script]).output().unwrap());
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(!run.err.is_empty());
    assert_eq!(assert_sound(&path).info().unwrap().units, 800);
    assert!(import(&file, &path).wait().unwrap().success());
    assert_eq!(assert_sound(&path).info().unwrap().units, 6800);
}

#[test]
fn a_reading_verb_never_makes_a_memory() {
    let desk = Desk::new();
    for verb in
        [&["lookup", "نعم"][..], &["search", "نعم"], &["delete", "1"], &["undo"], &["compact"], &["repair"]]
    {
        let error = desk.refused(&[verb, &["--memory", "none.mizan"]].concat());
        assert!(error.contains("none.mizan"), "{verb:?}");
        assert!(desk.names().is_empty(), "{verb:?}");
    }
}

#[test]
fn the_lines_of_a_document_are_neighbours() {
    let desk = Desk::new();
    let path = desk.path("document.mizan");
    let unit = |id: u32, previous: Option<&str>, text: &str, english: &str, next: Option<&str>| {
        let context = mizan::Context::new(previous.map(Into::into), next.map(Into::into));
        let mut unit = mizan::Unit::new(mizan::Lang::ARABIC, text, mizan::Lang::ENGLISH, english);
        unit.origin_mut().position = Some(id);
        unit.with_context(context)
    };
    let memory = Memory::create(&path).unwrap();
    let mut batch = memory.batch().unwrap();
    for unit in [
        unit(0, None, "هل وصل؟", "Has he arrived?", Some("نعم.")),
        unit(1, Some("هل تغلق الباب؟"), "نعم.", "I will.", None),
        unit(2, Some("هل وصل؟"), "نعم.", "He has.", None),
    ] {
        batch.insert(&unit).unwrap();
    }
    batch.commit().unwrap();
    let asked = |lines: &str, more: &[&str]| {
        let lookup = ["lookup", "-", "--limit", "1", "--memory", "document.mizan"];
        let run = desk.run_with(&[&lookup, more].concat(), lines);
        let found = |line: &str| line.split('\t').skip(2).step_by(2).collect::<Vec<_>>().join(" ");
        run.out.lines().map(found).collect::<Vec<_>>()
    };
    assert_eq!(
        asked("هل وصل؟\n\nنعم.\n", &["--as-document"]),
        ["context Has he arrived?", "context He has."]
    );
    assert_eq!(asked("هل تغلق الباب؟\nنعم.", &["--as-document"]), ["context I will."]);
    assert_eq!(asked("هل وصل؟\n\nنعم.\n", &[]), ["exact Has he arrived?", "exact I will."]);
}

#[test]
fn queries_of_a_stream_are_answered_in_order() {
    let desk = Desk::new();
    let path = desk.path("stream.mizan");
    let file = sentences(&desk, "site", 700);
    assert!(import(&file, &path).wait().unwrap().success());
    let queries: String = fs::read_to_string(&file)
        .unwrap()
        .lines()
        .map(|line| format!("{}\r\n", line.split_once('\t').unwrap().0))
        .collect();
    let lookup = ["lookup", "-", "--limit", "1", "--json", "--memory", "stream.mizan"];
    let run = desk.run_with(&lookup, queries + "\nnothing like it anywhere");
    assert_eq!(run.code, 0, "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 702);
    for (number, line) in lines[..700].iter().enumerate() {
        assert!(line.contains(&format!("\"Task {number} at site")), "{number}: {line}");
    }
    assert_eq!(lines[700..], ["[]", "[]"]);
}
