//! [`Team`]: the memories of a team in PostgreSQL.

use crate::error::{ErrorKind, Result};

use super::address::Address;
use super::line::Line;
use super::schema;

/// The memories of a team in PostgreSQL, and what [`init`](Self::init) had to make of them.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Team {
    /// True if the schema was made by this call.
    pub is_new: bool,
    /// True if the memory was made by this call.
    pub is_new_memory: bool,
    /// True if the database was restored into another server since: all followers start anew.
    pub is_restored: bool,
}

impl Team {
    /// The name of the memory that a team has from the first.
    pub const DEFAULT: &str = "default";

    /// Makes the schema and a memory. What is there stays as it is.
    ///
    /// # Errors
    ///
    /// If PostgreSQL cannot be reached, is older than version 14, or refuses.
    pub fn init(address: &Address, memory: &str) -> Result<Self> {
        if memory.is_empty() || memory.contains('\0') {
            return Err(ErrorKind::Option("a memory of a team needs a name".into()).into());
        }
        let made = schema::make(&Line::open(address)?, memory)?;
        Ok(Self { is_new: made.schema, is_new_memory: made.memory, is_restored: made.restored })
    }
}
