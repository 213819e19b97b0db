//! Rights by the roles of PostgreSQL: who may read, write and give rights, memory by memory.

use crate::desk::Desk;
use crate::postgres::Postgres;

#[test]
fn roles_read_and_write_the_memories_that_they_may() {
    let Some(server) = Postgres::start() else { return };
    let desk = Desk::new();
    let address = |role: &str| server.address(role);
    desk.ok(&["team", "init", &address("owner")]);
    desk.ok(&["team", "init", &address("owner"), "legal"]);
    server.sql(
        "create role translators; create role salma login in role translators; create role huda login;
        create role nobody login; create role chief login",
    );
    server.sql(
        "select mizan.allow('translators', 'default', 'write'), mizan.allow('huda', 'default', 'read'),
        mizan.allow('chief', 'default', 'admin')",
    );
    // A role writes with the rights of a role that it is in.
    desk.ok(&["add", "Valve", "صمام", "-m", "salma.mizan"]);
    desk.ok(&["team", "join", &address("salma"), "--into", "salma.mizan"]);
    assert_eq!(server.sql("select role, source from mizan.unit"), "salma|Valve");
    // A reader gets the units, and keeps changes for itself.
    desk.ok(&["team", "join", &address("huda"), "--into", "huda.mizan"]);
    desk.ok(&["edit", "1", "--target", "صمّام", "-m", "huda.mizan"]);
    desk.ok(&["add", "Pump", "مضخة", "-m", "huda.mizan"]);
    desk.ok(&["delete", "1", "-m", "huda.mizan"]);
    let run = desk.run(&["sync", "huda.mizan"]);
    assert!(run.code == 0 && run.err.contains("2 changes of this file stay here alone"), "{}", run.err);
    assert_eq!(server.sql("select version, target from mizan.unit"), "1|صمام");
    // A memory without rights is not there.
    for (role, memory) in [("nobody", "default"), ("salma", "legal")] {
        let run = desk.run(&["team", "join", &address(role), memory, "--into", "other.mizan"]);
        assert!(run.code == 2 && run.err.contains("may read"), "{}", run.err);
    }
    // By hand it is no other.
    let by_hand = |role: &str, statement: &str| server.try_sql(role, statement);
    assert_eq!(by_hand("nobody", "select count(*) from mizan.unit").as_deref(), Some("0"));
    assert_eq!(by_hand("nobody", "select count(*) from mizan.change").as_deref(), Some("0"));
    assert_eq!(
        by_hand(
            "huda",
            "with done as (update mizan.unit set target = 'x' returning 1) select count(*) from done"
        )
        .as_deref(),
        Some("0")
    );
    assert_eq!(by_hand("huda", "insert into mizan.change (memory, op) values (1, 'i')"), None);
    assert_eq!(by_hand("salma", "insert into mizan.history select * from mizan.history"), None);
    assert_eq!(by_hand("salma", "select mizan.allow('huda', 'default', 'write')"), None);
    // An admin gives rights, to the memory that the admin has alone.
    assert!(by_hand("chief", "select mizan.allow('huda', 'default', 'write')").is_some());
    assert_eq!(by_hand("chief", "select mizan.allow('huda', 'legal', 'write')"), None);
    desk.ok(&["sync", "huda.mizan"]);
    assert_eq!(server.sql("select string_agg(source, ',') from mizan.unit where not is_deleted"), "Pump");
    // Rights that are taken back end the following.
    assert!(by_hand("chief", "select mizan.allow('huda', 'default', null)").is_some());
    let run = desk.run(&["sync", "huda.mizan"]);
    assert!(run.code == 2 && run.err.contains("may read"), "{}", run.err);
}
