//! Laptops that are offline, change the same units, and come together again.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::desk::Desk;
use crate::postgres::Postgres;

/// Returns a server with a team, and a desk with laptops `a.mizan` and `b.mizan` that follow it; the first
/// one had two units when it joined.
fn laptops() -> Option<(Postgres, Desk)> {
    let (server, desk) = (Postgres::start()?, Desk::new());
    let address = server.address("owner");
    desk.ok(&["team", "init", &address]);
    desk.ok(&["add", "Valve", "صمام", "-m", "a.mizan"]);
    desk.ok(&["add", "Pump", "مضخة", "-m", "a.mizan"]);
    for laptop in ["a.mizan", "b.mizan"] {
        desk.ok(&["team", "join", &address, "--into", laptop]);
    }
    Some((server, desk))
}

/// Returns the units of a memory as lines, sorted.
fn units(desk: &Desk, laptop: &str) -> Vec<String> {
    let exported = desk.ok(&["export", laptop, "-o", "-", "--to", "tsv"]);
    let mut lines: Vec<String> = exported.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Syncs until both laptops have seen what the other sent, and checks that they are equal to PostgreSQL.
#[track_caller]
fn come_together(desk: &Desk) {
    for laptop in ["a.mizan", "b.mizan", "a.mizan"] {
        desk.ok(&["sync", laptop]);
    }
    let hashes = ["a.mizan", "b.mizan"].map(|laptop| desk.ok(&["sync", laptop, "--compare"]));
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(units(desk, "a.mizan"), units(desk, "b.mizan"));
}

fn later() {
    // Of two changes the later second holds.
    sleep(Duration::from_millis(1100));
}

#[test]
fn init_twice_changes_nothing_and_another_memory_stands_beside() {
    let Some((server, desk)) = laptops() else { return };
    let address = server.address("owner");
    desk.ok(&["team", "init", &address]);
    desk.ok(&["team", "init", &address, "legal"]);
    assert_eq!(server.sql("select string_agg(name, ',' order by name) from mizan.memory"), "default,legal");
    desk.ok(&["team", "join", &address, "legal", "--into", "legal.mizan"]);
    assert!(units(&desk, "legal.mizan").is_empty());
    let run = desk.run(&["team", "join", &address, "secret", "--into", "secret.mizan"]);
    assert!(run.code == 2 && run.err.contains("no memory \"secret\""), "{}", run.err);
    assert!(!desk.has("secret.mizan"));
    // A file follows one memory.
    let run = desk.run(&["team", "join", &address, "legal", "--into", "a.mizan"]);
    assert!(run.code == 2 && run.err.contains("follows the memory \"default\""), "{}", run.err);
    server.sql("update mizan.team set version = 7");
    let run = desk.run(&["sync", "a.mizan"]);
    assert!(run.code == 2 && run.err.contains("schema of version 7"), "{}", run.err);
}

#[test]
fn the_later_of_two_edits_holds_and_the_other_is_in_the_history() {
    let Some((server, desk)) = laptops() else { return };
    assert!(desk.run(&["sync", "b.mizan"]).err.contains("nothing new"));
    desk.ok(&["edit", "1", "--target", "صمام رئيسي", "-m", "a.mizan"]);
    later();
    desk.ok(&["edit", "1", "--target", "صمام الأمان", "-m", "b.mizan"]);
    desk.ok(&["sync", "b.mizan"]);
    let run = desk.run(&["sync", "a.mizan"]);
    assert!(run.code == 0 && run.err.contains("unit 1: owner changed it too, later"), "{}", run.err);
    come_together(&desk);
    assert!(units(&desk, "a.mizan")[1].contains("صمام الأمان"), "{:?}", units(&desk, "a.mizan"));
    let lost = server.sql("select target from mizan.history where is_lost");
    assert_eq!(lost, "صمام رئيسي");
    // The person takes their own state back, which is then the later one.
    later();
    desk.ok(&["undo", "-m", "a.mizan"]);
    come_together(&desk);
    assert!(units(&desk, "b.mizan")[1].contains("صمام رئيسي"), "{:?}", units(&desk, "b.mizan"));
    assert_eq!(server.sql("select count(*) from mizan.history where target = 'صمام الأمان'"), "1");
}

#[test]
fn deletions_travel_unless_the_unit_was_edited_later() {
    let Some((server, desk)) = laptops() else { return };
    desk.ok(&["delete", "1", "-m", "a.mizan"]);
    desk.ok(&["delete", "2", "-m", "b.mizan"]);
    later();
    desk.ok(&["edit", "2", "--target", "مضخة الماء", "-m", "a.mizan"]);
    desk.ok(&["sync", "b.mizan"]);
    desk.ok(&["sync", "a.mizan"]);
    come_together(&desk);
    let left = units(&desk, "b.mizan");
    assert!(left.len() == 1 && left[0].contains("مضخة الماء"), "{left:?}");
    assert_eq!(server.sql("select source from mizan.unit where is_deleted"), "");
    // One that a colleague deletes later than it was edited is gone.
    desk.ok(&["edit", "2", "--target", "مضخة الزيت", "-m", "a.mizan"]);
    later();
    let number = desk.ok(&["search", "Pump", "-m", "b.mizan", "--json"]);
    let number = number.split("\"id\":").nth(1).unwrap().split([',', '}']).next().unwrap().trim().to_owned();
    desk.ok(&["delete", &number, "-m", "b.mizan"]);
    come_together(&desk);
    assert_eq!(server.sql("select count(*) from mizan.unit where not is_deleted"), "0");
}

#[test]
fn units_of_the_same_texts_become_one() {
    let Some((server, desk)) = laptops() else { return };
    desk.ok(&["add", "Filter", "مرشح", "-m", "a.mizan", "--note", "of the first"]);
    desk.ok(&["add", "Filter", "مرشح", "-m", "b.mizan", "--note", "of the second"]);
    desk.ok(&["add", "مرشح", "Filter", "-m", "b.mizan", "--client", "Atlas"]);
    come_together(&desk);
    assert_eq!(
        server
            .sql("select count(*), count(distinct twin) from mizan.unit where source in ('Filter', 'مرشح')"),
        "2|2"
    );
    let found = desk.ok(&["export", "a.mizan", "-o", "-", "--to", "tmx"]);
    assert!(found.contains("of the first") && found.contains("of the second"), "{found}");
}

#[test]
fn what_steps_of_the_history_do_not_tell_is_found_too() {
    let Some((_server, desk)) = laptops() else { return };
    desk.ok(&["add", "Filter", "مرشح", "-m", "a.mizan"]);
    desk.ok(&["edit", "1", "--target", "صمّام", "-m", "a.mizan"]);
    desk.ok(&["compact", "a.mizan"]);
    come_together(&desk);
    desk.ok(&["edit", "1", "--target", "بوابة", "-m", "a.mizan"]);
    come_together(&desk);
    desk.ok(&["undo", "-m", "a.mizan"]);
    come_together(&desk);
    assert!(units(&desk, "b.mizan").iter().any(|line| line.contains("صمّام")));
}

#[test]
fn changes_of_transactions_that_end_out_of_order_are_not_lost() {
    let Some((server, desk)) = laptops() else { return };
    let insert = |source: &str| {
        format!(
            "insert into mizan.unit (memory, id, source_lang, target_lang, source, target, status, rest, edited)
             select number, gen_random_uuid(), 'en', 'ar', '{source}', 'خطوة', 2, '', 0 from mizan.memory;"
        )
    };
    let early = server.session(&format!("begin; {}", insert("Early")));
    while server.sql("select count(*) from pg_stat_activity where state = 'idle in transaction'") != "1" {
        sleep(Duration::from_millis(20));
    }
    server.sql(&insert("Late"));
    desk.ok(&["sync", "a.mizan"]);
    assert_eq!(units(&desk, "a.mizan").len(), 2, "the late change waits for the early one");
    let info = desk.ok(&["info", "a.mizan"]);
    assert!(info.contains("held back") && info.contains("idle in transaction"), "{info}");
    early.end("commit;");
    desk.ok(&["sync", "a.mizan"]);
    let all = units(&desk, "a.mizan");
    assert!(["Early", "Late"].iter().all(|source| all.iter().any(|line| line.contains(source))), "{all:?}");
    come_together(&desk);
}

#[test]
fn changes_are_read_in_the_order_of_numbers_whose_digits_grow() {
    let Some((server, desk)) = laptops() else { return };
    // The numbers of transactions of a new server have three digits.
    desk.ok(&["add", "Filter", "مرشح", "-m", "a.mizan"]);
    desk.ok(&["sync", "a.mizan"]);
    desk.ok(&["sync", "b.mizan"]);
    let transactions = "begin; select pg_current_xact_id(); commit;".repeat(400);
    server.session(&transactions).end("");
    assert!(server.sql("select pg_current_xact_id()").len() == 4);
    desk.ok(&["add", "Gauge", "مقياس", "-m", "a.mizan"]);
    desk.ok(&["sync", "a.mizan"]);
    for received in ["1 unit received", "nothing new"] {
        let told = desk.run(&["sync", "b.mizan"]).err;
        assert!(told.contains(received) && !told.contains("compared"), "{told}");
    }
    come_together(&desk);
}

#[test]
fn a_follower_that_lost_its_place_starts_anew_by_itself() {
    let Some((server, desk)) = laptops() else { return };
    desk.ok(&["sync", "b.mizan"]);
    fs::copy(desk.path("b.mizan"), desk.path("old.mizan")).unwrap();
    desk.ok(&["delete", "2", "-m", "a.mizan"]);
    desk.ok(&["edit", "1", "--target", "صمّام", "-m", "a.mizan"]);
    desk.ok(&["sync", "a.mizan"]);
    server.sql("select mizan.prune('default', 0)");
    desk.ok(&["add", "Filter", "مرشح", "-m", "old.mizan"]);
    let told = desk.run(&["sync", "old.mizan"]).err;
    assert!(told.contains("compared with all units of the team"), "{told}");
    fs::rename(desk.path("old.mizan"), desk.path("b.mizan")).unwrap();
    come_together(&desk);
    assert_eq!(units(&desk, "b.mizan").len(), 2);
}

#[test]
fn a_file_without_a_team_is_told_what_to_do() {
    let desk = Desk::new();
    desk.ok(&["add", "Valve", "صمام", "-m", "a.mizan"]);
    let run = desk.run(&["sync", "a.mizan"]);
    assert!(run.code == 2 && run.err.contains("mizan team join"), "{}", run.err);
    let run = desk.run(&["team", "join", "postgresql://salma:secret@db/team", "--into", "b.mizan"]);
    assert!(run.code == 2 && !run.err.contains("secret") && !desk.has("b.mizan"), "{}", run.err);
    let run = desk.run(&["team", "join", "postgresql:///team?host=/nowhere", "--into", "b.mizan"]);
    assert!(run.code == 2 && run.err.contains("no PostgreSQL") && !desk.has("b.mizan"), "{}", run.err);
}
