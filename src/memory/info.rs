use crate::error::Result;
use crate::lang::Lang;

use super::failure::{damaged, storage};
use super::file::Memory;

/// What a memory holds, counted.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Info {
    /// How many units.
    pub units: u64,
    /// How many units of each pair of languages, source first, most units first.
    pub pairs: Vec<(Lang, Lang, u64)>,
    /// The size of the file in bytes.
    pub bytes: u64,
}

impl Memory {
    /// Counts what the memory holds. Reads every unit.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn info(&self) -> Result<Info> {
        let connection = self.connection()?;
        let bytes = connection
            .query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], |row| {
                row.get::<_, i64>(0)
            })
            .map_err(storage)?;
        let mut statement = connection
            .prepare_cached(
                "SELECT pair.source, pair.target, count(*) FROM unit JOIN pair ON pair.id = pair
                 GROUP BY pair ORDER BY 3 DESC, 1, 2",
            )
            .map_err(storage)?;
        let pairs = statement
            .query_map([], |row| {
                let lang =
                    |column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
                Ok((lang(0)?, lang(1)?, row.get::<_, i64>(2)?.unsigned_abs()))
            })
            .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>)
            .map_err(storage)?;
        let units = pairs.iter().map(|(_, _, units)| units).sum();
        Ok(Info { units, pairs, bytes: bytes.unsigned_abs() })
    }
}
