//! Job files that are damaged, or that somebody has made to do harm.

use mizan::lexicon::Lexicon;
use mizan::review::{Job, ReviewAction};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::story::aligned;

/// A job with an action of each kind of entry, in a folder of its own.
fn begun() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut job = Job::create(path(&folder), vec![aligned()], &Lexicon::built_in()).unwrap();
    for row in 0..3 {
        let seen = job.at(0);
        job.act(0, seen, &ReviewAction::Confirm { row }).unwrap();
    }
    let seen = job.at(0);
    job.undo(0, seen).unwrap();
    folder
}

fn path(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("a.mizan-job")
}

fn open(folder: &TempDir) -> Result<Job, String> {
    Job::open(path(folder), &Lexicon::built_in()).map_err(|error| error.to_string())
}

/// Changes the JSON in a column of the file.
fn change(folder: &TempDir, table: &str, column: &str, number: i64, edit: impl FnOnce(&mut Value)) {
    let file = Connection::open(path(folder)).unwrap();
    let select = format!("SELECT {column} FROM {table} WHERE number = {number}");
    let held: String = file.query_row(&select, [], |row| row.get(0)).unwrap();
    let mut value = serde_json::from_str(&held).unwrap();
    edit(&mut value);
    let update = format!("UPDATE {table} SET {column} = ?1 WHERE number = {number}");
    assert_eq!(file.execute(&update, [value.to_string()]).unwrap(), 1);
}

#[test]
fn documents_that_no_review_has_made_are_refused() {
    let edits: [fn(&mut Value); 7] = [
        |board| board["rows"][0]["source"] = json!(u64::MAX),
        |board| board["rows"][0]["source"] = json!(0),
        |board| board["rows"][0]["target"] = json!(-1),
        |board| board["rows"][0]["confidence"] = json!(1e300),
        |board| board["rows"][0]["moved"] = json!(u64::MAX),
        |board| board["source"] = json!([]),
        |board| *board = json!("nothing"),
    ];
    for edit in edits {
        let folder = begun();
        change(&folder, "document", "content", 0, |document| edit(&mut document["board"]));
        let refused = open(&folder).err().unwrap();
        assert!(refused.contains("damaged") || refused.contains("cannot be read"), "{refused}");
    }
}

#[test]
fn entries_that_do_not_fit_are_refused() {
    let edits: [fn(&mut Value); 4] = [
        |change| change["rows"][0]["at"] = json!(u64::MAX),
        |change| change["rows"][0]["at"] = json!(1_000_000),
        |change| change["rows"][0]["old"] = json!([]),
        |change| change["rows"][0]["new"] = json!([]),
    ];
    for edit in edits {
        let folder = begun();
        change(&folder, "entry", "change", 2, edit);
        let refused = open(&folder).err().unwrap();
        assert!(refused.contains("damaged"), "{refused}");
    }
    for update in ["kind = 'leap'", "kind = 'undo', change = NULL", "document = 9", "change = NULL"] {
        let folder = begun();
        let file = Connection::open(path(&folder)).unwrap();
        file.execute(&format!("UPDATE entry SET {update} WHERE number = 1"), []).unwrap();
        drop(file);
        assert!(open(&folder).is_err(), "{update}");
    }
}

#[test]
fn numbers_and_times_at_the_ends_of_their_range_do_no_harm() {
    let folder = begun();
    let file = Connection::open(path(&folder)).unwrap();
    file.execute("UPDATE entry SET at = CASE number % 2 WHEN 0 THEN ?1 ELSE ?2 END", [i64::MIN, i64::MAX])
        .unwrap();
    assert_eq!(open(&folder).unwrap().progress(0).confirmed, 2);
    file.execute("UPDATE entry SET number = ?1 WHERE number = 4", [i64::MAX]).unwrap();
    drop(file);
    let mut job = open(&folder).unwrap();
    let seen = job.at(0);
    let refused = job.act(0, seen, &ReviewAction::Confirm { row: 5 }).err().unwrap().to_string();
    assert!(refused.contains("full"), "{refused}");
    assert_eq!(job.progress(0).confirmed, 2);
    for row in [usize::MAX, usize::MAX - 1, 10_000] {
        let actions =
            [ReviewAction::Confirm { row }, ReviewAction::Merge { row }, ReviewAction::Swap { row }];
        for action in actions {
            assert!(job.act(0, seen, &action).is_err());
        }
    }
}

/// Triggers of a file would run under the hands of whoever opens it.
#[test]
fn nothing_in_a_file_runs() {
    let folder = begun();
    let file = Connection::open(path(&folder)).unwrap();
    file.execute_batch(
        "CREATE TRIGGER take AFTER INSERT ON entry BEGIN DELETE FROM document; DELETE FROM entry; END",
    )
    .unwrap();
    let mut job = open(&folder).unwrap();
    let seen = job.at(0);
    job.act(0, seen, &ReviewAction::Confirm { row: 5 }).unwrap();
    drop(job);
    assert_eq!(open(&folder).unwrap().progress(0).confirmed, 3);
    assert_eq!(file.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0)).unwrap(), 5);
}
