//! [`check_objects`]: a memory that comes from somebody else has the tables that this crate makes, and
//! nothing that could run, such as a trigger or a view.

use rusqlite::{Connection, Row};

use crate::error::{ErrorKind, Result};

use super::layout::{
    FOLLOW_TABLE, FOLLOWED_TABLE, HEADER_TABLE, SERIES_TABLE, TABLES, TABLES_OF_1, UNDONE_TABLE,
};
use super::storage_error::storage;

/// Returns an error that names the first object of the schema that no version of this crate makes. A table of
/// an unknown name passes: a later version may have added it.
pub(super) fn check_objects(connection: &Connection) -> Result<()> {
    const OBJECTS: &str = "SELECT type, name, sql, rootpage FROM sqlite_schema";
    let mut statement = connection.prepare(OBJECTS).map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        if !is_ours(row).map_err(storage)? {
            let [kind, name] = [0, 1].map(|column| row.get::<_, String>(column).unwrap_or_default());
            return Err(ErrorKind::ForeignObject { kind, name }.into());
        }
    }
    Ok(())
}

fn is_ours(row: &Row) -> rusqlite::Result<bool> {
    let (kind, name) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
    // SQLite makes the indexes of unique columns, which have no statement, and tables of its own.
    let Some(sql) = row.get_ref(2)?.as_str_or_null()? else { return Ok(kind == "index") };
    let is_stored_table = kind == "table" && row.get::<_, i64>(3)? > 0;
    let mut known = tables().filter(|ours| named(ours) == Some(name)).peekable();
    Ok(is_stored_table && (known.peek().is_none() || known.any(|ours| is_same(ours, sql))))
}

/// Returns the statements of all tables that versions of this crate make.
fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter().chain(TABLES_OF_1).chain([
        HEADER_TABLE,
        UNDONE_TABLE,
        SERIES_TABLE,
        FOLLOW_TABLE,
        FOLLOWED_TABLE,
    ])
}

/// Returns the name of the table that a statement makes.
fn named(statement: &str) -> Option<&str> {
    definition(statement).split_whitespace().next()
}

/// Compares two statements but for spaces and line breaks, which differ between versions.
fn is_same(ours: &str, theirs: &str) -> bool {
    let letters = |statement| definition(statement).bytes().filter(|byte: &u8| !byte.is_ascii_whitespace());
    letters(ours).eq(letters(theirs))
}

/// Returns a statement without the words before the name of the table, of which SQLite keeps some.
fn definition(statement: &str) -> &str {
    let statement = statement.strip_prefix("CREATE TABLE ").unwrap_or(statement);
    statement.strip_prefix("IF NOT EXISTS ").unwrap_or(statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;

    /// Returns the error on opening a memory to which somebody has added something.
    fn refusal(added: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("received.mizan");
        drop(Memory::create(&path).unwrap());
        let file = Connection::open(&path).unwrap();
        file.execute_batch(added).unwrap();
        drop(file);
        Memory::open(&path).err().map(|error| error.to_string())
    }

    #[test]
    fn what_mizan_never_makes_is_named() {
        for (added, kind, name) in [
            ("CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM unit; END", "trigger", "spy"),
            ("CREATE VIEW endless AS SELECT * FROM unit", "view", "endless"),
            ("CREATE INDEX by_source ON unit (source)", "index", "by_source"),
            ("CREATE VIRTUAL TABLE words USING fts5 (text)", "table", "words"),
            ("ALTER TABLE unit ADD COLUMN more TEXT CHECK (length(more) < 9)", "table", "unit"),
            ("DROP TABLE name; CREATE VIEW name AS SELECT 1 AS id, 'x' AS text", "view", "name"),
        ] {
            let wanted = format!("the memory has a {kind} \"{name}\", which mizan never makes");
            assert_eq!(refusal(added), Some(wanted));
        }
    }

    #[test]
    fn spaces_and_line_breaks_are_no_difference() {
        let ours = "CREATE TABLE made (\n        id INTEGER PRIMARY KEY,\n first INTEGER NOT NULL)";
        assert!(is_same(ours, "CREATE TABLE made (id INTEGER PRIMARY KEY, first INTEGER\nNOT NULL)"));
        assert!(is_same("CREATE TABLE IF NOT EXISTS made (id)", "CREATE TABLE made (\n id)"));
        assert!(!is_same(ours, "CREATE TABLE made (id INTEGER PRIMARY KEY, first INTEGER)"));
    }

    #[test]
    fn a_table_of_a_later_version_is_passed_over() {
        assert_eq!(refusal("CREATE TABLE deleted (unit INTEGER PRIMARY KEY, at INTEGER NOT NULL)"), None);
        assert_eq!(refusal("ANALYZE"), None);
    }
}
