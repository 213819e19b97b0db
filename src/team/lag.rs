//! [`Lag`]: how far a file is behind its team, and who holds it back.

use crate::memory::{FollowState, Place};
use crate::unit::Timestamp;

use super::line::Line;
use super::line_error::LineError;
use super::member::Member;

/// How far a file is behind its team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lag {
    /// Changes that the next sync takes in.
    pub ready: u64,
    /// Changes that are committed and held back until an older transaction ends.
    pub held: u64,
    /// The transaction that holds changes back, if PostgreSQL shows this role which one it is.
    pub holder: Option<Holder>,
    /// True if the file is not completely filled yet.
    pub is_filling: bool,
    /// When the file last received or sent something.
    pub at: Option<Timestamp>,
}

/// A transaction that has written and does not end.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holder {
    /// The number of its process; `None` for a prepared transaction.
    pub process: Option<i32>,
    /// The role that began it.
    pub role: Option<String>,
    /// The name of the program, or of the prepared transaction.
    pub program: Option<String>,
    /// What it does, such as `idle in transaction`.
    pub state: Option<String>,
    /// When it began.
    pub since: Option<Timestamp>,
}

impl Lag {
    pub(super) fn read(line: &Line, member: Member, state: Option<&FollowState>) -> Result<Self, LineError> {
        const COUNT: &str = "
            select count(*) filter (where xid < pg_snapshot_xmin(pg_current_snapshot())),
                count(*) filter (where xid >= pg_snapshot_xmin(pg_current_snapshot()))
            from mizan.change where memory = $1 and unit is not null and (xid, seq) > ($2::text::xid8, $3)";
        const HOLDER: &str = "
            select pid, role, program, state, extract(epoch from began)::bigint from mizan.holder()
            where pid is distinct from pg_backend_pid() order by began limit 1";
        let start = Place { transaction: 0, change: 0 };
        let place = state.and_then(|state| state.place).unwrap_or(start);
        let transaction = (place.transaction as u64).to_string();
        let counts =
            line.wait(line.client().query_one(COUNT, &[&member.memory, &transaction, &place.change]))?;
        let [ready, held] = [0, 1].map(|column| counts.get::<_, i64>(column).unsigned_abs());
        let holder = line.wait(line.client().query_opt(HOLDER, &[]))?.map(|row| Holder {
            process: row.get(0),
            role: row.get(1),
            program: row.get(2),
            state: row.get(3),
            since: row.get::<_, Option<i64>>(4).map(Timestamp::from_unix),
        });
        Ok(Self {
            ready,
            held,
            holder: holder.filter(|_| held > 0),
            is_filling: state.is_some_and(|state| state.filled.is_some()),
            at: state.and_then(|state| state.at),
        })
    }
}
