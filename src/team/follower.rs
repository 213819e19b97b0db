//! [`Follower`]: a memory in a file that follows a memory of the team.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{ErrorKind, Result};
use crate::memory::{FollowState, Following, Memory};
use crate::unit::Timestamp;

use super::address::Address;
use super::comparison::Comparison;
use super::fill;
use super::lag::Lag;
use super::line::Line;
use super::line_error::LineError;
use super::member::Member;
use super::pull::{End, note_time, pull};
use super::push::{Draft, send};
use super::sync_report::SyncReport;
use super::written::take;

/// A memory in a file that follows a memory of the team.
///
/// ```no_run
/// use std::sync::Arc;
///
/// use mizan::Memory;
/// use mizan::team::{Address, Follower, Team};
///
/// let address: Address = "postgresql://salma@db.example/team".parse()?;
/// let memory = Arc::new(Memory::create("plant.mizan")?);
/// let follower = Follower::join(memory, &address, Team::DEFAULT)?;
/// let report = follower.sync(&mut |read| eprintln!("{read} units"))?;
/// println!("{} units came, {} changes were sent", report.received, report.sent);
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Follower {
    memory: Arc<Memory>,
    address: Address,
    name: String,
    line: Mutex<Option<Line>>,
}

/// Changes that are sent in one transaction. Chosen by hand: enough for the way to PostgreSQL and back to
/// cost little, and few enough for the locks on their rows to be short.
const AT_ONCE: usize = 1_000;
/// How often the changes of a file are looked through, since some want to be sent twice: a unit that was
/// joined with its twin is sent once more with what the twin lacks.
const PASSES: usize = 4;

impl Follower {
    /// Lets a memory follow a memory of the team from now on; the next [`sync`](Self::sync) fills it. Units
    /// that the file has already are sent to the team.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`] if the file follows something else; [`ErrorKind::Team`] if PostgreSQL cannot be
    /// reached, or has no such memory for this role.
    pub fn join(memory: Arc<Memory>, address: &Address, name: &str) -> Result<Self> {
        let line = Line::open(address)?;
        let member = Member::find(&line, name)?;
        match memory.follow_state()? {
            Some(state) if state.name != name => {
                let why = format!("the file follows the memory {:?} of {}", state.name, state.address);
                return Err(ErrorKind::Option(why).into());
            }
            // The team may have moved to another address.
            Some(state) if state.address != address.to_string() => {
                memory.follow(|following| {
                    following.set_state(&FollowState { address: address.to_string(), ..state })
                })?;
            }
            Some(_) => {}
            None => {
                let state = FollowState {
                    address: address.to_string(),
                    name: name.to_owned(),
                    place: None,
                    filled: None,
                    steps: None,
                    at: None,
                };
                let state = fill::begin(&line, member, state)?;
                memory.follow(|following| following.set_state(&state))?;
            }
        }
        Ok(Self { memory, address: address.clone(), name: name.to_owned(), line: Mutex::new(Some(line)) })
    }

    /// Returns the address and the name of the memory of the team that a file follows; `None` if it follows
    /// none.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn of(memory: &Memory) -> Result<Option<(Address, String)>> {
        let Some(state) = memory.follow_state()? else { return Ok(None) };
        Ok(Some((state.address.parse()?, state.name)))
    }

    /// Returns a follower for a file that [follows](Self::join) already, without asking PostgreSQL.
    #[must_use]
    pub fn open(memory: Arc<Memory>, address: &Address, name: &str) -> Self {
        Self { memory, address: address.clone(), name: name.to_owned(), line: Mutex::new(None) }
    }

    /// Returns a memory each of whose changes goes to PostgreSQL before it is committed in the file, and is
    /// not made if PostgreSQL does not take it.
    #[must_use]
    pub fn written_through(memory: Memory, address: &Address, name: &str) -> Memory {
        let (address, name, line) = (address.clone(), name.to_owned(), Mutex::new(None));
        memory.before_commit(move |following, numbers| {
            if following.state()?.is_none() {
                return Ok(());
            }
            let own = following.own_of(numbers, Timestamp::now().unix())?;
            let drafts = Draft::read(following, &own)?;
            if drafts.is_empty() {
                return Ok(());
            }
            let sent = on_line(&line, &address, |line| send(line, Member::find(line, &name)?, &drafts))?;
            take(following, sent).map(drop)
        })
    }

    /// Returns the memory.
    #[must_use]
    pub fn memory(&self) -> &Arc<Memory> {
        &self.memory
    }

    /// Sends what was changed in the file, and takes in what others have changed. `told` is called with the
    /// number of units that were read whenever a part of a memory was taken in as a whole.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Team`] if PostgreSQL cannot be reached or refuses. What was sent and taken in by then
    /// holds; the next call goes on from there.
    pub fn sync(&self, told: &mut dyn FnMut(u64)) -> Result<SyncReport> {
        let mut report = SyncReport::default();
        on_line(&self.line, &self.address, |line| {
            let member = Member::find(line, &self.name)?;
            // A fill first: units of the same texts are joined with those that are there.
            fill::fill(line, member, &self.memory, &mut report, told)?;
            self.push(line, member, &mut report)?;
            if pull(line, member, &self.memory, &mut report)? == End::Lost {
                self.begin_anew(line, member)?;
                fill::fill(line, member, &self.memory, &mut report, told)?;
                pull(line, member, &self.memory, &mut report)?;
            }
            Ok(())
        })?;
        if !report.is_empty() || self.memory.follow_state()?.is_some_and(|state| state.at.is_none()) {
            self.memory.follow(note_time)?;
        }
        Ok(report)
    }

    /// Compares the file with PostgreSQL, unit by unit. A difference is a change that is not yet sent or
    /// taken in, or a fault.
    ///
    /// # Errors
    ///
    /// As for [`sync`](Self::sync).
    pub fn compare(&self) -> Result<Comparison> {
        on_line(&self.line, &self.address, |line| {
            let member = Member::find(line, &self.name)?;
            Comparison::of(line, member, &self.memory)
        })
    }

    /// Returns how far the file is behind, and who holds it back.
    ///
    /// # Errors
    ///
    /// As for [`sync`](Self::sync).
    pub fn lag(&self) -> Result<Lag> {
        on_line(&self.line, &self.address, |line| {
            let member = Member::find(line, &self.name)?;
            let state = self.memory.follow_state()?;
            Lag::read(line, member, state.as_ref())
        })
    }

    fn begin_anew(&self, line: &Line, member: Member) -> Result<(), LineError> {
        let Some(state) = self.memory.follow_state()? else { return Ok(()) };
        let state = fill::begin(line, member, state)?;
        Ok(self.memory.follow(|following| following.set_state(&state))?)
    }

    /// Sends what was changed in the file.
    fn push(&self, line: &Line, member: Member, report: &mut SyncReport) -> Result<(), LineError> {
        for _ in 0..PASSES {
            let Some(state) = self.memory.follow_state()? else { return Ok(()) };
            let own = self.memory.read_following(|following| following.own_changes(&state))?;
            if own.list.is_empty() {
                return Ok(self.note_steps(&state, own.steps)?);
            }
            if !member.may_write {
                report.kept = own.list.len() as u64;
                return Ok(());
            }
            for own in own.list.chunks(AT_ONCE) {
                let drafts = self.memory.read_following(|following| Draft::read(following, own))?;
                let sent = send(line, member, &drafts)?;
                report.add(self.memory.follow(|following| take(following, sent))?);
            }
        }
        Ok(())
    }

    /// Notes the steps of the history whose changes are sent.
    fn note_steps(&self, known: &FollowState, steps: crate::memory::Steps) -> Result<()> {
        if known.steps == Some(steps) {
            return Ok(());
        }
        self.memory.follow(|following: &mut Following| match following.state()? {
            Some(state) if state.steps == known.steps => {
                following.set_state(&FollowState { steps: Some(steps), ..state })
            }
            _ => Ok(()),
        })
    }
}

/// Works on a line, which is opened if there is none, and given up after an error.
pub(super) fn on_line<T>(
    line: &Mutex<Option<Line>>,
    address: &Address,
    work: impl FnOnce(&Line) -> Result<T, LineError>,
) -> Result<T> {
    let mut held = line.lock().unwrap_or_else(PoisonError::into_inner);
    let open = match held.take().filter(|line| !line.is_closed()) {
        Some(line) => line,
        None => Line::open(address)?,
    };
    let done = work(&open)?;
    *held = Some(open);
    Ok(done)
}

impl fmt::Debug for Follower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Follower({:?} of {})", self.name, self.address)
    }
}
