//! The promise that files are kept: no run removes what another process has written, takes what is beside a
//! file for a part of it, opens a private file to others, or leaves an unfinished file when it is stopped.
#![cfg(all(feature = "cli", unix))]

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::{self, Desk};

const UNITS: &str = "Close the gate.\tأغلق البوابة.\nOpen the window.\tافتح النافذة.\n";

/// Makes a pipe that has a name.
fn pipe(desk: &Desk, name: &str) {
    assert!(Command::new("mkfifo").arg(desk.path(name)).status().unwrap().success());
}

/// Opens a pipe for writing; waits until the other process has opened the pipe for reading.
fn into(desk: &Desk, name: &str) -> File {
    File::options().write(true).open(desk.path(name)).unwrap()
}

fn mode(desk: &Desk, name: &str) -> u32 {
    fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777
}

/// Returns the names of unfinished files and folders.
fn unfinished(desk: &Desk) -> Vec<String> {
    desk.names().into_iter().filter(|name| name.starts_with(".mizan-")).collect()
}

/// Starts a conversion that reads a pipe, and waits until its unfinished output is there.
fn converting(desk: &Desk, name: &str) -> (Child, File) {
    pipe(desk, name);
    let others = unfinished(desk).len();
    let child = desk.command(["convert", name, "-o", &format!("{name}.tmx")]).spawn().unwrap();
    let mut pipe = into(desk, name);
    pipe.write_all(UNITS.as_bytes()).unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    // The file is made as any other, and closed to others before anything is written to it.
    let is_there = || {
        let parts = unfinished(desk);
        parts.len() > others && parts.iter().all(|part| mode(desk, part) == 0o600)
    };
    while !is_there() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(2));
    }
    (child, pipe)
}

#[test]
fn a_failing_import_removes_no_memory_that_another_process_has_filled() {
    for dry_run in [&["--dry-run"][..], &[]] {
        let desk = Desk::with(&[("units.tsv", UNITS)]);
        pipe(&desk, "damaged");
        let args = [&["import", "damaged", "--into", "new.mizan"], dry_run].concat();
        let failing = desk.command(args).spawn().unwrap();
        let mut damaged = into(&desk, "damaged");
        desk.ok(&["import", "units.tsv", "--into", "new.mizan"]);
        damaged.write_all(b"Dear Sir,\n").unwrap();
        drop(damaged);
        assert_eq!(failing.wait_with_output().unwrap().status.code(), Some(2));
        assert!(desk.ok(&["export", "-m", "new.mizan", "--to", "tsv"]).contains("افتح النافذة."));
    }
}

#[test]
fn a_run_that_puts_nothing_into_a_new_memory_makes_none() {
    let desk = Desk::with(&[("letter.txt", "Dear Sir,\n"), ("units.tsv", UNITS)]);
    for args in [
        &["import", "letter.txt", "--into", "new.mizan"][..],
        &["import", "units.tsv", "--into", "new.mizan", "--dry-run"],
        &["align", "letter.txt", "none.txt", "--into", "new.mizan"],
        &["merge", "none.mizan", "-m", "new.mizan"],
    ] {
        desk.run(args);
        assert!(!desk.has("new.mizan"), "{args:?}");
    }
    let refused = desk.run(&["import", "units.tsv", "--into", "/proc/new.mizan"]);
    assert!(refused.code == 2 && refused.err.contains("/proc/new.mizan: "), "{}", refused.err);
}

#[test]
fn a_backup_is_as_private_as_the_memory_and_holds_nothing_else() {
    let desk = Desk::with(&[("units.tsv", UNITS), ("other.mizan-wal", "changes")]);
    desk.ok(&["import", "units.tsv", "--into", "plant.mizan"]);
    fs::set_permissions(desk.path("plant.mizan"), Permissions::from_mode(0o600)).unwrap();
    desk.ok(&["backup", "copy.mizan", "-m", "plant.mizan"]);
    desk.ok(&["compact", "-m", "plant.mizan"]);
    assert_eq!([mode(&desk, "copy.mizan"), mode(&desk, "plant.mizan")], [0o600, 0o600]);
    let refused = desk.run(&["backup", "other.mizan", "-m", "plant.mizan"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("-wal at its end holds changes of another memory"), "{}", refused.err);
    assert!(!desk.has("other.mizan") && desk.read("other.mizan-wal") == "changes");
    assert_eq!(unfinished(&desk), [""; 0]);
}

#[test]
fn an_output_keeps_the_permissions_of_the_file_that_it_replaces() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    let convert = ["convert", "units.tsv", "-o", "units.tmx"];
    desk.ok(&convert);
    assert_eq!(mode(&desk, "units.tmx"), mode(&desk, "units.tsv"));
    for wanted in [0o600, 0o666] {
        fs::set_permissions(desk.path("units.tmx"), Permissions::from_mode(wanted)).unwrap();
        desk.ok(&convert);
        assert_eq!(mode(&desk, "units.tmx"), wanted);
    }
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next_and_what_a_running_one_writes_is_not() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    let (running, pipe) = converting(&desk, "running.tsv");
    let (mut killed, _pipe) = converting(&desk, "killed.tsv");
    let parts = unfinished(&desk);
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| mode(&desk, part) == 0o600));
    killed.kill().unwrap();
    killed.wait().unwrap();
    desk.ok(&["convert", "units.tsv", "-o", "other.tmx"]);
    assert_eq!(unfinished(&desk).len(), 1);
    drop(pipe);
    assert!(running.wait_with_output().unwrap().status.success());
    assert!(desk.read("running.tsv.tmx").contains("افتح النافذة."));
    assert_eq!(unfinished(&desk), [""; 0]);
}

#[test]
fn a_run_that_is_asked_to_end_leaves_nothing_unfinished() {
    use std::os::unix::process::ExitStatusExt;

    for (signal, number) in [("-INT", 2), ("-TERM", 15)] {
        let desk = Desk::new();
        let (mut stopped, _pipe) = converting(&desk, "units.tsv");
        let kill = Command::new("kill").args([signal, &stopped.id().to_string()]).status();
        assert!(kill.unwrap().success());
        assert_eq!(stopped.wait().unwrap().signal(), Some(number));
        assert_eq!(desk.names(), ["units.tsv"]);
    }
}

#[test]
fn a_run_that_waits_for_a_pipe_ends_at_once_and_closes_its_memory() {
    use std::io::{BufRead, BufReader, Write};
    use std::os::unix::process::ExitStatusExt;

    let desk = Desk::with(&[("units.tsv", UNITS)]);
    desk.ok(&["import", "units.tsv", "--into", "plant.mizan"]);
    for arguments in [&["lookup", "-", "-m", "plant.mizan"][..], &["import", "-", "--into", "plant.mizan"]] {
        let mut run = desk.command(arguments);
        let mut run = run.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = run.stdin.take().unwrap();
        input.write_all("افتح النافذة.\n".as_bytes()).unwrap();
        let mut answer = String::new();
        if arguments[0] == "lookup" {
            BufReader::new(run.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
        } else {
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
        let start = std::time::Instant::now();
        assert!(Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap().success());
        assert_eq!(run.wait().unwrap().signal(), Some(2), "{arguments:?}");
        // A memory that is not closed is waited for, for two seconds.
        assert!(start.elapsed().as_millis() < 1500, "{arguments:?} took {:?}", start.elapsed());
        assert_eq!(desk.names(), ["plant.mizan", "units.tsv"], "{arguments:?}");
    }
}

#[test]
fn a_memory_that_is_a_pipe_or_a_device_is_refused_at_once() {
    let desk = Desk::with(&[("units.tsv", UNITS)]);
    desk.ok(&["import", "units.tsv", "--into", "plant.mizan"]);
    pipe(&desk, "pipe");
    for memory in ["pipe", "/dev/null"] {
        for args in [
            &["info", "-m", memory][..],
            &["lookup", "Close the gate.", "-m", memory],
            &["add", "gate", "بوابة", "-m", memory],
            &["import", "units.tsv", "--into", memory],
            &["align", "units.tsv", "units.tsv", "--into", memory],
            &["repair", "-m", memory],
            &["undo", "-m", memory],
            &["merge", memory, "-m", "plant.mizan"],
        ] {
            let run = desk.run(args);
            let refused = format!("{memory}: a pipe or a device; a memory is a file");
            assert!(run.code == 2 && run.err.contains(&refused), "{args:?}: {}", run.err);
        }
    }
}

#[test]
fn a_limit_of_file_sizes_is_an_error_with_a_message() {
    let desk = Desk::new();
    let units: String =
        (0..3000).map(|number| format!("Close gate {number}.\tأغلق البوابة {number}.\n")).collect();
    desk.put("units.tsv", units);
    let line = format!("ulimit -f 16; exec {} convert units.tsv -o units.tmx", desk::MIZAN);
    let run = Command::new("sh").args(["-c", &line]).current_dir(desk.folder()).stdin(Stdio::null()).output();
    let run = run.unwrap();
    let err = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code() == Some(2) && err.contains("File too large"), "{err}");
    assert_eq!(desk.names(), ["units.tsv"]);
}

#[test]
fn two_names_that_are_one_file_take_one_output() {
    let desk = Desk::with(&[("in/A.tsv", UNITS), ("in/a.tsv", "Yes\tنعم\n")]);
    fs::create_dir(desk.path("out")).unwrap();
    // As on a disk that does not tell small letters from capitals.
    symlink("A.tmx", desk.path("out/a.tmx")).unwrap();
    let run = desk.run(&["convert", "in", "--to", "tmx", "-o", "out/"]);
    assert!(run.code == 2 && run.err.contains("out/a.tmx is the name of two outputs"), "{}", run.err);
    assert!(desk.read("out/A.tmx").contains("افتح النافذة."));
}

#[test]
#[cfg(unix)]
fn names_that_differ_in_capitals_alone_are_one_file_on_a_disk_that_ignores_them() {
    let texts = [("A.ar.txt", "نعم.\n"), ("A.en.txt", "Yes.\n"), ("a.ar.txt", "لا.\n"), ("a.en.txt", "No.\n")];
    let desk = Desk::with(&texts);
    desk.put("list", "A.ar.txt\tA.en.txt\tout/A.tmx\na.ar.txt\ta.en.txt\tout/a.tmx\n");
    fs::create_dir(desk.path("out")).unwrap();
    desk.ok(&["align", "--pairs", "list"]);
    for name in ["A.tmx", "a.tmx"] {
        fs::remove_file(desk.path("out").join(name)).unwrap();
    }
    // The folder is found under both names, as on such a disk.
    symlink("out", desk.path("OUT")).unwrap();
    let run = desk.run(&["align", "--pairs", "list"]);
    assert!(run.code == 2 && run.err.contains("out/a.tmx is the name of two outputs"), "{}", run.err);
    assert!(desk.read("out/A.tmx").contains("نعم.") && !desk.has("out/a.tmx"));
}
