//! The tables of the file, as SQL.
//!
//! A table that few memories need is made on first need ([`HEADER_TABLE`], [`UNDONE_TABLE`]). A later
//! addition of this kind leaves the layout as it is: a reader passes over tables that it does not know.

/// The tables that every memory has.
pub(super) const TABLES: [&str; 11] = [
    "CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1), next_unit INTEGER NOT NULL, generation INTEGER NOT NULL,
        main_through INTEGER NOT NULL, young_through INTEGER NOT NULL, changed_through INTEGER NOT NULL,
        summed INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE pair (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, source_lane INTEGER NOT NULL,
        target_lane INTEGER NOT NULL, sum INTEGER, UNIQUE (source, target))",
    "CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, sum INTEGER)",
    "CREATE TABLE unit (
        id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, status INTEGER NOT NULL, source TEXT NOT NULL,
        target TEXT NOT NULL, created INTEGER, document INTEGER, domain INTEGER, client INTEGER, rest BLOB)",
    "CREATE TABLE changed (id INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL)",
    "CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, what TEXT NOT NULL)",
    "CREATE TABLE made (
        id INTEGER PRIMARY KEY, step INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL)",
    "CREATE TABLE past (
        step INTEGER NOT NULL, unit INTEGER NOT NULL, pair INTEGER NOT NULL, status INTEGER NOT NULL,
        source TEXT NOT NULL, target TEXT NOT NULL, created INTEGER, document INTEGER, domain INTEGER,
        client INTEGER, rest BLOB, PRIMARY KEY (step, unit)) WITHOUT ROWID",
    "CREATE TABLE run (
        slot INTEGER PRIMARY KEY, texts INTEGER NOT NULL, shorter BLOB NOT NULL, sketch BLOB NOT NULL)",
    "CREATE TABLE numbered (key INTEGER PRIMARY KEY, units BLOB NOT NULL)",
    "CREATE TABLE posting (key INTEGER PRIMARY KEY, list BLOB NOT NULL)",
];

/// The only row of `state` in a new memory.
pub(super) const FIRST_ROW: &str = "INSERT INTO state VALUES (1, 1, 1, 0, 0, 0, 1)";

/// The table of headers. Memories made before there were headers lack the table until they keep one.
pub(super) const HEADER_TABLE: &str = "CREATE TABLE IF NOT EXISTS header (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL, file TEXT NOT NULL, packed BLOB NOT NULL, UNIQUE (file, packed))";

/// The table of units as undone steps had left them. Memories made before steps could be redone lack the
/// table until a step is undone.
pub(super) const UNDONE_TABLE: &str = "CREATE TABLE IF NOT EXISTS undone (
    step INTEGER NOT NULL, unit INTEGER NOT NULL, pair INTEGER NOT NULL, status INTEGER NOT NULL, source TEXT NOT NULL,
    target TEXT NOT NULL, created INTEGER, document INTEGER, domain INTEGER, client INTEGER, rest BLOB,
    PRIMARY KEY (step, unit)) WITHOUT ROWID";

/// The table of the series that steps belong to. Memories lack the table until a step belongs to one.
pub(super) const SERIES_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS series (step INTEGER PRIMARY KEY, number INTEGER NOT NULL)";

/// The tables of a memory that follows the memory of a team: what it follows, and the units that it shares.
/// Memories lack the tables until they follow.
pub(super) const FOLLOW_TABLE: &str = "CREATE TABLE IF NOT EXISTS follow (
    only INTEGER PRIMARY KEY CHECK (only = 1), address TEXT NOT NULL, name TEXT NOT NULL, xid INTEGER, seq INTEGER,
    filled BLOB, steps_through INTEGER, steps INTEGER, at INTEGER)";
pub(super) const FOLLOWED_TABLE: &str = "CREATE TABLE IF NOT EXISTS followed (
    unit INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, sum BLOB NOT NULL)";

/// The tables of layout 1 that layout 2 has changed.
pub(super) const TABLES_OF_1: [&str; 3] = [
    "CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1), next_unit INTEGER NOT NULL, generation INTEGER NOT NULL,
        main_through INTEGER NOT NULL, young_through INTEGER NOT NULL, changed_through INTEGER NOT NULL)",
    "CREATE TABLE pair (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, source_lane INTEGER NOT NULL,
        target_lane INTEGER NOT NULL, UNIQUE (source, target))",
    "CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
];

/// What layout 2 adds to the tables of layout 1.
pub(super) const SINCE_1: &str = "
ALTER TABLE state ADD COLUMN summed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pair ADD COLUMN sum INTEGER;
ALTER TABLE name ADD COLUMN sum INTEGER;
";
