//! The floors of ARCHITECTURE.md: which room may use which. A room never looks up.

use std::fs;
use std::path::{Path, PathBuf};

const GROUND: [&str; 3] = ["error", "lang", "encoding"];

/// What each room may use beside itself and the ground floor.
const FLOORS: [(&str, &[&str]); 15] = [
    ("error", &[]),
    ("lang", &[]),
    ("encoding", &[]),
    ("unit", &[]),
    ("text", &[]),
    ("segment", &["text"]),
    ("documents", &[]),
    ("lexicon", &["text"]),
    ("align", &["lexicon", "text"]),
    ("similarity", &["lexicon", "text", "unit"]),
    ("formats", &["unit"]),
    ("memory", &["unit", "lexicon", "similarity", "text"]),
    ("bitext", &["segment", "align", "documents", "unit", "text"]),
    ("exchange", &["memory", "formats", "similarity", "unit"]),
    ("lib", &[]),
];

#[test]
fn no_room_uses_a_room_above_it() {
    let mut seen = 0;
    for file in rust_files(Path::new("src")) {
        let room = room_of(&file);
        if room == "bin" || room == "lib" {
            continue;
        }
        let (_, below) =
            FLOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{room} is no room"));
        let text = fs::read_to_string(&file).unwrap();
        for (line, used) in rooms_used(&text) {
            seen += 1;
            let allowed = used == room || GROUND.contains(&used) || below.contains(&used);
            assert!(allowed, "{}:{line}: {room} uses crate::{used}", file.display());
        }
    }
    assert!(seen > 2, "the check reads `crate::` paths");
}

#[test]
fn the_command_line_sees_the_public_interface_alone() {
    for file in rust_files(Path::new("src/bin")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("#[path"), "{}: a file taken in from the library", file.display());
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

fn room_of(file: &Path) -> String {
    let below_src = file.strip_prefix("src").unwrap();
    below_src.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The line and the first name of each `crate::name` path outside comments.
fn rooms_used(text: &str) -> Vec<(usize, &str)> {
    let mut used = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for (at, _) in code.match_indices("crate::") {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + "crate::".len()..];
            used.push((number + 1, rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap()));
        }
    }
    used
}
