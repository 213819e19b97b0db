//! [`FollowState`]: what a memory follows, and how far it has read.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::memory::layout;
use crate::memory::storage_error::storage;
use crate::unit::Timestamp;

/// A place in the list of changes of the store: the number of the transaction, and that of the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) transaction: i64,
    pub(crate) change: i64,
}

/// What a memory follows, and how far it has read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FollowState {
    /// The address of the store, without a password.
    pub(crate) address: String,
    /// The name of the memory in the store.
    pub(crate) name: String,
    /// The last change that was applied; `None` stands before the first one.
    pub(crate) place: Option<Place>,
    /// The id of the last unit of an unfinished fill; `None` once the fill is complete.
    pub(crate) filled: Option<[u8; 16]>,
    /// The last step of the history that was looked through for own changes, and how many steps the history
    /// had then; `None` before the first time.
    pub(crate) steps: Option<Steps>,
    /// When the memory was last equal to the store.
    pub(crate) at: Option<Timestamp>,
}

/// The steps of a history that were looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steps {
    pub(super) through: i64,
    pub(super) count: i64,
}

impl FollowState {
    /// Reads the state; `None` if the memory follows nothing.
    pub(super) fn read(connection: &Connection) -> Result<Option<Self>> {
        const TABLE: &str =
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'follow')";
        const STATE: &str = "
            SELECT address, name, xid, seq, filled, steps_through, steps, at FROM follow";
        let is_there: bool = connection.query_row(TABLE, [], |row| row.get(0)).map_err(storage)?;
        if !is_there {
            return Ok(None);
        }
        let mut statement = connection.prepare_cached(STATE).map_err(storage)?;
        let state = statement.query_row([], |row| {
            let place: (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
            let steps: (Option<i64>, Option<i64>) = (row.get(5)?, row.get(6)?);
            Ok(Self {
                address: row.get(0)?,
                name: row.get(1)?,
                place: place.0.zip(place.1).map(|(transaction, change)| Place { transaction, change }),
                filled: row.get(4)?,
                steps: steps.0.zip(steps.1).map(|(through, count)| Steps { through, count }),
                at: row.get::<_, Option<i64>>(7)?.map(Timestamp::from_unix),
            })
        });
        state.optional().map_err(storage)
    }

    /// Writes the state, which the same transaction must commit as the units that it covers.
    pub(super) fn write(&self, connection: &Connection) -> Result<()> {
        const WRITE: &str = "
            INSERT OR REPLACE INTO follow (only, address, name, xid, seq, filled, steps_through, steps, at)
            VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        for table in [layout::FOLLOW_TABLE, layout::FOLLOWED_TABLE] {
            connection.execute_batch(table).map_err(storage)?;
        }
        let row = params![
            self.address,
            self.name,
            self.place.map(|place| place.transaction),
            self.place.map(|place| place.change),
            self.filled,
            self.steps.map(|steps| steps.through),
            self.steps.map(|steps| steps.count),
            self.at.map(Timestamp::unix),
        ];
        let mut statement = connection.prepare_cached(WRITE).map_err(storage)?;
        statement.execute(row).map(drop).map_err(storage)
    }
}
