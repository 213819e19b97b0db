//! No file crashes, stops or exhausts the program: each hostile file is read or refused, within five seconds
//! of a processor and 300 MB of memory.
//!
//! `cargo test --release --test hostile` runs the files in their full size; a build without optimisation
//! takes a part of it.
#![cfg(all(feature = "cli", target_os = "linux"))]

mod desk;
#[path = "hostile/mod.rs"]
mod files;

use std::fs::{self, File};
use std::process::Child;
use std::sync::LazyLock;
use std::time::Duration;

use desk::Desk;
use files::Hostile;

// What a file may take: seconds on a processor, and megabytes of memory.
const SECONDS: f64 = 5.0;
const MEGABYTES: u64 = 300;
// The ticks that Linux counts as a second.
const TICKS: f64 = 100.0;

#[test]
fn there_are_more_than_a_hundred_hostile_files() {
    let mut names: Vec<_> = files::all().iter().map(|file| file.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() == count && count >= 100, "{count} files");
}

#[test]
fn a_hostile_file_is_read_or_refused_by_its_name() {
    let files = files::all();
    let (one, other) = files.split_at(files.len() / 2);
    let faults = std::thread::scope(|scope| {
        let other = scope.spawn(|| faults(other));
        [faults(one), other.join().unwrap()].concat()
    });
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn faults(files: &[Hostile]) -> Vec<String> {
    files.iter().filter_map(|file| Some(format!("{}: {}", file.name, fault(file).err()?))).collect()
}

// Runs the program on a file. Says what is wrong with the way in which the program ended.
fn fault(file: &Hostile) -> Result<(), String> {
    let desk = desk();
    desk.put(file.name, (file.make)());
    let args: Vec<_> =
        file.command.split(' ').map(|word| if word == "FILE" { file.name } else { word }).collect();
    fault_of(&desk, &args, file.name)
}

// Runs the program, which is to name a file if it refuses something. Says what is wrong with the way in which
// the program ended.
fn fault_of(desk: &Desk, args: &[&str], name: &str) -> Result<(), String> {
    let mut command = desk.command(args);
    let [out, err] = ["stdout", "stderr"].map(|name| File::create(desk.path(name)).unwrap());
    let mut child = command.stdout(out).stderr(err).spawn().unwrap();
    let (code, cost) = watched(&mut child);
    let told = desk.read("stderr") + &desk.read("stdout");
    let start: String = told.chars().take(300).collect();
    match code {
        _ if cost.seconds > SECONDS => Err(format!("{:.1} s", cost.seconds)),
        _ if cost.megabytes > MEGABYTES => Err(format!("{} MB", cost.megabytes)),
        Some(2) if !told.contains(name) => Err(format!("is not named: {start}")),
        Some(0..=2) => Ok(()),
        code => Err(format!("ended with {code:?}: {start}")),
    }
}

// Returns a desk with two texts and a memory on it, which are sound.
fn desk() -> Desk {
    static MEMORY: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let desk = Desk::with(&[("good.tsv", "Stop.\tقف.\n")]);
        desk.ok(&["import", "good.tsv", "--into", "good.mizan"]);
        fs::read(desk.path("good.mizan")).unwrap()
    });
    let texts = [("good.txt", "Stop. Go on. It is late."), ("good.ar.txt", "قف. تابع. الوقت متأخر.")];
    let desk = Desk::with(&texts);
    desk.put("good.mizan", &*MEMORY);
    desk
}

/// What a run took.
#[derive(Default)]
struct Cost {
    seconds: f64,
    megabytes: u64,
}

// Waits for a process, and ends it once it took too much. Returns its exit status, if it ended by itself.
fn watched(child: &mut Child) -> (Option<i32>, Cost) {
    let mut cost = Cost::default();
    loop {
        if let Some(now) = cost_of(child.id()) {
            cost = now;
        }
        if cost.seconds > SECONDS || cost.megabytes > MEGABYTES {
            child.kill().unwrap();
        }
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code(), cost);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

// Returns what a process has taken up to now; `None` once it has ended.
fn cost_of(process: u32) -> Option<Cost> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The time in the program and in the system: fields 14 and 15, of which two stand before the name's end.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(Cost { seconds: (ticks(11)? + ticks(12)?) / TICKS, megabytes: kilobytes >> 10 })
}
