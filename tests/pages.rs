//! The README and the guides: every command shown runs as it stands and prints what stands under it, and every link
//! leads somewhere.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const PAGES: [&str; 2] = ["README.md", "docs/guide.md"];

/// A command of a page and the lines under it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

fn shown(page: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut in_console = false;
    for line in page.lines() {
        match line.strip_prefix("$ ") {
            _ if line.starts_with("```") => in_console = line == "```console",
            Some(command) if in_console => all.push(Shown { command: command.into(), lines: Vec::new() }),
            _ if in_console => all.last_mut().expect("output follows a command").lines.push(line.into()),
            _ => {}
        }
    }
    all
}

/// Splits a command at spaces outside double quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("one from the start").push(c),
        }
    }
    words
}

/// Returns the line with what no two runs share as zeros: a bead's confidence, which changes as the aligner gets better,
/// and the time of a change.
fn without_figures(line: &str) -> String {
    match line.rsplit_once(" : ") {
        Some((beads, confidence)) if confidence.parse::<f64>().is_ok() => format!("{beads} : 0.000"),
        _ if line.starts_with("mizan: undone: ") => line.replace(|c: char| c.is_ascii_digit(), "0"),
        _ => line.to_owned(),
    }
}

/// Asserts that the lines are those printed, where `…` stands for any number of others.
fn assert_printed(command: &str, lines: &[String], printed: &str) {
    let mut left: Vec<_> = printed.lines().map(without_figures).rev().collect();
    let mut may_skip = false;
    for line in lines {
        if line == "…" {
            may_skip = true;
            continue;
        }
        let wanted = without_figures(line);
        while may_skip && left.last().is_some_and(|next| *next != wanted) {
            left.pop();
        }
        assert_eq!(left.pop().as_deref(), Some(wanted.as_str()), "{command}");
        may_skip = false;
    }
    assert!(may_skip || left.is_empty(), "{command} prints more: {left:?}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn every_command_of_the_pages_prints_what_it_shows() {
    for page in PAGES {
        let desk = TempDir::new().unwrap();
        copy(Path::new("examples/data"), &desk.path().join("examples/data"));
        copy(Path::new("memories"), &desk.path().join("memories"));
        let mut seen = 0;
        for Shown { command, lines } in shown(&fs::read_to_string(page).unwrap()) {
            let command = command.replace("cargo run --release -- ", "mizan ");
            if command != "cargo test" {
                seen += 1;
                assert_printed(&command, &lines, &printed(&command, desk.path()));
            }
        }
        assert!(seen >= 2, "{page} shows {seen} commands");
    }
}

fn printed(command: &str, folder: &Path) -> String {
    let words = words(command);
    assert_eq!(words[0], "mizan", "{command}");
    let run = Command::new(env!("CARGO_BIN_EXE_mizan"))
        .args(&words[1..])
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .output()
        .unwrap();
    assert!(run.status.success(), "{command}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8([run.stdout, run.stderr].concat()).unwrap()
}

/// Where the package's own files are shown, and where the pages of `src/docs.rs` are.
const SOURCE: &str = "https://docs.rs/crate/mizan/latest/source/";
const DOCS: &str = "https://docs.rs/mizan/latest/mizan/docs/";

/// The pages that are read outside the repository as well, where a relative link leads nowhere.
fn published() -> Vec<PathBuf> {
    let mut pages: Vec<_> = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.push("README.md".into());
    pages
}

/// The addresses of a page's links: `](address)` and `]: address`.
fn links(page: &str) -> Vec<&str> {
    let inline = page.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let listed = page.lines().filter(|line| line.starts_with('[')).filter_map(|line| line.split_once("]: "));
    inline.chain(listed.map(|(_, link)| link.trim())).collect()
}

#[test]
fn every_link_of_a_published_page_leads_to_a_file_of_the_package() {
    let mut seen = 0;
    for page in published() {
        for link in links(&fs::read_to_string(&page).unwrap()) {
            seen += 1;
            let page = page.display();
            if let Some(file) = link.strip_prefix(SOURCE) {
                assert!(Path::new(file).is_file(), "{page}: {link}");
            } else if let Some(name) = link.strip_prefix(DOCS) {
                let file = format!("docs/{}.md", name.trim_end_matches('/'));
                assert!(Path::new(&file).is_file(), "{page}: {link}");
            } else {
                assert!(link.starts_with("https://"), "{page}: {link} is relative");
            }
        }
    }
    assert!(seen > 10, "only {seen} links were read");
}

#[test]
fn every_guide_is_a_page_of_the_reference() {
    let pages = fs::read_to_string("src/docs.rs").unwrap();
    for entry in fs::read_dir("docs").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let page = format!("#[doc = include_str!(\"../docs/{name}.md\")]\npub mod {name} {{}}\n");
        assert!(pages.contains(&page), "src/docs.rs has no {name}");
    }
}

#[test]
fn every_source_file_that_a_page_names_is_there() {
    let mut pages = published();
    pages.extend(["ARCHITECTURE.md", "CONTRIBUTING.md", "HOUSE.md", "benches/README.md"].map(PathBuf::from));
    let mut seen = 0;
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for name in text.split('`').filter(|name| name.ends_with(".rs") && name.contains('/')) {
            seen += 1;
            assert!(Path::new(name).is_file(), "{}: {name}", page.display());
        }
    }
    assert!(seen > 5, "only {seen} names were read");
}
