//! [`send`]: the changes that were made in a file go to PostgreSQL, many in one transaction.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use uuid::Uuid;

use crate::error::Result;
use crate::memory::{Followed, Following, OwnChange};
use crate::unit::{Timestamp, Unit};

use super::conflict::{Verdict, judge};
use super::line::Line;
use super::line_error::LineError;
use super::member::Member;
use super::unit_rows::{COLUMNS, GIVEN, UnitColumns, UnitRow, storable, twin};

/// A change that was made in a file, as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) number: i64,
    pub(super) followed: Option<Followed>,
    /// When the change was made, in seconds since 1970.
    pub(super) at: i64,
    /// The unit; `None` if it was deleted.
    pub(super) unit: Option<Unit>,
    /// The sum of its row.
    pub(super) sum: Option<Vec<u8>>,
    /// True if the unit has a text that PostgreSQL cannot store, and is sent in another form.
    pub(super) is_mended: bool,
}

/// What became of a draft.
#[derive(Debug)]
pub(super) enum Fate {
    /// PostgreSQL has the unit as it was sent, in this version.
    Stored(Followed),
    /// The unit is deleted on both sides.
    Gone,
    /// Somebody else has changed the unit later.
    Overruled(UnitRow),
    /// PostgreSQL has a unit of the same texts under another id.
    Twin(UnitRow),
}

/// A draft that was sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) draft: Draft,
    pub(super) fate: Fate,
    /// The other change, if this one has overruled it.
    pub(super) overruled: Option<UnitRow>,
}

/// How often a transaction is tried that others are in the way of.
const ATTEMPTS: u32 = 8;

impl Draft {
    /// Reads the units of changes; a unit that came and went meanwhile is left out.
    pub(super) fn read(following: &mut Following, own: &[OwnChange]) -> Result<Vec<Self>> {
        let mut drafts = Vec::with_capacity(own.len());
        for &OwnChange { number, followed, at } in own {
            let (unit, sum) = (following.unit(number)?, following.sum(number)?);
            if unit.is_none() && followed.is_none() {
                continue;
            }
            let dated = |unit: &Unit| unit.origin().changed.or(unit.origin().created).map(Timestamp::unix);
            let at = at.or_else(|| unit.as_ref().and_then(dated)).unwrap_or_else(|| Timestamp::now().unix());
            let mended = unit.as_ref().and_then(storable);
            let is_mended = mended.is_some();
            drafts.push(Self { number, followed, at, unit: mended.or(unit), sum, is_mended });
        }
        Ok(drafts)
    }
}

/// Sends drafts in one transaction, which is tried again if others are in the way.
pub(super) fn send(line: &Line, member: Member, drafts: &[Draft]) -> Result<Vec<Sent>, LineError> {
    let mut attempt = 0;
    loop {
        let parcel = Parcel { line, member, has_twins: attempt == 0 };
        match line.transaction(|| parcel.send(drafts)) {
            Err(error) if error.may_pass() && attempt < ATTEMPTS => attempt += 1,
            done => return done,
        }
        // Two that were in each other's way do not meet again.
        let random = Uuid::now_v7().as_bytes()[15];
        thread::sleep(Duration::from_millis(u64::from(attempt * u32::from(random % 16))));
    }
}

/// Drafts on their way.
struct Parcel<'l> {
    line: &'l Line,
    member: Member,
    // False leaves the hashes of changed units out, after one was in the way.
    has_twins: bool,
}

impl Parcel<'_> {
    fn send(&self, drafts: &[Draft]) -> Result<Vec<Sent>, LineError> {
        let known: Vec<Uuid> =
            drafts.iter().filter_map(|draft| draft.followed.map(|known| key(&known))).collect();
        let theirs = self.theirs("id", &known, "for update")?;
        let mut theirs: HashMap<Uuid, UnitRow> = theirs.into_iter().map(|row| (row.id, row)).collect();
        let (mut sent, mut updates, mut inserts) = (Vec::new(), Vec::new(), Vec::new());
        for draft in drafts {
            let Some(followed) = draft.followed else {
                inserts.push((draft, Uuid::now_v7()));
                continue;
            };
            let their = theirs.remove(&key(&followed));
            let done = |fate, overruled| Sent { draft: draft.clone(), fate, overruled };
            match (judge(&followed, draft.unit.as_ref(), draft.at, their.as_ref()), their) {
                (Verdict::Equal, Some(their)) if their.unit.is_some() => {
                    sent.push(done(Fate::Stored(Followed { version: their.version, ..followed }), None));
                }
                (Verdict::Equal, _) => sent.push(done(Fate::Gone, None)),
                (Verdict::Yield, Some(their)) => {
                    self.keep(draft, &their)?;
                    sent.push(done(Fate::Overruled(their), None));
                }
                (Verdict::Overrule, their) => updates.push((draft, followed, their)),
                (Verdict::Write, _) => updates.push((draft, followed, None)),
                (Verdict::Restore, _) | (Verdict::Yield, None) => inserts.push((draft, key(&followed))),
            }
        }
        self.update(updates, &mut sent)?;
        self.insert(inserts, &mut sent)?;
        Ok(sent)
    }

    /// Reads the units whose `column` is one of some keys, in the order of the ids, so that two transactions
    /// lock them in the same order.
    fn theirs(&self, column: &str, keys: &[Uuid], lock: &str) -> Result<Vec<UnitRow>, LineError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "select {COLUMNS} from mizan.unit where memory = $1 and {column} = any($2) order by id {lock}"
        );
        let rows = self.line.wait(self.line.client().query(&sql, &[&self.member.memory, &keys]))?;
        Ok(rows.iter().map(UnitRow::read).collect::<Result<_>>()?)
    }

    fn update(
        &self,
        mut updates: Vec<(&Draft, Followed, Option<UnitRow>)>,
        sent: &mut Vec<Sent>,
    ) -> Result<(), LineError> {
        let sql = format!(
            "update mizan.unit set twin = case when exists (select from mizan.unit as other where other.memory = $1
                    and other.twin = given.twin and other.id <> given.id) then null else given.twin end,
                is_deleted = given.is_deleted, edited = given.edited, source_lang = given.source_lang,
                target_lang = given.target_lang, source = given.source, target = given.target, status = given.status,
                created = given.created, document = given.document, domain = given.domain, client = given.client,
                project = given.project, created_by = given.created_by, rest = given.rest
             from {GIVEN} where unit.memory = $1 and unit.id = given.id returning unit.id, unit.version"
        );
        updates.sort_by_key(|(_, followed, _)| followed.id);
        let mut columns = UnitColumns::default();
        for (draft, followed, _) in &updates {
            let twin = draft.unit.as_ref().filter(|_| self.has_twins).map(twin);
            columns.push(key(followed), draft.at, twin, draft.unit.as_ref());
        }
        let versions = self.versions(&sql, &columns)?;
        for (draft, followed, overruled) in updates {
            let fate = match (&draft.unit, versions.get(&key(&followed))) {
                (Some(_), Some(&version)) => Fate::Stored(Followed { version, ..followed }),
                (Some(_), None) => return Err(self.forbidden()),
                (None, _) => Fate::Gone,
            };
            sent.push(Sent { draft: draft.clone(), fate, overruled });
        }
        Ok(())
    }

    /// Inserts units. One whose twin is there already becomes that one.
    fn insert(&self, mut inserts: Vec<(&Draft, Uuid)>, sent: &mut Vec<Sent>) -> Result<(), LineError> {
        inserts.sort_by_key(|(draft, _)| draft.unit.as_ref().map(twin));
        let versions = self.inserted(&inserts, true)?;
        let (stored, left): (Vec<_>, Vec<_>) =
            inserts.into_iter().partition(|(_, id)| versions.contains_key(id));
        let twins: Vec<Uuid> = left.iter().filter_map(|(draft, _)| draft.unit.as_ref().map(twin)).collect();
        let theirs = self.theirs("twin", &twins, "")?;
        let mut others = Vec::new();
        let done = |draft: &Draft, fate| Sent { draft: draft.clone(), fate, overruled: None };
        let followed = |id: Uuid, version| Followed { id: *id.as_bytes(), version };
        for (draft, id) in left {
            let is_twin = |row: &&UnitRow| match (&row.unit, &draft.unit) {
                (Some(theirs), Some(own)) => Following::joined(theirs, own).is_some(),
                _ => false,
            };
            match theirs.iter().find(is_twin) {
                Some(their) => sent.push(done(draft, Fate::Twin(their.clone()))),
                None => others.push((draft, id)),
            }
        }
        // Their hashes are those of other units: they have none.
        let other_versions = self.inserted(&others, false)?;
        for (draft, id) in stored.into_iter().chain(others) {
            match versions.get(&id).or_else(|| other_versions.get(&id)) {
                Some(&version) => sent.push(done(draft, Fate::Stored(followed(id, version)))),
                None => return Err(self.forbidden()),
            }
        }
        Ok(())
    }

    fn inserted(&self, inserts: &[(&Draft, Uuid)], has_twins: bool) -> Result<HashMap<Uuid, i64>, LineError> {
        let sql = format!(
            "insert into mizan.unit (memory, id, twin, is_deleted, edited, source_lang, target_lang, source, target,
                status, created, document, domain, client, project, created_by, rest)
             select $1, given.* from {GIVEN} on conflict (memory, twin) do nothing returning id, version"
        );
        let mut columns = UnitColumns::default();
        for (draft, id) in inserts {
            let twin = draft.unit.as_ref().filter(|_| has_twins).map(twin);
            columns.push(*id, draft.at, twin, draft.unit.as_ref());
        }
        self.versions(&sql, &columns)
    }

    fn versions(&self, sql: &str, columns: &UnitColumns) -> Result<HashMap<Uuid, i64>, LineError> {
        if columns.is_empty() {
            return Ok(HashMap::new());
        }
        let parameters = columns.parameters(&self.member.memory);
        let rows = self.line.wait(self.line.client().query(sql, &parameters))?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Keeps a change that a later one has overruled in the history.
    fn keep(&self, draft: &Draft, theirs: &UnitRow) -> Result<(), LineError> {
        let sql = format!(
            "insert into mizan.history (memory, unit, version, is_deleted, is_lost, source_lang, target_lang, source,
                target, status, created, document, domain, client, rest, edited)
             select $1, given.id, $18, given.is_deleted, true, given.source_lang, given.target_lang, given.source,
                given.target, given.status, given.created, given.document, given.domain, given.client, given.rest,
                given.edited from {GIVEN}"
        );
        let mut columns = UnitColumns::default();
        columns.push(theirs.id, draft.at, None, draft.unit.as_ref());
        let mut parameters = columns.parameters(&self.member.memory);
        parameters.push(&theirs.version);
        self.line.wait(self.line.client().execute(&sql, &parameters)).map(drop)
    }

    /// Returns the error for a row that PostgreSQL hides from this role since it was read.
    fn forbidden(&self) -> LineError {
        LineError::Refused {
            state: tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE,
            message: "the role may no longer write into this memory".into(),
        }
    }
}

fn key(followed: &Followed) -> Uuid {
    Uuid::from_bytes(followed.id)
}
