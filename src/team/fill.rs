//! [`fill`]: a file takes in a whole memory of the team, in parts by COPY. It is filled at first, and after
//! it has lost its place in the changes; then what it has is compared.

use std::pin::pin;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use futures_util::StreamExt;
use tokio_postgres::binary_copy::BinaryCopyOutStream;
use uuid::Uuid;

use crate::error::{ErrorKind, Result};
use crate::memory::{FollowState, Following, Memory};

use super::line::Line;
use super::line_error::LineError;
use super::member::Member;
use super::pull::{apply, newest_place};
use super::sync_report::SyncReport;
use super::unit_rows::{COLUMNS, TYPES, UnitRow};

/// Units of a part, which is one transaction of the file. Chosen by hand: some ten megabytes.
const PART: usize = 50_000;

/// The id before all others.
const START: [u8; 16] = [0; 16];

/// Marks a file to be filled, from the place at which changes are read afterwards.
pub(super) fn begin(line: &Line, member: Member, state: FollowState) -> Result<FollowState> {
    Ok(FollowState { place: newest_place(line, member)?, filled: Some(START), ..state })
}

/// Fills a file that is marked to be filled, and tells how many units were read. A fill that was stopped goes
/// on behind its last part.
pub(super) fn fill(
    line: &Line,
    member: Member,
    memory: &Memory,
    report: &mut SyncReport,
    told: &mut dyn FnMut(u64),
) -> Result<()> {
    let Some(after) = memory.follow_state()?.and_then(|state| state.filled) else { return Ok(()) };
    let mut read = 0;
    thread::scope(|scope| {
        // PostgreSQL sends the next part while the file takes in the one before.
        let (sender, parts) = sync_channel(1);
        scope.spawn(move || read_parts(line, member, after, &sender));
        take_parts(memory, after, parts, |part| {
            read += part.received;
            told(read);
            report.add(SyncReport { kept: report.kept, ..part });
        })
    })?;
    report.is_filled = true;
    memory.finish_index()
}

type Part = Result<Vec<UnitRow>, LineError>;

/// Reads parts in the order of the ids until one is not full, or nobody wants more.
fn read_parts(line: &Line, member: Member, mut after: [u8; 16], parts: &SyncSender<Part>) {
    loop {
        let part = read_part(line, member, after);
        let last = match &part {
            Ok(rows) if rows.len() == PART => rows.last().map(|row| *row.id.as_bytes()),
            _ => None,
        };
        if parts.send(part).is_err() {
            return;
        }
        match last {
            Some(last) => after = last,
            None => return,
        }
    }
}

fn read_part(line: &Line, member: Member, after: [u8; 16]) -> Part {
    // COPY takes no parameters; these are numbers.
    let sql = format!(
        "copy (select {COLUMNS} from mizan.unit where memory = {} and id > '{}' and not is_deleted
         order by id limit {PART}) to stdout (format binary)",
        member.memory,
        Uuid::from_bytes(after)
    );
    let rows = line.wait(async {
        let copied = line.client().copy_out(&sql).await?;
        let mut stream = pin!(BinaryCopyOutStream::new(copied, &TYPES));
        let mut rows = Vec::new();
        while let Some(row) = stream.next().await {
            rows.push(UnitRow::read(&row?));
        }
        Ok(rows)
    })?;
    Ok(rows.into_iter().collect::<Result<_>>()?)
}

fn take_parts(
    memory: &Memory,
    mut after: [u8; 16],
    parts: Receiver<Part>,
    mut told: impl FnMut(SyncReport),
) -> Result<()> {
    for part in parts {
        let rows = part?;
        let last = (rows.len() == PART).then(|| rows.last().map(|row| *row.id.as_bytes())).flatten();
        let taken = memory.follow(|following| {
            following.leave_index();
            let Some(state) = following.state()? else { return Ok(SyncReport::default()) };
            if state.filled != Some(after) {
                let why = "another program fills this memory at the same time";
                return Err(ErrorKind::Team(why.into()).into());
            }
            let taken = take_part(following, after, last, &rows)?;
            following.set_state(&FollowState { filled: last, ..state })?;
            Ok(taken)
        })?;
        told(taken);
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
    Err(ErrorKind::Team("the units of PostgreSQL ended too early".into()).into())
}

/// Takes in the units between two ids. A unit of the file that PostgreSQL does not have there was deleted.
fn take_part(
    following: &mut Following,
    after: [u8; 16],
    last: Option<[u8; 16]>,
    rows: &[UnitRow],
) -> Result<SyncReport> {
    let mut taken = SyncReport::default();
    let known = following.between(&after, last.as_ref())?;
    let mut theirs = rows.iter().peekable();
    for (id, ..) in known {
        while let Some(row) = theirs.next_if(|row| *row.id.as_bytes() < id) {
            apply(following, row.id, Some(row), &mut taken)?;
        }
        let row = theirs.next_if(|row| *row.id.as_bytes() == id);
        apply(following, Uuid::from_bytes(id), row, &mut taken)?;
    }
    for row in theirs {
        apply(following, row.id, Some(row), &mut taken)?;
    }
    Ok(taken)
}
