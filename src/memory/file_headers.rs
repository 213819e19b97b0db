//! [`FileHeader`]: the header of an imported file. [`Memory::headers`] returns the headers of all files.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::unit::{Header, Note, Prop, Scope, Timestamp};

use super::layout;
use super::memory::Memory;
use super::packed::{Packer, Unpacker};
use super::storage_error::{damaged, storage};

/// The header of a file that was imported.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FileHeader {
    /// The name of the file, without its folder.
    pub file: String,
    /// What the file says about all its units.
    pub header: Header,
}

impl Memory {
    /// Returns the headers of the files that the memory was filled from, in the order in which they came.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn headers(&self) -> Result<Vec<FileHeader>> {
        read(&*self.pool.session()?).map_err(storage)
    }
}

/// Returns all headers with the names of their files.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Vec<FileHeader>> {
    Ok(with_steps(connection)?.into_iter().map(|(_, header)| header).collect())
}

/// Returns all headers, each after the number of the step that brought it.
pub(super) fn with_steps(connection: &Connection) -> rusqlite::Result<Vec<(i64, FileHeader)>> {
    const READ: &str = "SELECT file, packed, step FROM header WHERE step >= 0 ORDER BY id";
    if !is_laid_out(connection)? {
        return Ok(Vec::new());
    }
    let mut read = connection.prepare_cached(READ)?;
    let rows = read.query_map([], |row| {
        let header = unpack(row.get_ref(1)?.as_blob()?).ok_or_else(|| damaged(1))?;
        Ok((row.get(2)?, FileHeader { file: row.get(0)?, header }))
    })?;
    rows.collect()
}

/// Returns true if the memory has this header of this file already.
pub(super) fn has(connection: &Connection, file: &str, header: &Header) -> rusqlite::Result<bool> {
    const HAS: &str = "SELECT EXISTS (SELECT 1 FROM header WHERE file = ?1 AND packed = ?2 AND step >= 0)";
    if !is_laid_out(connection)? {
        return Ok(false);
    }
    connection.prepare_cached(HAS)?.query_row(params![file, pack(header)], |row| row.get(0))
}

/// Keeps the header of a file, as part of a step of the history.
pub(super) fn add(connection: &Connection, step: i64, file: &str, header: &Header) -> rusqlite::Result<()> {
    const ADD: &str = "INSERT OR IGNORE INTO header (step, file, packed) VALUES (?1, ?2, ?3)";
    connection.execute_batch(layout::HEADER_TABLE)?;
    connection.prepare_cached(ADD)?.execute(params![step, file, pack(header)]).map(drop)
}

/// Gives the headers of a step another number: the negated one when the step is undone, which hides them.
pub(super) fn renumber(connection: &Connection, step: i64, new: i64) -> rusqlite::Result<()> {
    if !is_laid_out(connection)? {
        return Ok(());
    }
    connection.execute("UPDATE header SET step = ?2 WHERE step = ?1", [step, new]).map(drop)
}

/// Deletes the headers of all undone steps.
pub(super) fn remove_undone(connection: &Connection) -> rusqlite::Result<()> {
    if !is_laid_out(connection)? {
        return Ok(());
    }
    connection.execute("DELETE FROM header WHERE step < 0", []).map(drop)
}

/// Calls a function with each header of a file whose import was undone.
pub(super) fn each_undone(
    connection: &Connection,
    mut each: impl FnMut(&FileHeader),
) -> rusqlite::Result<()> {
    const READ: &str = "SELECT file, packed FROM header WHERE step < 0";
    if !is_laid_out(connection)? {
        return Ok(());
    }
    let mut read = connection.prepare(READ)?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let header = unpack(row.get_ref(1)?.as_blob()?).ok_or_else(|| damaged(1))?;
        each(&FileHeader { file: row.get(0)?, header });
    }
    Ok(())
}

/// Calls a function with the step and the content of each header. The function may change the header, and
/// returns false for a header to be deleted. Returns the number of headers that changed or went.
pub(super) fn edit(
    connection: &Connection,
    mut edit: impl FnMut(i64, &mut FileHeader) -> bool,
) -> rusqlite::Result<u64> {
    const READ: &str = "SELECT id, step, file, packed FROM header ORDER BY id";
    if !is_laid_out(connection)? {
        return Ok(0);
    }
    let mut read = connection.prepare(READ)?;
    let rows = read.query_map([], |row| {
        let header = unpack(row.get_ref(3)?.as_blob()?).ok_or_else(|| damaged(3))?;
        Ok((row.get(0)?, row.get(1)?, FileHeader { file: row.get(2)?, header }))
    })?;
    let all: Vec<(i64, i64, FileHeader)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut edited = 0;
    for (id, step, before) in all {
        let mut after = before.clone();
        if !edit(step, &mut after) {
            edited += connection.execute("DELETE FROM header WHERE id = ?1", [id])? as u64;
        } else if after != before {
            const PUT: &str = "UPDATE OR REPLACE header SET file = ?2, packed = ?3 WHERE id = ?1";
            connection.execute(PUT, params![id, after.file, pack(&after.header)])?;
            edited += 1;
        }
    }
    Ok(edited)
}

fn is_laid_out(connection: &Connection) -> rusqlite::Result<bool> {
    const IS: &str = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'header')";
    connection.prepare_cached(IS)?.query_row([], |row| row.get(0))
}

// The numbers of the packed fields; an absent field takes no byte. They are written to files: a number is
// never given a new meaning.
const TOOL: u64 = 1;
const SOURCE_LANG: u64 = 2;
const CREATED: u64 = 3;
const CREATED_BY: u64 = 4;
const CHANGED: u64 = 5;
const CHANGED_BY: u64 = 6;
const NOTE: u64 = 7;
const PROP: u64 = 8;

fn pack(header: &Header) -> Vec<u8> {
    let mut packer = Packer::default();
    let texts = [
        (TOOL, Some(&*header.tool)),
        (SOURCE_LANG, header.source_lang.as_ref().map(crate::lang::Lang::tag)),
        (CREATED_BY, header.created_by.as_deref()),
        (CHANGED_BY, header.changed_by.as_deref()),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            packer.number(field);
            packer.text(text);
        }
    }
    for (field, moment) in [(CREATED, header.created), (CHANGED, header.changed)] {
        if let Some(moment) = moment {
            packer.number(field);
            packer.signed(moment.unix());
        }
    }
    for note in &header.notes {
        packer.number(NOTE);
        packer.text(&note.text);
    }
    for prop in &header.props {
        packer.number(PROP);
        packer.text(&prop.name);
        packer.text(&prop.value);
    }
    packer.0
}

/// Returns the header that these bytes hold; `None` for bytes that no header was packed into.
pub(super) fn unpack(bytes: &[u8]) -> Option<Header> {
    let (mut header, mut bytes, scope) = (Header::default(), Unpacker(bytes), Scope::Unit);
    while !bytes.0.is_empty() {
        match bytes.number()? {
            TOOL => header.tool = bytes.text()?.into(),
            SOURCE_LANG => header.source_lang = Some(bytes.text()?.parse().ok()?),
            CREATED => header.created = Some(Timestamp::from_unix(bytes.signed()?)),
            CREATED_BY => header.created_by = Some(bytes.text()?.into()),
            CHANGED => header.changed = Some(Timestamp::from_unix(bytes.signed()?)),
            CHANGED_BY => header.changed_by = Some(bytes.text()?.into()),
            NOTE => header.notes.push(Note { text: bytes.text()?.into(), scope }),
            PROP => {
                let (name, value) = (bytes.text()?.into(), bytes.text()?.into());
                header.props.push(Prop { name, value, scope });
            }
            _ => return None,
        }
    }
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::memory::Merge;
    use crate::unit::Unit;

    fn plant() -> Header {
        let mut header =
            Header { tool: "OmegaT".into(), source_lang: Some(Lang::ARABIC), ..Header::default() };
        header.created = "20260102T030405Z".parse().ok();
        header.changed_by = Some("Samia".into());
        header.notes.push(Note { text: "for the plant\nonly".into(), scope: Scope::Unit });
        header.props.push(Prop { name: "x-client".into(), value: "مصنع".into(), scope: Scope::Unit });
        header
    }

    #[test]
    fn the_header_of_a_file_is_kept_once_and_goes_with_the_step_that_brought_it() {
        let memory = Memory::in_memory().unwrap();
        for _ in 0..2 {
            let mut batch = memory.batch().unwrap();
            batch.header("plant.tmx", &plant()).unwrap();
            batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes")).unwrap();
            batch.commit().unwrap();
        }
        assert_eq!(memory.headers().unwrap(), [FileHeader { file: "plant.tmx".to_owned(), header: plant() }]);
        memory.undo().unwrap().unwrap();
        assert!(memory.headers().unwrap().is_empty());
    }

    #[test]
    fn a_memory_of_before_there_were_headers_gets_them() {
        let memory = Memory::in_memory().unwrap();
        memory.pool.session().unwrap().execute_batch("DROP TABLE header").unwrap();
        assert!(memory.headers().unwrap().is_empty());
        assert!(memory.undo().unwrap().is_none());
        let other = Memory::in_memory().unwrap();
        let mut batch = other.batch().unwrap();
        batch.header("plant.tmx", &plant()).unwrap();
        batch.commit().unwrap();
        memory.merge(&other, &Merge::new()).unwrap();
        assert_eq!(memory.headers().unwrap(), other.headers().unwrap());
    }
}
