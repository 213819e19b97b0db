//! A storm: writers on laptops that are killed as they sync, followers that are killed as they follow, a
//! PostgreSQL that is restarted and killed, and a broken line. In the end every file equals PostgreSQL, and
//! nothing is lost.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::line::Line;
use crate::postgres::Postgres;

struct Storm {
    writers: u32,
    // Changes of each writer.
    changes: u32,
    kills: u32,
    broken: Duration,
}

#[test]
fn after_a_short_storm_every_file_equals_postgresql() {
    Storm { writers: 3, changes: 6, kills: 8, broken: Duration::from_secs(2) }.rage();
}

#[test]
#[ignore = "the long form takes ten minutes"]
fn after_a_long_storm_every_file_equals_postgresql() {
    Storm { writers: 10, changes: 30, kills: 50, broken: Duration::from_secs(60) }.rage();
}

/// Numbers that look random and are the same in each run (Knuth's multiplicative generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

impl Storm {
    fn rage(&self) {
        let Some(server) = Postgres::start() else { return };
        let desk = Desk::new();
        let line = Line::to(server.socket());
        let address = Postgres::address_in(line.folder(), "owner");
        desk.ok(&["team", "init", &server.address("owner")]);
        // Units that all writers change.
        let shared: String =
            (0..40).map(|number| format!("Shared valve {number}.\tصمام مشترك {number}.\n")).collect();
        desk.put("shared.en-ar.tsv", shared);
        desk.ok(&["import", "shared.en-ar.tsv", "--into", "writer0.mizan"]);
        let followers = ["follower0.mizan", "follower1.mizan"];
        let writers: Vec<String> = (0..self.writers).map(|number| format!("writer{number}.mizan")).collect();
        for file in writers.iter().map(String::as_str).chain(followers) {
            desk.ok(&["team", "join", &address, "--into", file]);
        }
        let (is_over, kills) = (AtomicBool::new(false), AtomicU32::new(0));
        thread::scope(|scope| {
            for file in followers {
                let (desk, kills, is_over) = (&desk, &kills, &is_over);
                scope.spawn(move || self.kill_followers(desk, file, kills, is_over));
            }
            let work: Vec<_> = (0..)
                .zip(&writers)
                .map(|(number, file)| {
                    let desk = &desk;
                    scope.spawn(move || self.write(desk, number, file))
                })
                .collect();
            sleep(Duration::from_secs(2));
            server.stop("fast");
            sleep(Duration::from_millis(500));
            server.begin();
            sleep(Duration::from_secs(2));
            server.kill();
            server.begin();
            line.break_for(self.broken);
            work.into_iter().for_each(|work| work.join().unwrap());
            while kills.load(Ordering::SeqCst) < self.kills {
                sleep(Duration::from_millis(50));
            }
            is_over.store(true, Ordering::SeqCst);
        });
        let all: Vec<&str> = writers.iter().map(String::as_str).chain(followers).collect();
        for _ in 0..2 {
            for file in &all {
                desk.ok(&["sync", file]);
            }
        }
        let compared: Vec<String> = all.iter().map(|file| desk.ok(&["sync", file, "--compare"])).collect();
        assert!(compared.iter().all(|hashes| *hashes == compared[0]), "{compared:#?}");
        println!("{}", compared[0]);
        for file in &all {
            desk.ok(&["info", file, "--check"]);
        }
        let own = server.sql("select count(*), count(distinct source) from mizan.unit where source like 'Own %' and not is_deleted");
        let wanted = self.writers * self.changes;
        assert_eq!(own, format!("{wanted}|{wanted}"), "nothing is lost or doubled");
        println!("{wanted} units of {} writers, {} kills", self.writers, kills.load(Ordering::SeqCst));
    }

    /// Adds units, and edits and deletes shared ones; syncs now and then, and is killed as it does.
    fn write(&self, desk: &Desk, number: u32, file: &str) {
        let mut dice = Dice(u64::from(number) + 1);
        for change in 0..self.changes {
            desk.ok(&[
                "add",
                &format!("Own {number} {change}"),
                &format!("خاص {number} {change}"),
                "-m",
                file,
            ]);
            let shared = (dice.roll(40) + 1).to_string();
            // A unit may be deleted by now.
            let _ = match dice.roll(4) {
                0 => desk.run(&["delete", &shared, "-m", file]),
                _ => desk.run(&["edit", &shared, "--target", &format!("صمام {number} {change}"), "-m", file]),
            };
            let mut child = desk.command(["sync", file]).spawn().unwrap();
            if dice.roll(3) == 0 {
                sleep(Duration::from_millis(dice.roll(120)));
                let _ = child.kill();
            }
            let _ = child.wait();
        }
    }

    /// Follows, and is killed, again and again.
    fn kill_followers(&self, desk: &Desk, file: &str, kills: &AtomicU32, is_over: &AtomicBool) {
        let mut dice = Dice(file.len() as u64 + u64::from(file.as_bytes()[8]));
        while !is_over.load(Ordering::SeqCst) {
            let mut child = desk.command(["sync", file, "--watch"]).spawn().unwrap();
            let end = Instant::now() + Duration::from_millis(30 + dice.roll(600));
            while Instant::now() < end && !is_over.load(Ordering::SeqCst) {
                sleep(Duration::from_millis(5));
            }
            child.kill().unwrap();
            child.wait().unwrap();
            kills.fetch_add(1, Ordering::SeqCst);
        }
    }
}
