//! [`Member`]: what the role of a connection may do with a memory.

use crate::error::ErrorKind;

use super::line::Line;
use super::line_error::LineError;
use super::schema;

/// What the role of a connection may do with a memory of the team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// The number of the memory in PostgreSQL.
    pub(super) memory: i32,
    pub(super) may_write: bool,
}

impl Member {
    /// Finds a memory that the role may read.
    pub(super) fn find(line: &Line, name: &str) -> Result<Self, LineError> {
        const FIND: &str = "
            select number, number in (select mizan.may('write'))
                or pg_has_role((select relowner from pg_class where oid = 'mizan.unit'::regclass), 'usage')
            from mizan.memory where name = $1";
        schema::check(line)?;
        let found = line.wait(line.client().query_opt(FIND, &[&name]))?;
        let Some(row) = found else {
            let role: String = line.wait(line.client().query_one("select current_user::text", &[]))?.get(0);
            let why = format!("the team has no memory {name:?} that the role {role:?} may read");
            return Err(LineError::Other(ErrorKind::Team(why).into()));
        };
        Ok(Self { memory: row.get(0), may_write: row.get(1) })
    }
}
