//! [`pull`]: the changes of others come into a file.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::error::Result;
use crate::memory::{FollowState, Following, Memory, Place};
use crate::unit::Timestamp;

use super::line::Line;
use super::line_error::LineError;
use super::member::Member;
use super::sync_report::SyncReport;
use super::unit_rows::{COLUMNS, UnitRow};
use super::written::followed;

/// The most changes that are read and applied at once. Chosen by hand: some megabytes.
const AT_ONCE: i64 = 5_000;

/// How the reading of changes ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The file has all that is there.
    Through,
    /// The changes behind the place of the file were forgotten, or PostgreSQL was restored.
    Lost,
}

/// Applies all changes that are there. The units and the place behind them are written in one transaction, so
/// a follower that is killed goes on where it was.
pub(super) fn pull(line: &Line, member: Member, memory: &Memory, report: &mut SyncReport) -> Result<End> {
    loop {
        let Some(state) = memory.follow_state()? else { return Ok(End::Through) };
        let Some(changes) = Changes::read(line, member, state.place)? else { return Ok(End::Lost) };
        let Some(last) = changes.last else { break };
        let units = read_units(line, member, &changes.units)?;
        let applied = memory.follow(|following| {
            let mut now = following.state()?.unwrap_or_else(|| state.clone());
            if now.place != state.place {
                // Another program has applied changes to the file meanwhile.
                return Ok(SyncReport::default());
            }
            let mut applied = SyncReport::default();
            for id in &changes.units {
                apply(following, *id, units.get(id), &mut applied)?;
            }
            now.place = Some(last);
            following.set_state(&now)?;
            Ok(applied)
        })?;
        report.add(SyncReport { kept: report.kept, ..applied });
    }
    Ok(End::Through)
}

/// Returns the place of the last change that is safe to be read.
pub(super) fn newest_place(line: &Line, member: Member) -> Result<Option<Place>, LineError> {
    // `xid` alone would name the text that is selected, by which 1000 stands before 999.
    const NEWEST: &str = "
        select xid::text, seq from mizan.change
        where memory = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by change.xid desc, change.seq desc limit 1";
    let found = line.wait(line.client().query_opt(NEWEST, &[&member.memory]))?;
    Ok(found.map(|row| place(row.get(0), row.get(1))))
}

/// Notes when the file was last equal to PostgreSQL.
pub(super) fn note_time(following: &mut Following) -> Result<()> {
    let Some(state) = following.state()? else { return Ok(()) };
    following.set_state(&FollowState { at: Some(Timestamp::now()), ..state })
}

/// Changes in the order of their transactions.
struct Changes {
    units: Vec<Uuid>,
    last: Option<Place>,
}

impl Changes {
    /// Reads the changes behind a place; `None` if the change at the place is no longer there, so that others
    /// may be missing behind it. A transaction that has not ended may still write changes before those of a
    /// later one, so only what stands before the oldest of these is read.
    fn read(line: &Line, member: Member, from: Option<Place>) -> Result<Option<Self>, LineError> {
        const READ: &str = "
            select xid::text, seq, unit, op::text from mizan.change
            where memory = $1 and (xid, seq) >= ($2::text::xid8, $3) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by change.xid, change.seq limit $4";
        let start = from.unwrap_or(Place { transaction: 0, change: 0 });
        let transaction = (start.transaction as u64).to_string();
        let parameters: [&(dyn tokio_postgres::types::ToSql + Sync); 4] =
            [&member.memory, &transaction, &start.change, &AT_ONCE];
        let rows = line.wait(line.client().query(READ, &parameters))?;
        let Some(first) = rows.first() else {
            // A memory whose first change is still held back.
            return Ok(from.is_none().then_some(Self { units: Vec::new(), last: None }));
        };
        let is_whole = match from {
            Some(from) => place(first.get(0), first.get(1)) == from,
            None => first.get::<_, String>(3) == "m",
        };
        if !is_whole {
            return Ok(None);
        }
        let rows = &rows[usize::from(from.is_some())..];
        let mut seen = HashSet::new();
        let units = rows.iter().filter_map(|row| row.get::<_, Option<Uuid>>(2)).filter(|id| seen.insert(*id));
        let last = rows.last().map(|row| place(row.get(0), row.get(1)));
        Ok(Some(Self { units: units.collect(), last }))
    }
}

fn place(transaction: String, change: i64) -> Place {
    // The numbers of transactions have 64 bits, of which the highest is not reached.
    Place { transaction: transaction.parse::<u64>().unwrap_or_default() as i64, change }
}

fn read_units(line: &Line, member: Member, ids: &[Uuid]) -> Result<HashMap<Uuid, UnitRow>, LineError> {
    let sql = format!("select {COLUMNS} from mizan.unit where memory = $1 and id = any($2)");
    let rows = line.wait(line.client().query(&sql, &[&member.memory, &ids]))?;
    let units = rows.iter().map(UnitRow::read).collect::<Result<Vec<_>>>()?;
    Ok(units.into_iter().map(|row| (row.id, row)).collect())
}

/// Brings a unit of the file to the state that PostgreSQL has; `None` for a unit that PostgreSQL does not
/// have. A unit that was changed in the file meanwhile stays, for the next sending to judge.
pub(super) fn apply(
    following: &mut Following,
    id: Uuid,
    theirs: Option<&UnitRow>,
    report: &mut SyncReport,
) -> Result<()> {
    let known = following.number(id.as_bytes())?;
    let unit = theirs.and_then(|theirs| theirs.unit.as_ref().map(|unit| (followed(theirs), unit)));
    match (known, unit) {
        (Some((_, version)), Some((followed, _))) if followed.version == version => {}
        (Some((number, _)), _) if following.is_changed_here(number)? => {}
        (Some((number, _)), Some((followed, unit))) => {
            following.set(number, followed, unit)?;
            report.received += 1;
        }
        (Some((number, _)), None) => {
            following.remove(number)?;
            report.removed += 1;
        }
        (None, Some((followed, unit))) => {
            following.add(followed, unit)?;
            report.received += 1;
        }
        (None, None) => {}
    }
    Ok(())
}
