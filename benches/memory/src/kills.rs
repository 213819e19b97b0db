//! Kills a program that writes, at random moments, and holds the memory against what the program said was
//! done.

use std::collections::HashSet;
use std::env;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use mizan::check::Rule;
use mizan::memory::{Lookup, Match, Memory};
use mizan::text::fold;
use mizan::{Lang, Unit};
use rusqlite::Connection;

use crate::queries::Random;

const KINDS: [&str; 4] = ["import", "add", "clean", "merge"];
// The number of units that a round writes: enough for the index to be built.
const UNITS: usize = 3000;
const SAVED_AT_ONCE: usize = 500;
const ADDED: usize = 100;
// Units of which it is asked whether the index finds what a scan finds.
const ASKED: usize = 12;

/// Kills each kind of writing `times` times.
pub(crate) fn run(folder: &Path, times: usize) {
    std::fs::create_dir_all(folder).expect("a folder for the memories");
    let mut random = Random::new(11);
    for kind in KINDS {
        let memory = folder.join(format!("{kind}.mizan"));
        let mut confirmed = Vec::new();
        let (_, whole) = round(kind, &memory, "whole", None);
        let mut units = 0;
        for number in 0..times {
            let moment = whole.mul_f64(random.below(1000) as f64 / 1000.0);
            confirmed.extend(round(kind, &memory, &number.to_string(), Some(moment)).0);
            units = check(&memory, &confirmed, &mut random);
        }
        println!(
            "{kind}: {times} kills within {whole:.0?}; {units} units, {} confirmed ones all there, file and index sound",
            confirmed.len()
        );
    }
}

/// Runs a program that writes, kills it after so long, and returns the texts that it reported as written.
fn round(kind: &str, memory: &Path, name: &str, killed: Option<Duration>) -> (Vec<String>, Duration) {
    let start = Instant::now();
    let mut child = Command::new(env::current_exe().expect("this program"))
        .args(["kills-as", kind, memory.to_str().expect("UTF-8"), name])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let output = child.stdout.take().expect("it is piped");
    let reader = thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).collect());
    if let Some(moment) = killed {
        thread::sleep(moment);
        child.kill().expect("it can be killed");
    }
    let status = child.wait().expect("it ends");
    assert!(killed.is_some() || status.success(), "what is not killed succeeds");
    (reader.join().expect("it reads"), start.elapsed())
}

/// Checks file, confirmed texts and index, and returns how many units there are.
fn check(path: &Path, confirmed: &[String], random: &mut Random) -> usize {
    let memory = Memory::open(path).expect("it opens");
    let sound: String = Connection::open(path)
        .and_then(|file| file.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
        .expect("it can be checked");
    assert_eq!(sound, "ok");
    let units: Vec<Unit> =
        memory.units().expect("it can be read").map(|unit| unit.expect("it can be read").unit).collect();
    let there: HashSet<String> = units.iter().map(|unit| fold(unit.source().plain())).collect();
    for text in confirmed {
        assert!(there.contains(&fold(text)), "{text} is there");
    }
    for _ in 0..ASKED {
        let unit = &units[random.below(units.len())];
        for text in [unit.source().plain(), unit.target().plain()] {
            let percents = |lookup: &Lookup| -> Vec<u8> {
                memory.lookup(text, lookup).expect("it can be read").iter().map(Match::percent).collect()
            };
            let lookup = Lookup::new().limit(1);
            assert_eq!(percents(&lookup), percents(&lookup.clone().exact(true)), "index and units agree");
        }
    }
    units.len()
}

/// The program that is killed: prints each text once it is written for good.
pub(crate) fn run_as(kind: &str, path: &Path, name: &str) {
    let memory = Memory::create(path).expect("a memory");
    match kind {
        "import" => insert(&memory, name, UNITS, SAVED_AT_ONCE),
        "add" => (0..ADDED).for_each(|number| insert(&memory, &format!("{name} {number}"), 1, 1)),
        "clean" => clean(&memory, name),
        _ => merge(&memory, path, name),
    }
}

fn insert(memory: &Memory, name: &str, units: usize, at_once: usize) {
    let mut batch = memory.batch().expect("it can be written");
    for first in (0..units).step_by(at_once) {
        let texts: Vec<String> =
            (first..units.min(first + at_once)).map(|number| text(name, number)).collect();
        for text in &texts {
            batch.insert(&unit(text)).expect("it can be written");
        }
        batch.save().expect("it can be written");
        report(&texts);
    }
    batch.commit().expect("it can be written");
}

/// Inserts units twice, the second time spelled otherwise, and takes the doubles away.
fn clean(memory: &Memory, name: &str) {
    insert(memory, name, UNITS / 2, UNITS);
    let mut batch = memory.batch().expect("it can be written");
    for number in 0..UNITS / 2 {
        batch.insert(&unit(&text(name, number).replace('ج', "جُ"))).expect("it can be written");
    }
    batch.commit().expect("it can be written");
    let mut findings = memory.findings().expect("it can be read");
    findings.retain(|finding| finding.finding.rule == Rule::Duplicate);
    assert!(findings.len() >= UNITS / 2, "each unit has a double");
    memory.mend(&findings).expect("it can be written");
}

fn merge(memory: &Memory, path: &Path, name: &str) {
    let other = PathBuf::from(format!("{}.{}", path.display(), std::process::id()));
    let other = Memory::create(&other).expect("a memory");
    let texts: Vec<String> = (0..UNITS).map(|number| text(name, number)).collect();
    let mut batch = other.batch().expect("it can be written");
    for text in &texts {
        batch.insert(&unit(text)).expect("it can be written");
    }
    batch.commit().expect("it can be written");
    memory.merge(&other, &mizan::memory::Merge::new()).expect("it can be written");
    report(&texts);
}

fn text(name: &str, number: usize) -> String {
    let verb = ["افحص", "شغّل", "راجع", "نظّف", "استبدل"][number % 5];
    format!("{verb} جهاز القياس رقم {number} في الوردية {name} قبل نهاية اليوم")
}

fn unit(text: &str) -> Unit {
    Unit::new(Lang::ARABIC, text, Lang::ENGLISH, format!("Task: {}", fold(text)))
}

fn report(texts: &[String]) {
    let mut out = stdout().lock();
    out.write_all((texts.join("\n") + "\n").as_bytes()).expect("it is read");
    out.flush().expect("it is read");
}
