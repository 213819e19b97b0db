//! Making and checking the schema of a team in PostgreSQL. The tables stand in `schema.sql`.

use crate::error::{ErrorKind, Result};

use super::line::Line;
use super::line_error::LineError;

/// The version of the schema that this crate makes and reads.
const VERSION: i32 = 1;
/// The oldest PostgreSQL that has all that the schema uses: `xid8` and COPY of its snapshots.
const OLDEST: i32 = 140_000;
const SCHEMA: &str = include_str!("schema.sql");

/// What [`make`] did.
pub(super) struct Made {
    /// True if the schema was not there before.
    pub(super) schema: bool,
    /// True if the memory was not there before.
    pub(super) memory: bool,
    /// True if the database was copied from another server, so that all followers start anew.
    pub(super) restored: bool,
}

/// Makes the schema and a memory, and leaves what is there.
pub(super) fn make(line: &Line, memory: &str) -> Result<Made> {
    /// A lock of PostgreSQL that those who make the schema wait for: "mizn".
    const TURN: &str = "select pg_advisory_xact_lock(1835629166)";
    let version: String = line.wait(line.client().query_one("show server_version_num", &[]))?.get(0);
    if version.parse::<i32>().is_ok_and(|version| version < OLDEST) {
        let why = format!("PostgreSQL {} is too old: a team needs version 14 or later", &version[..2]);
        return Err(ErrorKind::Team(why).into());
    }
    let made = line.transaction(|| {
        line.execute(TURN)?;
        const THERE: &str = "select to_regclass('mizan.team') is not null";
        let is_there: bool = line.wait(line.client().query_one(THERE, &[]))?.get(0);
        if !is_there {
            line.execute(SCHEMA)?;
        }
        check(line)?;
        const ADD: &str = "insert into mizan.memory (name) select $1::text
            where not exists (select from mizan.memory where name = $1::text)";
        let added = line.wait(line.client().execute(ADD, &[&memory]))?;
        Ok(Made { schema: !is_there, memory: added > 0, restored: is_there && begin_anew(line)? })
    })?;
    Ok(made)
}

/// Returns an error for a database without the schema, or with one of another version.
pub(super) fn check(line: &Line) -> Result<(), LineError> {
    let version = line.wait(line.client().query_one("select version from mizan.team", &[]));
    let version: i32 = match version {
        Ok(row) => row.get(0),
        Err(error) if error.is_missing() => {
            return Err(team("this database holds no team: `mizan team init URL` makes one"));
        }
        Err(error) => return Err(error),
    };
    match version {
        VERSION => Ok(()),
        newer if newer > VERSION => Err(team(&format!(
            "the team has a schema of version {newer}, newer than this mizan reads ({VERSION}): update mizan"
        ))),
        older => {
            Err(team(&format!("the team has a schema of version {older}, which this mizan does not read")))
        }
    }
}

/// Forgets the changes if the database was restored into another server, whose transactions have lower
/// numbers: followers would wait for changes that stand behind those of the old server.
fn begin_anew(line: &Line) -> Result<bool, LineError> {
    const RESTORED: &str =
        "select exists (select from mizan.change where xid >= pg_snapshot_xmax(pg_current_snapshot()))";
    let is_restored: bool = line.wait(line.client().query_one(RESTORED, &[]))?.get(0);
    if is_restored {
        line.execute(
            "delete from mizan.change; insert into mizan.change (memory, op) select number, 'm' from mizan.memory",
        )?;
    }
    Ok(is_restored)
}

fn team(why: &str) -> LineError {
    LineError::Other(ErrorKind::Team(why.to_owned()).into())
}
