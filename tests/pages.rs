//! The README and the pages of `docs/`: every command shown runs as it stands, on a terminal, and prints what
//! stands under it, to the last digit; and every link leads somewhere.
#![cfg(feature = "cli")]

mod desk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use desk::Desk;

#[cfg(target_os = "linux")]
mod on_a_terminal {
    use super::{fs, published};
    use crate::desk::Desk;
    use std::path::Path;
    use time::{Date, OffsetDateTime};

    /// The width of the terminal, in columns: the width of the pages' text.
    const COLUMNS: usize = 90;

    /// The only time that a page shows: that of the run, whatever it was.
    const DAY: &str = "2026-11-25";
    const HOUR: &str = "10:00";

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

    #[test]
    fn every_command_of_the_pages_prints_what_it_shows() {
        for page in published() {
            let desk = Desk::new();
            for folder in ["examples/data", "examples/documents", "memories"] {
                copy(Path::new(folder), &desk.path(folder));
            }
            let text = fs::read_to_string(&page).unwrap();
            let page = page.to_str().unwrap();
            let all = shown(&text);
            let is_tour = page.contains("README") || page.contains("guide");
            assert!(!is_tour || all.len() > 2, "{page} shows nothing");
            for Shown { command, lines } in all.into_iter().filter(|shown| shown.command != "cargo test") {
                assert_ne!(lines, ["…"], "{page}: nothing of the output of `{command}` is shown");
                let command = command.replace("cargo run --release -- ", "mizan ");
                let printed = printed(&desk, &command);
                if let Err(line) = compare(&lines, &printed) {
                    panic!("{page}: `{command}` does not print {line:?} here, but:\n{}", printed.join("\n"));
                }
            }
        }
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let to = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &to);
            } else {
                fs::copy(&path, to).unwrap();
            }
        }
    }

    /// Runs a command and returns the lines that remain on the terminal: without the bars of progress, which
    /// are wiped out at the end, without the invisible isolates of Arabic, and with `DAY` for the day of the
    /// run.
    fn printed(desk: &Desk, command: &str) -> Vec<String> {
        let before = OffsetDateTime::now_utc().date();
        let (done, out) = desk.on_terminal(COLUMNS, command);
        assert!(done, "{command}: {out}");
        let after = OffsetDateTime::now_utc().date();
        let mut lines = Vec::new();
        for line in out.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "").lines() {
            let kept = line.rsplit("\u{1b}[2K").next().unwrap();
            if !kept.is_empty() || kept.len() == line.len() {
                lines.push(with_day(&with_day(kept, before), after));
            }
        }
        trim(lines)
    }

    /// Replaces the day of the run, and an hour behind it.
    fn with_day(line: &str, day: Date) -> String {
        let day = day.to_string();
        let mut parts = line.split(&day);
        let mut replaced = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            replaced += DAY;
            let is_hour = |text: &str| {
                text.bytes()
                    .zip(b" 00:00")
                    .all(|(c, like)| if *like == b'0' { c.is_ascii_digit() } else { c == *like })
            };
            match part.get(..6).filter(|text| is_hour(text)) {
                Some(_) => replaced += &format!(" {HOUR}{}", &part[6..]),
                None => replaced += part,
            }
        }
        replaced
    }

    /// Drops the empty lines at the end.
    fn trim(mut lines: Vec<String>) -> Vec<String> {
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    }

    /// Compares the lines of a page with those printed, where `…` stands for any number of others. Fails with
    /// the first line that is not printed, or that is printed and not shown.
    fn compare(lines: &[String], printed: &[String]) -> Result<(), String> {
        let mut left = printed.iter();
        let mut may_skip = false;
        for line in trim(lines.to_vec()) {
            let found = match line.as_str() {
                "…" => true,
                _ if may_skip => left.any(|next| *next == line),
                _ => left.next() == Some(&line),
            };
            if !found {
                return Err(line);
            }
            may_skip = line == "…";
        }
        left.next().filter(|_| !may_skip).map_or(Ok(()), |more| Err(more.clone()))
    }

    #[test]
    fn a_figure_that_is_not_printed_is_found() {
        let printed = ["62 units".into(), "[3, 4] : [3] : 0.981".into(), " 96 %  format".into()];
        let holds =
            |page: &str| compare(&page.lines().map(str::to_owned).collect::<Vec<_>>(), &printed).is_ok();
        assert!(holds("62 units\n[3, 4] : [3] : 0.981\n 96 %  format\n"));
        assert!(holds("…\n[3, 4] : [3] : 0.981\n…"));
        for stale in
            ["61 units\n…", "…\n[3, 4] : [3] : 0.986\n…", "…\n 97 %  format", "62 units", "…\n62 units"]
        {
            assert!(!holds(stale), "{stale}");
        }
    }
}

/// Where the package's own files are shown, and where the pages of `src/docs.rs` are.
const SOURCE: &str = "https://docs.rs/crate/mizan/latest/source/";
const DOCS: &str = "https://docs.rs/mizan/latest/mizan/docs/";

/// The pages that are read outside the repository as well, where a relative link leads nowhere.
fn published() -> Vec<PathBuf> {
    let files = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    // The folder of pictures is none.
    let mut pages: Vec<_> = files.filter(|path| path.is_file()).collect();
    pages.extend(["README.md", "README.ar.md"].map(PathBuf::from));
    pages
}

/// The file of a page of the reference: `guide` is `docs/guide.md`, `guide_ar` is `docs/guide.ar.md`.
fn file_of(name: &str) -> PathBuf {
    match name {
        "readme_ar" => "README.ar.md".into(),
        _ => format!("docs/{}.md", name.replace('_', ".")).into(),
    }
}

/// The addresses of a page's links: `](address)` and `]: address`.
fn links(page: &str) -> Vec<&str> {
    let inline = page.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let listed = page.lines().filter(|line| line.starts_with('[')).filter_map(|line| line.split_once("]: "));
    inline.chain(listed.map(|(_, link)| link.trim())).collect()
}

/// The address of a heading within its page, as rustdoc makes it.
fn anchor(line: &str) -> Option<String> {
    Some(line.strip_prefix("## ")?.to_lowercase().replace(' ', "-"))
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
                let (name, heading) = name.split_once('#').unwrap_or((name, ""));
                let text = fs::read_to_string(file_of(name.trim_end_matches('/')));
                let text = text.unwrap_or_else(|error| panic!("{page}: {link}: {error}"));
                let has = |line: &str| anchor(line).as_deref() == Some(heading);
                assert!(heading.is_empty() || text.lines().any(has), "{page}: {link} has no heading");
            } else if let Some(picture) = link.strip_prefix("../").filter(|link| link.ends_with(".png")) {
                // Only the repository shows pictures; elsewhere the text that describes it stands there.
                assert!(Path::new(picture).is_file(), "{page}: {link}");
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
    for path in published().iter().filter(|path| *path != "README.md") {
        let file = path.to_str().unwrap().replace('\\', "/");
        let name = path.file_stem().unwrap().to_str().unwrap().to_lowercase().replace('.', "_");
        let page = format!("#[doc = include_str!(\"../{file}\")]\npub mod {name} {{}}\n");
        assert!(pages.contains(&page), "src/docs.rs has no {name}");
        assert!(file_of(&name).is_file(), "{name}");
    }
}

/// The figures in a text, such as `1.89`.
fn figures(text: &str) -> BTreeSet<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn every_figure_of_an_arabic_page_stands_in_its_english_page_or_in_an_output() {
    for page in published() {
        let Some(english) = page.to_str().unwrap().strip_suffix(".ar.md") else { continue };
        let (text, english) = (fs::read_to_string(&page), fs::read_to_string(format!("{english}.md")));
        let (text, english) = (text.unwrap(), english.unwrap());
        let mut known = figures(&english);
        known.extend(text.split("```").skip(1).step_by(2).flat_map(figures));
        for prose in text.split("```").step_by(2) {
            let stale: Vec<_> = figures(prose).difference(&known).copied().collect();
            assert!(stale.is_empty(), "{}: {stale:?} in{prose}", page.display());
        }
    }
}

#[test]
fn an_arabic_page_runs_from_right_to_left_but_for_its_blocks() {
    // Without the empty lines, the Markdown between the tags would be shown as it stands.
    let (begin, end) = ("\n\n<div dir=\"rtl\">\n\n", "\n\n</div>\n");
    for page in published().into_iter().filter(|page| page.to_str().unwrap().ends_with(".ar.md")) {
        let text = fs::read_to_string(&page).unwrap();
        for (at, prose) in text.split("```").step_by(2).enumerate() {
            assert!(prose.starts_with(begin) || at == 0 && prose.contains(begin), "{page:?}: {prose}");
            assert!(prose.trim_end().ends_with(end.trim_end()), "{page:?}: {prose}");
            assert_eq!(prose.matches("div").count(), 2, "{page:?}: {prose}");
        }
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

/// Returns the files and functions of the tests that a page names: `file::function`, where the file is one of
/// `tests/` or begins with `src/`.
fn named_tests(page: &str) -> Vec<(String, &str)> {
    let names = page.split('`').skip(1).step_by(2).filter_map(|name| name.split_once("::"));
    names
        .filter(|(file, _)| *file != "mizan")
        .map(|(file, function)| {
            let folder = if file.starts_with("src/") { "" } else { "tests/" };
            (format!("{folder}{file}.rs"), function)
        })
        .collect()
}

#[test]
fn every_test_that_holds_a_promise_is_there() {
    let page = fs::read_to_string("docs/reliability.md").unwrap();
    let tests = named_tests(&page);
    assert!(tests.len() > 50, "only {} tests were read", tests.len());
    for (file, function) in tests {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let head = format!("fn {function}(");
        let before = text.split_once(&head).unwrap_or_else(|| panic!("{file} has no {function}")).0;
        let attribute = before.trim_end().rsplit('\n').take_while(|line| !line.trim().is_empty());
        assert!(attribute.into_iter().any(|line| line.trim() == "#[test]"), "{function} is no test");
    }
}

#[test]
fn architecture_names_every_room_inside_a_room() {
    let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let paragraph = page.split("\n\n").find(|text| text.starts_with("Rooms inside rooms")).unwrap();
    let named = paragraph.split('`').filter_map(|name| name.strip_suffix('}')?.split_once("/{"));
    let mut named: Vec<String> = named
        .flat_map(|(room, inner)| inner.split(',').map(move |name| format!("src/{room}/{name}")))
        .collect();
    let mut rooms: Vec<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| if path.ends_with("bin") { path.join("mizan") } else { path })
        .flat_map(|path| fs::read_dir(path).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("data"))
        .map(|path| path.to_str().unwrap().replace('\\', "/"))
        .collect();
    let is_deeper = |path: &String| path.split('/').count() > 3 + usize::from(path.starts_with("src/bin/"));
    for path in named.extract_if(.., |path| is_deeper(path)) {
        assert!(Path::new(&path).is_dir(), "{path}");
    }
    named.sort();
    rooms.sort();
    assert_eq!(named, rooms);
}

/// Returns the options in a text: words that begin with two dashes.
fn options(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-');
    words.filter(|word| word.len() > 2 && word.starts_with("--") && !word.starts_with("---")).collect()
}

/// Returns the verbs of the program, as its help lists them.
fn verbs(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    lines
        .map_while(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|verb| !verb.is_empty())
        .collect()
}

#[test]
fn the_readme_names_every_verb() {
    let (help, page) = (Desk::new().ok(&["--help"]), fs::read_to_string("README.md").unwrap());
    let named: BTreeSet<_> =
        page.split('`').filter_map(|code| code.trim_start_matches("mizan ").split(' ').next()).collect();
    let verbs = verbs(&help);
    assert!(verbs.len() > 15, "{verbs:?}");
    for verb in verbs {
        assert!(named.contains(verb) || verb == "help", "README.md: {verb}");
    }
}

#[test]
fn every_option_that_a_page_names_is_an_option_of_mizan() {
    let desk = Desk::new();
    let overview = desk.ok(&["--help"]);
    let mut help = overview.clone();
    for verb in verbs(&overview) {
        help += &desk.ok(&["help", verb]);
    }
    help += &["align", "segment"].map(|verb| desk.ok(&["eval", verb, "--help"])).concat();
    help += &["add", "list"].map(|verb| desk.ok(&["token", verb, "--help"])).concat();
    let known = options(&help);
    assert!(known.len() > 50, "{known:?}");
    for page in published() {
        let text = fs::read_to_string(&page).unwrap();
        for line in text.lines().filter(|line| !line.contains("cargo ")) {
            let unknown: Vec<_> = options(line).difference(&known).copied().collect();
            assert!(unknown.is_empty(), "{}: {unknown:?} in {line}", page.display());
        }
    }
}
