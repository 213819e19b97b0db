//! The shape of the source, as ARCHITECTURE.md and HOUSE.md want it: no room uses a room above it, no files
//! use one another in a circle, a module's face defines nothing, every file says what it is for, and none is
//! too long.

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use house::{Arrow, Arrows, SourceFile, Tree, circles};

/// The crates below `src`: the library and the program.
const ROOTS: [&str; 2] = ["src/lib.rs", "src/bin/mizan/main.rs"];

const GROUND: [&str; 8] = ["error", "lang", "encoding", "format", "package", "hash", "threads", "varint"];

/// What each room may use beside itself and the ground floor.
const FLOORS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("lang", &[]),
    ("encoding", &[]),
    ("format", &[]),
    ("package", &[]),
    ("hash", &[]),
    ("threads", &[]),
    ("varint", &[]),
    ("unit", &[]),
    ("text", &[]),
    ("docs", &[]),
    ("documents", &["lexicon", "text"]),
    ("lexicon", &["text"]),
    ("segment", &["lexicon", "text"]),
    ("check", &["text", "unit"]),
    ("align", &["lexicon", "text"]),
    ("evaluate", &["align", "text"]),
    ("pairing", &["align", "lexicon"]),
    ("similarity", &["lexicon", "text", "unit"]),
    ("formats", &["unit"]),
    ("memory", &["unit", "check", "lexicon", "segment", "similarity", "text"]),
    ("bitext", &["segment", "align", "documents", "unit", "text"]),
    ("worksheet", &["align", "bitext", "similarity", "text", "unit"]),
    ("manuscript", &["documents", "segment", "unit"]),
    ("exchange", &["documents", "manuscript", "memory", "formats", "similarity", "text", "unit"]),
    ("analysis", &["exchange", "formats", "manuscript", "memory", "similarity", "text", "unit"]),
    ("terms", &["formats", "lexicon", "memory", "text", "unit"]),
    ("review", &["align", "bitext", "check", "lexicon", "memory", "text", "unit", "worksheet"]),
    (
        "json",
        &[
            "align",
            "analysis",
            "bitext",
            "check",
            "documents",
            "evaluate",
            "exchange",
            "lexicon",
            "manuscript",
            "memory",
            "segment",
            "similarity",
            "terms",
            "unit",
        ],
    ),
    (
        "requests",
        &[
            "align",
            "analysis",
            "bitext",
            "check",
            "documents",
            "exchange",
            "formats",
            "json",
            "lexicon",
            "manuscript",
            "memory",
            "segment",
            "terms",
            "unit",
        ],
    ),
    ("team", &["memory", "unit"]),
    ("server", &["check", "formats", "json", "memory", "requests", "review", "similarity", "unit"]),
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
fn no_name_comes_from_a_room_above_by_another_way() {
    for Arrow { from, to, line, path } in Arrows::of(&TREES[0]).arrows {
        let (room, used) = (room_of(Path::new(&from)), room_of(Path::new(&to)));
        let below =
            FLOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{room} is no room")).1;
        let allowed = room == used || GROUND.contains(&used.as_str()) || below.contains(&used.as_str());
        assert!(allowed, "{from}:{line}: {room} uses {used} ({path})");
    }
}

#[test]
fn architecture_has_the_same_table() {
    let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let table = page.split("| room | may use").nth(1).expect("ARCHITECTURE.md has the table");
    let rows: Vec<_> =
        table.lines().skip(3).map_while(|line| line.strip_prefix("| ")?.split_once(" | ")).collect();
    let names =
        |cell: &str| -> BTreeSet<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    for (room, below) in FLOORS.iter().filter(|(room, _)| *room != "lib" && !GROUND.contains(room)) {
        let row = rows.iter().find(|(rooms, _)| names(rooms).contains(*room));
        let (_, used) = row.unwrap_or_else(|| panic!("ARCHITECTURE.md: no row for {room}"));
        assert_eq!(
            names(used),
            below.iter().map(|name| (*name).to_owned()).collect(),
            "ARCHITECTURE.md: {room}"
        );
    }
}

#[test]
fn the_command_line_sees_the_public_interface_alone() {
    for file in rust_files(Path::new("src/bin")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("#[path"), "{}: a file taken in from the library", file.display());
    }
}

/// The most lines of code that a file may have, tests, comments and blank lines not counted.
const MOST_CODE_LINES: usize = 400;

#[test]
fn no_files_use_one_another_in_a_circle() {
    let mut found = String::new();
    for (root, tree) in ROOTS.iter().zip(&*TREES) {
        let Arrows { arrows, unresolved } = Arrows::of(tree);
        assert!(arrows.len() > tree.files.len(), "{root}: only {} arrows were read", arrows.len());
        assert!(unresolved.is_empty(), "paths that lead nowhere:\n{}", unresolved.join("\n"));
        let circles = circles(&arrows);
        println!("{root}: {} files, {} arrows, {} circles", tree.files.len(), arrows.len(), circles.len());
        found += &described(&circles, &arrows);
    }
    assert!(found.is_empty(), "circles of files:{found}");
}

#[test]
fn a_face_defines_nothing() {
    let defined: Vec<_> = source_files()
        .iter()
        .filter(|(path, _)| path.ends_with("/mod.rs") || path.ends_with("/lib.rs"))
        .flat_map(|(path, file)| file.definitions().map(move |(line, name)| format!("{path}:{line}: {name}")))
        .collect();
    assert!(defined.is_empty(), "definitions in a face:\n{}", defined.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let files = source_files();
    let without: Vec<_> = files.iter().filter(|(_, file)| !file.has_head).map(|(path, _)| *path).collect();
    assert!(without.is_empty(), "{} files without a `//!` head:\n{}", without.len(), without.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let files = source_files();
    let mut sizes: Vec<_> = files.iter().map(|(path, file)| (file.code_lines, *path)).collect();
    sizes.sort();
    let (median, most) = (sizes[sizes.len() / 2].0, sizes[sizes.len() - 1]);
    println!("{} files; code lines: median {median}, most {} ({})", sizes.len(), most.0, most.1);
    let long: Vec<_> = sizes.iter().filter(|(lines, _)| *lines > MOST_CODE_LINES).collect();
    assert!(long.is_empty(), "files of more than {MOST_CODE_LINES} lines of code: {long:?}");
}

/// The most columns of a line of comments. rustfmt bounds the lines of code, and leaves comments alone.
const MOST_COLUMNS: usize = 110;

#[test]
fn no_line_of_comments_is_too_long() {
    let folders = ["src", "tests", "examples", "benches"].map(|folder| rust_files(Path::new(folder)));
    let mut long = Vec::new();
    for path in folders.into_iter().flatten() {
        let text = fs::read_to_string(&path).unwrap();
        let mut in_example = false;
        for (number, line) in text.lines().enumerate() {
            let comment = line.trim_start();
            in_example ^= comment.starts_with("/// ```") || comment.starts_with("//! ```");
            if comment.starts_with("//") && !in_example && line.chars().count() > MOST_COLUMNS {
                long.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert!(long.is_empty(), "comments of more than {MOST_COLUMNS} columns:\n{}", long.join("\n"));
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let trees: [(&str, &[(&str, &str)]); 8] = [
        (
            "by names",
            &[
                ("src/a.rs", "use crate::b::B; pub struct A(B);"),
                ("src/b.rs", "use crate::a::A; pub struct B(A);"),
            ],
        ),
        (
            "by inline paths",
            &[("src/a.rs", "pub fn a() { crate::b::b() }"), ("src/b.rs", "pub fn b() { super::a::a() }")],
        ),
        (
            "by an imported module",
            &[
                ("src/a.rs", "use crate::b; pub fn a() { b::b() }"),
                ("src/b.rs", "use super::{a, other::{self}}; pub fn b() { a::a() }"),
            ],
        ),
        (
            "through re-exports",
            &[
                ("src/a.rs", "use crate::room::B; pub struct A(B);"),
                ("src/b.rs", "use crate::room::Renamed; pub struct B(Renamed);"),
                ("src/room.rs", "pub use crate::b::*; pub use crate::a::A as Renamed;"),
            ],
        ),
        (
            "by a glob",
            &[
                ("src/a.rs", "use crate::b::*; pub struct A(B);"),
                ("src/b.rs", "pub struct B; impl B { fn to_a(self) -> crate::a::A { crate::a::A(self) } }"),
            ],
        ),
        (
            "by an impl for another file's type",
            &[
                ("src/a.rs", "pub struct A; pub fn a() { crate::b::b() }"),
                ("src/b.rs", "use crate::a::A; impl A { pub fn more(&self) {} } pub fn b() {}"),
            ],
        ),
        (
            "from an inline module",
            &[
                ("src/a.rs", "pub mod inner { use super::super::b::B; pub struct A(B); }"),
                ("src/b.rs", "use crate::a::inner::A; pub struct B(A);"),
            ],
        ),
        (
            "in a macro and inside a function",
            &[
                ("src/a.rs", "pub fn a() { println!(\"{}\", crate::b::b()); }"),
                ("src/b.rs", "pub fn b() -> u8 { use crate::a::a; a(); 1 }"),
            ],
        ),
    ];
    for (how, files) in trees {
        let circles = circles(&arrows(files).arrows);
        assert_eq!(circles.len(), 1, "{how}");
        let files: Vec<_> = circles[0].iter().map(String::as_str).collect();
        assert_eq!(files, ["src/a.rs", "src/b.rs"], "{how}");
    }
}

#[test]
fn a_circle_of_three_is_one_circle_and_what_leads_to_it_is_none() {
    let arrows = arrows(&[
        ("src/a.rs", "pub const A: u8 = crate::b::B;"),
        ("src/b.rs", "pub const B: u8 = crate::room::inner::C;"),
        ("src/room.rs", "pub mod inner;"),
        ("src/room/inner.rs", "pub const C: u8 = super::super::a::A;"),
        ("src/other.rs", "pub const D: u8 = crate::a::A;"),
    ]);
    let circles = circles(&arrows.arrows);
    assert_eq!(circles.len(), 1);
    assert_eq!(circles[0].iter().collect::<Vec<_>>(), ["src/a.rs", "src/b.rs", "src/room/inner.rs"]);
    assert!(
        described(&circles, &arrows.arrows)
            .contains("src/b.rs:1 → src/room/inner.rs (crate::room::inner::C)")
    );
}

#[test]
fn tests_comments_and_texts_make_no_circle() {
    let there = "use crate::b::B; pub struct A(B);";
    for back in [
        "#[cfg(test)] mod tests { use crate::a::A; } pub struct B;",
        "#[cfg(test)] use crate::a::A; pub struct B;",
        "#[cfg(all(test, unix))] fn test() { crate::a::A; } pub struct B;",
        "// crate::a::A\n/* crate::a::A /* nested */ crate::a::A */ pub struct B;",
        "pub struct B; const T: &str = \"\\\"crate::a::A\"; const R: &str = r#\"\" crate::a::A\"#;",
        "pub struct B; fn is_quote(c: char) -> bool { c == '\"' || c == '\\'' } // crate::a::A \"",
        "pub struct B; pub use std::a::A;",
        "pub struct B; fn f<'a>(a: &'a str) -> impl Iterator<Item = u8> + use<'a> { a::A }",
    ] {
        let arrows = arrows(&[("src/a.rs", there), ("src/b.rs", back)]);
        assert_eq!(arrows.arrows.len(), 1, "{back}");
        assert!(circles(&arrows.arrows).is_empty(), "{back}");
    }
}

#[test]
fn a_path_that_leads_nowhere_is_reported() {
    let arrows = arrows(&[("src/a.rs", "fn a() { crate::b::missing() }"), ("src/b.rs", "")]);
    assert_eq!(arrows.unresolved, ["src/a.rs:1: crate::b::missing"]);
}

#[test]
fn what_a_file_defines_is_seen() {
    for (source, count) in [
        ("//! Docs.\nmod a;\n#[cfg(unix)]\npub mod b;\npub(crate) use a::{B, C as D};\npub use b::*;", 0),
        ("pub mod guide { #![doc = \"\"] }", 0),
        ("#[cfg(test)] mod tests { fn f() {} }", 0),
        ("#[derive(Debug)] pub struct A<const N: usize> { n: [u8; N] }", 1),
        ("impl A { const B: u8 = 1; fn c() -> impl Fn() { || () } }", 1),
        ("pub(super) const fn a() {} pub enum B { C } pub trait D {} const E: u8 = 1; static F: u8 = 2;", 5),
        ("type A = fn(u8); macro_rules! b { () => {} }", 2),
        ("mod inner { fn a() {} }", 1),
        ("make! { struct A }", 2),
    ] {
        assert_eq!(SourceFile::read(source).definitions().count(), count, "{source}");
    }
}

#[test]
fn code_lines_leave_out_tests_comments_and_blank_lines() {
    let source = "//! Head.\n\n/// A.\nfn a() {\n    // Why.\n    \"two\n lines\";\n}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
    let file = SourceFile::read(source);
    assert_eq!(file.code_lines, 4);
    assert!(file.has_head);
    assert!(!SourceFile::read("/// A.\nfn a() {}").has_head);
}

/// Reads a made-up crate; its root declares a module for each file at the top.
fn arrows(files: &[(&str, &str)]) -> Arrows {
    let mut sources: BTreeMap<_, _> =
        files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let tops = files.iter().filter_map(|(path, _)| path.strip_prefix("src/")?.strip_suffix(".rs"));
    let root = tops.filter(|name| !name.contains('/')).map(|name| format!("mod {name};")).collect();
    sources.insert("src/lib.rs".into(), root);
    Arrows::of(&Tree::read("src/lib.rs", &sources))
}

/// Says which files are in a circle, and the first arrow between each two of them.
fn described(circles: &[BTreeSet<String>], arrows: &[Arrow]) -> String {
    let mut text = String::new();
    for circle in circles {
        text +=
            &format!("\n\n{} files: {}", circle.len(), circle.iter().cloned().collect::<Vec<_>>().join(", "));
        let mut shown = BTreeSet::new();
        for Arrow { from, to, line, path } in arrows {
            if circle.contains(from) && circle.contains(to) && shown.insert((from, to)) {
                text += &format!("\n  {from}:{line} → {to} ({path})");
            }
        }
    }
    text
}

/// The text of every file below `src`, by its path with `/` between the names.
fn sources() -> BTreeMap<String, String> {
    let named =
        |path: PathBuf| (path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(&path).unwrap());
    rust_files(Path::new("src")).into_iter().map(named).collect()
}

/// Both crates, read once for all tests.
static TREES: LazyLock<[Tree; 2]> = LazyLock::new(|| ROOTS.map(|root| Tree::read(root, &sources())));

/// The files of both crates; those for tests alone are not among them.
fn source_files() -> BTreeMap<&'static str, &'static SourceFile> {
    let files = TREES.iter().flat_map(|tree| &tree.files);
    let files: BTreeMap<_, _> = files.map(|(path, file)| (path.as_str(), file)).collect();
    assert!(files.len() > 100, "only {} files were read", files.len());
    files
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
