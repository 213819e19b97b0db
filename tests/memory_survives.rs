//! A memory survives what happens to programs: being killed, a full disk, another program at the same file.
#![cfg(all(feature = "cli", unix))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use mizan::memory::{Lookup, Memory, Rank};

const MIZAN: &str = env!("CARGO_BIN_EXE_mizan");

fn sentences(folder: &Path, name: &str, count: usize) -> PathBuf {
    let lines: String = (0..count)
        .map(|n| {
            let arabic = ["أغلق", "افتح", "راجع", "نظّف", "استبدل"][n % 5];
            format!("{arabic} الصمام رقم {n} في الموقع {name}.\tTask {n} at site {name}: valve {}.\n", n % 7)
        })
        .collect();
    let path = folder.join(format!("{name}.tsv"));
    fs::write(&path, lines).unwrap();
    path
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
    for (_, unit) in memory.units().unwrap().map(Result::unwrap).step_by(1499) {
        for rank in [Rank::Plain, Rank::Percent] {
            let lookup = Lookup::new().rank(rank).limit(3);
            let percents = |lookup: &Lookup| -> Vec<u8> {
                memory
                    .lookup(unit.source().plain(), lookup)
                    .unwrap()
                    .iter()
                    .map(mizan::memory::Match::plain)
                    .collect()
            };
            assert_eq!(percents(&lookup)[0], 100);
            assert_eq!(percents(&lookup), percents(&lookup.clone().exact()));
        }
    }
    assert_eq!(Memory::repair(path).unwrap().damaged, None, "SQLite finds the file sound");
    memory
}

#[test]
fn nothing_committed_is_lost_when_an_import_is_killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("killed.mizan");
    let file = sentences(folder.path(), "long", 3000);
    let mut before = 0;
    for moment in 0..10 {
        let added = Command::new(MIZAN)
            .args(["add", &format!("وحدة مؤكدة {moment}"), &format!("Confirmed unit {moment}"), "--memory"])
            .arg(&path)
            .output()
            .unwrap();
        assert!(added.status.success());
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
fn cleaning_and_merging_are_done_whole_or_not_at_all_when_killed() {
    let folder = tempfile::tempdir().unwrap();
    let [kept, other] = ["kept", "other"].map(|name| folder.path().join(format!("{name}.mizan")));
    assert!(import(&sentences(folder.path(), "here", 1500), &kept).wait().unwrap().success());
    let again = fs::read_to_string(folder.path().join("here.tsv")).unwrap().replace("الصمام", "الصمـام");
    fs::write(folder.path().join("again.tsv"), again).unwrap();
    assert!(import(&folder.path().join("again.tsv"), &kept).wait().unwrap().success());
    assert!(import(&sentences(folder.path(), "there", 1500), &other).wait().unwrap().success());
    let other = other.to_str().unwrap();
    let commands = [&["clean", "--mend"][..], &["merge", other]];
    for (round, arguments) in commands.iter().enumerate() {
        let start = |path: &Path| {
            fs::copy(&kept, path).unwrap();
            let mut command = Command::new(MIZAN);
            command.args(*arguments).arg("-m").arg(path).stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        };
        let units = |path: &Path| assert_sound(path).info().unwrap().units;
        let path = folder.path().join(format!("whole-{round}.mizan"));
        assert!(start(&path).wait().unwrap().success());
        let whole = units(&path);
        assert_eq!(whole, [1500, 4500][round]);
        for moment in 0..5 {
            let path = folder.path().join(format!("killed-{round}-{moment}.mizan"));
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
fn two_programs_write_at_once_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.mizan");
    let files = [sentences(folder.path(), "east", 1500), sentences(folder.path(), "west", 1500)];
    let mut children: Vec<Child> = files.iter().map(|file| import(file, &path)).collect();
    for number in 0..10 {
        let added = Command::new(MIZAN)
            .args(["add", &format!("إضافة {number}"), &format!("Addition {number}"), "--memory"])
            .arg(&path)
            .output()
            .unwrap();
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    }
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    assert_eq!(assert_sound(&path).info().unwrap().units, 3010);
}

#[test]
fn programs_that_make_a_memory_at_once_wait_for_one_another() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["east", "west", "north"].map(|name| sentences(folder.path(), name, 5));
    for round in 0..10 {
        let path = folder.path().join(format!("{round}.mizan"));
        let mut children: Vec<Child> = files.iter().map(|file| import(file, &path)).collect();
        assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
        assert_eq!(assert_sound(&path).info().unwrap().units, 15);
    }
}

#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.mizan");
    assert!(import(&sentences(folder.path(), "first", 800), &path).wait().unwrap().success());
    let file = sentences(folder.path(), "second", 6000);
    // A limit on the size of files, in blocks of 512 bytes, stands for a disk without room.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1500; exec {MIZAN} import {} --into {}",
        file.display(),
        path.display()
    );
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stderr.is_empty());
    assert_eq!(assert_sound(&path).info().unwrap().units, 800);
    assert!(import(&file, &path).wait().unwrap().success());
    assert_eq!(assert_sound(&path).info().unwrap().units, 6800);
}

#[test]
fn a_reading_verb_never_makes_a_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.mizan");
    for verb in
        [&["lookup", "نعم"][..], &["search", "نعم"], &["delete", "1"], &["undo"], &["compact"], &["repair"]]
    {
        let output = Command::new(MIZAN).args(verb).arg("--memory").arg(&path).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{verb:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("none.mizan"), "{verb:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{verb:?}");
    }
}

#[test]
fn the_lines_of_a_document_are_neighbours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.mizan");
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
        let input = folder.path().join("lines");
        fs::write(&input, lines).unwrap();
        let output = Command::new(MIZAN)
            .args(["lookup", "-", "--limit", "1", "--memory"])
            .arg(&path)
            .args(more)
            .stdin(fs::File::open(&input).unwrap())
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        let found = |line: &str| line.split('\t').skip(2).step_by(2).collect::<Vec<_>>().join(" ");
        lines.lines().map(found).collect::<Vec<_>>()
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
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stream.mizan");
    let file = sentences(folder.path(), "site", 700);
    assert!(import(&file, &path).wait().unwrap().success());
    let queries: String = fs::read_to_string(&file)
        .unwrap()
        .lines()
        .map(|line| format!("{}\r\n", line.split_once('\t').unwrap().0))
        .collect();
    let input = folder.path().join("queries");
    fs::write(&input, queries + "\nnothing like it anywhere").unwrap();
    let output = Command::new(MIZAN)
        .args(["lookup", "-", "--limit", "1", "--json", "--memory"])
        .arg(&path)
        .stdin(fs::File::open(&input).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 702);
    for (number, line) in lines[..700].iter().enumerate() {
        assert!(line.contains(&format!("\"Task {number} at site")), "{number}: {line}");
    }
    assert_eq!(lines[700..], ["[]", "[]"]);
}
