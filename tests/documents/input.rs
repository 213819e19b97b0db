//! What a verb takes for text: every encoding, no binary data, and the language of its sentences.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn mizan(folder: &Path, args: &[&str], stdin: &[u8]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mizan"));
    command
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut run = command.spawn().unwrap();
    run.stdin.take().unwrap().write_all(stdin).unwrap();
    let run = run.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (run.status.code(), text(&run.stdout), text(&run.stderr))
}

fn windows(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1256.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn segment_and_align_refuse_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("text.txt"), "نعم.").unwrap();
    for (name, bytes, said) in [
        ("a.docx", &b"PK\x03\x04\x14\0\0\0word/document.xml"[..], "Word document is damaged"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "a damaged PDF"),
        ("a.html", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", "a file that is no text"),
        ("a.rtf", b"Close the valve.", "a file that is no RTF document"),
        ("a.txt.gz", b"\x1F\x8B\x08\0\0\0\0\0\0\x03", "a gzip file"),
        ("a.txt", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "a file that is no text"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        for args in [&["segment", name][..], &["align", name, "text.txt"], &["align", "text.txt", name]] {
            let (code, out, err) = mizan(folder.path(), args, b"");
            assert_eq!((code, &*out), (Some(2), ""), "{args:?}: {err}");
            assert!(err.contains(name) && err.contains(said), "{args:?}: {err}");
        }
    }
    let (code, out, _) = mizan(folder.path(), &["segment"], b"%PDF-1.4\n1 0 obj");
    assert_eq!((code, &*out), (Some(2), ""), "from stdin");
}

#[test]
fn lookup_reads_lines_of_every_encoding() {
    let folder = tempfile::tempdir().unwrap();
    mizan(folder.path(), &["add", "Wait here", "انتظر هنا", "-m", "a.mizan"], b"");
    let arabic = "انتظر هنا\r\nWait here\r\n";
    for lines in
        [arabic.as_bytes().to_vec(), format!("\u{FEFF}{arabic}").into_bytes(), windows(arabic), utf16(arabic)]
    {
        let (_, out, err) = mizan(folder.path(), &["lookup", "-", "-m", "a.mizan"], &lines);
        assert_eq!(
            out, "1\t100\texact\tانتظر هنا\tWait here\n2\t100\texact\tWait here\tانتظر هنا\n",
            "{err}"
        );
    }
}

#[test]
fn the_encoding_given_outweighs_what_the_bytes_look_like() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    // The bytes of these letters are valid UTF-8 too.
    let text = encoding_rs::WINDOWS_1256.decode("\u{D9}\u{D9}".as_bytes()).0.into_owned();
    fs::write(path("a.txt"), "\u{D9}\u{D9}").unwrap();
    let encoding = ["--input-encoding", "cp1256"];
    let (code, out, err) = mizan(folder.path(), &[&["segment", "a.txt"][..], &encoding].concat(), b"");
    assert_eq!((code, out.trim_end()), (Some(0), &*text), "{err}");
    fs::write(path("b.tsv"), "\u{D9}\u{D9}\tyes\n").unwrap();
    let (_, out, err) =
        mizan(folder.path(), &[&["convert", "b.tsv", "--to", "tsv"][..], &encoding].concat(), b"");
    assert_eq!(out, format!("{text}\tyes\n"), "{err}");
    let (code, _, err) = mizan(folder.path(), &["segment", "a.txt", "--input-encoding", "cp99"], b"");
    assert!(code == Some(2) && err.contains("not an encoding"), "{err}");
}

#[test]
fn align_refuses_an_empty_side() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "وصلت السفينة.").unwrap();
    for empty in ["", "\n \n", "\u{FEFF}"] {
        fs::write(folder.path().join("b.txt"), empty).unwrap();
        for args in [["align", "a.txt", "b.txt"], ["align", "b.txt", "a.txt"]] {
            let (code, _, err) = mizan(folder.path(), &args, b"");
            assert_eq!(code, Some(2), "{args:?} {empty:?}: {err}");
            assert!(err.contains("b.txt: the text is empty"), "{args:?} {empty:?}: {err}");
        }
    }
}

#[test]
fn a_text_is_judged_by_its_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let address = "https://example.com/help/articles/how-to-change-the-settings-of-your-printer";
    fs::write(folder.path().join("a.txt"), format!("انظر {address} أولا.\n")).unwrap();
    fs::write(folder.path().join("b.txt"), format!("Look at {address} first.\n")).unwrap();
    let (code, out, err) = mizan(folder.path(), &["align", "a.txt", "b.txt"], b"");
    assert_eq!((code, out.lines().count()), (Some(0), 1), "{err}");
}

#[test]
fn a_text_in_the_other_script_is_no_match() {
    let folder = tempfile::tempdir().unwrap();
    mizan(folder.path(), &["add", "9 نيسان 2023", "9 April 2023", "-m", "a.mizan"], b"");
    for query in ["7 أيار 2023", "7 May 2023"] {
        let lookup = ["lookup", query, "-m", "a.mizan", "--min", "1", "--exact"];
        let (_, out, _) = mizan(folder.path(), &lookup, b"");
        let side = out.split('\t').nth(2).unwrap();
        assert_eq!(side.is_ascii(), query.is_ascii(), "{out}");
    }
}
