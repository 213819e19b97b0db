//! [`NearLabel`]: a label for new units that no unit has yet, and that may be a slip for one that units have.

use std::fmt;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::similarity::Query;
use crate::text::fold;
use crate::unit::Labels;

/// A client or subject field that no unit has yet, and one that units have and that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NearLabel {
    /// What the label says: `client` or `domain`.
    pub field: &'static str,
    /// The label that no unit has.
    pub value: String,
    /// The label that units have.
    pub near: String,
    /// The number of these units.
    pub units: u64,
}

/// The least likeness, in percent of characters, of a label that may have been meant. Chosen by hand: one
/// letter more or less in a name of four.
const NEAR: u8 = 75;

impl Memory {
    /// Returns the client and the subject field among some labels that no unit has yet, if units have one of
    /// nearly the same name. Names that differ in a number alone are two names. Reads the names of the
    /// memory, and every unit only if a name is near.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Labels, Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.labels(Labels::new().client("Acme".to_owned()));
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// let near = memory.near_labels(&Labels::new().client("Acmee".to_owned()))?;
    /// assert_eq!((near[0].near.as_str(), near[0].units), ("Acme", 1));
    /// assert_eq!(memory.near_labels(&Labels::new().client("Acme".to_owned()))?, []);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn near_labels(&self, labels: &Labels) -> Result<Vec<NearLabel>> {
        let session = self.pool.session()?;
        let asked = [("client", labels.client_name(), CLIENTS), ("domain", labels.domain_name(), DOMAINS)];
        let mut found = Vec::new();
        for (field, value, units) in asked {
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            let near = near(&session, value, units).map_err(storage)?;
            found.extend(near.map(|(near, units)| NearLabel { field, value: value.to_owned(), near, units }));
        }
        Ok(found)
    }
}

const CLIENTS: &str = "SELECT count(*) FROM unit WHERE client = (SELECT id FROM name WHERE text = ?1)";
const DOMAINS: &str = "SELECT count(*) FROM unit WHERE domain = (SELECT id FROM name WHERE text = ?1)";

/// Returns the nearest name that units have, and how many they are; `None` if the memory has the value
/// itself.
fn near(connection: &Connection, value: &str, units: &str) -> rusqlite::Result<Option<(String, u64)>> {
    let mut names = connection.prepare_cached("SELECT text FROM name")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if names.iter().any(|name| name == value) {
        return Ok(None);
    }
    let mut count = connection.prepare_cached(units)?;
    let mut units_with = |name: &str| count.query_row(params![name], |row| row.get::<_, i64>(0));
    let query = Query::new(&value.into(), &Lang::UNDETERMINED);
    let near = names.into_iter().filter(|name| !differ_in_number(name, value));
    let near = near.filter_map(|name| Some((query.plain_at_least(&fold(&name), NEAR)?, name)));
    let mut near: Vec<_> = near.collect();
    near.sort_by(|(one, _), (other, _)| other.cmp(one));
    for (_, name) in near {
        // A name may be that of a document, which no unit has as its client.
        let units = units_with(&name)?;
        if units > 0 {
            return Ok(Some((name, units.unsigned_abs())));
        }
    }
    Ok(None)
}

fn differ_in_number(one: &str, other: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| !c.is_numeric()).collect::<String>();
    letters(one) == letters(other) && fold(one) != fold(other)
}

impl fmt::Display for NearLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, value, near, units } = self;
        let have = if *units == 1 { "unit has" } else { "units have" };
        write!(f, "no unit had the {field} `{value}` before; {units} {have} `{near}`")
    }
}
