//! Inputs that are no ordinary file: they fail on the way, never end, or are no file at all.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::process::Stdio;
use std::thread;

use crate::desk::{Desk, Run};
use crate::{desk, fault_of};

const LINES: usize = 20_000;

/// Runs `mizan` on a stdin that delivers these bytes and then fails: the peer of a socket closes it before it
/// has read all that was sent to it.
fn run_on_failing_stdin(desk: &Desk, args: &[&str], bytes: &[u8]) -> Run {
    let (mut sender, mut stdin) = UnixStream::pair().unwrap();
    stdin.write_all(b"unread").unwrap();
    let child = desk.command(args).stdin(Stdio::from(std::os::fd::OwnedFd::from(stdin))).spawn().unwrap();
    let bytes = bytes.to_vec();
    // A program that refuses to begin closes its stdin, which is no failure of the test.
    let sent = thread::spawn(move || drop(sender.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    sent.join().unwrap();
    Run::of(output)
}

fn table() -> String {
    (0..LINES).map(|number| format!("Open door {number}.\tافتح الباب {number}.\n")).collect()
}

#[test]
fn an_input_that_fails_on_the_way_is_named_and_what_was_read_before_is_kept() {
    let desk = Desk::new();
    let run = run_on_failing_stdin(&desk, &["import", "-", "--into", "new.mizan"], table().as_bytes());
    let told = "mizan: stdin: Connection reset by peer\n\
        mizan: the 20000 units read before that stay in new.mizan; the same command imports the rest\n";
    assert!(run.code == 2 && run.err.starts_with(told), "{}", run.err);
    assert_eq!(desk.json(&["info", "new.mizan", "--json"])["units"], LINES);
    let run = run_on_failing_stdin(&desk, &["import", "-", "--dry-run"], table().as_bytes());
    assert!(run.code == 2 && !run.err.contains("stay in"), "{}", run.err);
}

#[test]
fn an_output_of_an_input_that_fails_on_the_way_is_not_written() {
    let desk = Desk::with(&[("units.tsv", "Yes\tنعم\n"), ("en.txt", "Open the door.\n")]);
    desk.ok(&["import", "units.tsv", "--into", "plant.mizan"]);
    let names = desk.names();
    for args in [
        &["convert", "-", "-o", "new.tmx"][..],
        &["segment", "-", "-o", "new.txt"],
        &["extract", "-", "-o", "new.txt"],
        &["align", "-", "en.txt", "-o", "new.tsv"],
        &["align", "en.txt", "-", "-o", "new.tsv"],
        &["pretranslate", "-", "-m", "plant.mizan", "-o", "new.xlf"],
        &["lookup", "-", "-m", "plant.mizan"],
    ] {
        let run = run_on_failing_stdin(&desk, args, table().as_bytes());
        assert!(
            run.code == 2 && run.err.contains("stdin: Connection reset by peer"),
            "{args:?}: {}",
            run.err
        );
        assert_eq!(desk.names(), names, "{args:?}");
    }
}

#[test]
fn an_input_that_never_ends_is_refused() {
    for command in [
        "import FILE --into plant.mizan",
        "convert FILE --to tsv -o out.tsv",
        "extract FILE -o out.txt",
        "segment FILE -o out.txt",
        "segment FILE --repair -o out.txt",
        "segment good.txt --srx FILE -o out.txt",
        "segment good.txt --abbreviations FILE -o out.txt",
        "align FILE good.ar.txt -o out.tsv",
        "align good.txt good.ar.txt --beads FILE -o out.tsv",
        "align good.txt good.ar.txt --lexicon FILE -o out.tsv",
        "align --pairs FILE --to tsv",
        "pretranslate FILE --memory good.mizan -o out.xlf",
        "fill FILE good.xlf -o out.docx",
        "train FILE -o out.mizanlex",
        "train --list FILE -o out.mizanlex",
        "info --memory FILE",
        "merge FILE --memory good.mizan",
        "repair --memory FILE",
    ] {
        let desk = desk();
        let args: Vec<&str> =
            command.split(' ').map(|word| if word == "FILE" { "/dev/zero" } else { word }).collect();
        assert_eq!(fault_of(&desk, &args, "/dev/zero"), Ok(()), "{command}");
    }
}

#[test]
fn a_file_without_a_byte_is_said_to_be_empty() {
    for (name, verb) in [
        ("a.tmx", "import"),
        ("a.xlf", "import"),
        ("a.tbx", "import"),
        ("a.xlsx", "import"),
        ("a.zip", "import"),
        ("a.gz", "import"),
        ("a.docx", "extract"),
        ("a.pptx", "extract"),
        ("a.odt", "extract"),
        ("a.epub", "extract"),
        ("a.pdf", "extract"),
        ("a.rtf", "extract"),
    ] {
        let desk = Desk::with(&[(name, "")]);
        let err = desk.refused(&[verb, name]);
        assert!(err.ends_with(&format!("mizan: {name}: the file is empty\n")), "{err}");
    }
}
