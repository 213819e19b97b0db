//! The care of a memory from the command line: what goes wrong is told plainly, and nothing is left half done.
#![cfg(feature = "cli")]

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const MIZAN: &str = env!("CARGO_BIN_EXE_mizan");
const UNITS: &str = "\
    أغلق الصمام الرئيسي.\tClose the main valve.\n\
    أغلق الصمّام الرئيسي.\tClose the main valve.\n\
    أغلق الصمام الرئيسي.\tShut the main valve.\n\
    تبلغ الحرارة 45 درجة.\tThe temperature is 54 degrees.\n\
    بيع سبعون كتابًا.\t70 books were sold.\n";

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::write(folder.path("units.tsv"), UNITS).unwrap();
        folder
    }

    fn with_memory() -> Self {
        let folder = Self::new();
        assert!(folder.run(["import", "units.tsv", "--into", "m.mizan"]).status.success());
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Output {
        Command::new(MIZAN).args(args).current_dir(self.0.path()).output().unwrap()
    }

    /// Runs a verb that must fail, and returns what it says.
    fn refused<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        text(&output.stderr)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn an_import_of_what_cannot_be_read_leaves_no_memory_behind() {
    let folder = Folder::new();
    fs::write(folder.path("noise.bin"), [7; 300]).unwrap();
    fs::write(folder.path("empty.tmx"), "").unwrap();
    for name in ["noise.bin", "empty.tmx", "no-such.tmx", "."] {
        let told = folder.refused(["import", name, "--into", "new.mizan"]);
        assert!(told.starts_with(&format!("mizan: {name}: ")) && told.lines().count() == 1, "{told}");
        let left: Vec<_> =
            fs::read_dir(folder.0.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("mizan")), "{left:?}");
    }
    // One that can be read makes it.
    assert_eq!(
        folder.run(["import", "no-such.tmx", "units.tsv", "--into", "new.mizan"]).status.code(),
        Some(2)
    );
    assert!(folder.path("new.mizan").exists());
    // One that was there stays, empty as it may be.
    assert!(folder.run(["add", "نعم", "yes", "-m", "old.mizan"]).status.success());
    assert!(folder.run(["delete", "1", "-m", "old.mizan"]).status.success());
    folder.refused(["import", "noise.bin", "--into", "old.mizan"]);
    assert!(folder.path("old.mizan").exists());
}

#[test]
fn a_folder_is_no_memory() {
    let folder = Folder::new();
    for args in [&["lookup", "x", "-m", "."][..], &["info", "."], &["import", "units.tsv", "-m", "."]] {
        assert_eq!(folder.refused(args.iter().copied()), "mizan: .: is a directory\n");
    }
}

#[test]
fn cleaning_lists_first_and_takes_away_what_undo_brings_back() {
    let folder = Folder::with_memory();
    let clean = |args: &[&str]| {
        let output = folder.run(["clean", "-m", "m.mizan"].iter().chain(args).copied());
        (text(&output.stdout), text(&output.stderr))
    };
    let (listed, told) = clean(&[]);
    let flaws: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').take(3).collect()).collect();
    assert_eq!(flaws, [["2", "duplicate", "1"], ["3", "variant", "1"], ["4", "numbers", "-"]]);
    assert_eq!(
        told,
        "mizan: 3 findings (duplicate 1, numbers 1, variant 1); nothing is changed without --mend\n"
    );
    let (_, told) = clean(&["--mend", "--only", "duplicate,numbers"]);
    assert_eq!(told, "mizan: 2 units taken away (duplicate 1, numbers 1); `mizan undo` brings them back\n");
    let (json, _) = clean(&["--json"]);
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&found[0]["id"], &found[0]["flaw"], found.as_array().unwrap().len()),
        (&3.into(), &"variant".into(), 1)
    );
    let steps = text(&folder.run(["undo", "--list", "-m", "m.mizan"]).stdout);
    let steps: Vec<Vec<&str>> = steps.lines().map(|line| line.split('\t').skip(1).collect()).collect();
    assert_eq!(
        steps,
        [["clean", "0 made", "2 changed or deleted"], ["import", "5 made", "0 changed or deleted"]]
    );
    let undone = text(&folder.run(["undo", "-m", "m.mizan"]).stderr);
    assert!(undone.starts_with("mizan: undone: clean of 20"), "{undone}");
    assert!(undone.ends_with(" UTC: 0 units taken away, 2 units as before\n"), "{undone}");
    assert_eq!(clean(&[]).0, listed);
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_a_memory_is_read_and_the_rest_is_told() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let folder = Folder::with_memory();
    let set =
        |name: &str, mode| fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    set("m.mizan", 0o444);
    set("units.tsv", 0o444);
    set(".", 0o555);
    // The right to write does not bind root, who runs this as nobody.
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let run = |args: &[&str]| {
        let mut command = Command::new(MIZAN);
        command.args(args.iter().map(OsStr::new)).current_dir(folder.0.path()).env("HOME", "/");
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.output()
    };
    if !run(&["--version"]).is_ok_and(|output| output.status.success()) {
        println!("skipped: nobody may not run {MIZAN}");
        set(".", 0o755);
        return;
    }
    for args in [
        &["lookup", "أغلق الصمام الرئيسي.", "-m", "m.mizan"][..],
        &["search", "valve", "-m", "m.mizan"],
        &["info", "m.mizan"],
        &["clean", "-m", "m.mizan"],
        &["export", "m.mizan", "--to", "tsv"],
    ] {
        let output = run(args).unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{args:?} {output:?}");
    }
    for args in [
        &["add", "نعم", "yes", "-m", "m.mizan"][..],
        &["import", "units.tsv", "-m", "m.mizan"],
        &["undo", "-m", "m.mizan"],
        &["compact", "-m", "m.mizan"],
    ] {
        let output = run(args).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let expected = "mizan: m.mizan: the memory can be read only: its file or folder is write-protected\n";
        assert_eq!(text(&output.stderr), expected, "{args:?}");
    }
    set(".", 0o755);
    // Units in the file beside it cannot be read there, and are not passed over in silence.
    let beside = folder.path("m.mizan-wal");
    fs::write(&beside, [1; 64]).unwrap();
    set(".", 0o555);
    let output = run(&["info", "m.mizan"]).unwrap();
    set(".", 0o755);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stderr).contains("read only"), "{output:?}");
}

#[test]
fn a_memory_that_another_program_holds_is_told() {
    let folder = Folder::with_memory();
    let memory = mizan::Memory::open(folder.path("m.mizan")).unwrap();
    let other =
        mizan::Memory::open(folder.path("m.mizan")).unwrap().patience(std::time::Duration::from_millis(50));
    let _batch = memory.batch().unwrap();
    let told = other.delete(1).unwrap_err().to_string();
    assert_eq!(told, "the memory is in use by another program; try again in a moment");
    // Whoever reads does not wait.
    assert!(folder.run(["search", "valve", "-m", "m.mizan"]).status.success());
}

#[test]
fn what_was_mistyped_is_told_and_nothing_is_done() {
    let folder = Folder::with_memory();
    for (args, told) in [
        (&["export", "m.mizan", "-o", "m.tvs"][..], "m.tvs: the name tells no format; say one with --to"),
        (
            &["edit", "1", "-m", "m.mizan"],
            "nothing to change: say what with --source, --target, --status, --domain or --client",
        ),
        (
            &["backup", "m.mizan", "-m", "m.mizan"],
            "m.mizan: there is a file of this name already, which stays as it is",
        ),
        (&["export", "m.mizan", "-o", "no/m.tmx"], "no/m.tmx: there is no such folder"),
    ] {
        assert_eq!(folder.refused(args.iter().copied()), format!("mizan: {told}\n"));
    }
    let output = folder.run(["lookup", "valve", "--from", "fr", "-m", "m.mizan"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "mizan: nothing is in fr; the memory holds ar > en\n");
    assert_eq!(folder.run(["info", "-m", "m.mizan"]).stdout, folder.run(["info", "m.mizan"]).stdout);
}

#[test]
fn a_picture_of_a_memory_counts_every_unit_once() {
    let folder = Folder::with_memory();
    let info = text(&folder.run(["info", "m.mizan", "--json"]).stdout);
    let info: serde_json::Value = serde_json::from_str(&info).unwrap();
    let sum = |list: &str| -> u64 {
        info[list].as_array().unwrap().iter().map(|row| row["units"].as_u64().unwrap()).sum()
    };
    for list in ["pairs", "statuses", "domains", "lengths", "years"] {
        assert_eq!(sum(list), 5, "{list}");
    }
}
