//! [`Job`]: a review in one SQLite file.

use std::path::Path;

use serde::Serialize;

use super::job_error::unwritten;
use super::job_file::{JobFile, NewEntry};
use super::log_entry::{EntryKind, LogEntry, is_one};
use super::progress::{Pace, Progress};
use crate::align::Aligner;
use crate::error::{ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::review::acting::{NeighbourAligner, ReviewAction};
use crate::review::board::{Board, Change, ReviewDocument};
use crate::unit::Timestamp;

/// A review in one SQLite file: documents, and the log of all that was done to them.
///
/// ```
/// use mizan::bitext::{Bitext, Text};
/// use mizan::lexicon::Lexicon;
/// use mizan::review::{Job, ReviewAction, ReviewDocument};
/// use mizan::{Aligner, Lang};
///
/// let arabic = Text::lines("وصل القطار.\nغادر الضيوف الفندق.", Lang::ARABIC);
/// let english = Text::lines("The train arrived.\nThe guests left the hotel.", Lang::ENGLISH);
/// let bitext = Bitext::align(arabic, english, &Aligner::new(Lang::ARABIC, Lang::ENGLISH));
/// let document = ReviewDocument::of_bitext("travel", &bitext);
/// let folder = tempfile::tempdir().unwrap();
/// let path = folder.path().join("travel.mizan-job");
///
/// let mut job = Job::create(&path, vec![document], &Lexicon::built_in())?;
/// let seen = job.at(0);
/// job.act(0, seen, &ReviewAction::Confirm { row: 0 })?;
/// assert_eq!(job.progress(0).confirmed, 1);
/// drop(job);
/// let mut job = Job::open(&path, &Lexicon::built_in())?;
/// assert_eq!(job.progress(0).confirmed, 1);
/// let seen = job.at(0);
/// job.undo(0, seen)?;
/// assert_eq!(job.progress(0).confirmed, 0);
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Job {
    file: JobFile,
    documents: Vec<OpenDocument>,
    // The last entry of the log that the documents show.
    last: i64,
    person: Option<String>,
    pub(super) lexicon: Lexicon,
}

/// A document, and its state by the log so far.
struct OpenDocument {
    document: ReviewDocument,
    board: Board,
    // The changes that undo and redo take next are the last ones.
    done: Vec<Change>,
    undone: Vec<Change>,
    last: i64,
    pace: Pace,
    aligner: NeighbourAligner,
}

/// What became of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Acted {
    /// The action was done and is on the disk.
    Done(Step),
    /// Nothing was done: the document has changed since the caller saw it.
    Behind,
}

/// An action that was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The number of the entry of the log after which the document stands as it does.
    pub at: i64,
    /// What the action changed.
    pub change: Change,
    /// How many actions can be taken back.
    pub done: usize,
    /// How many actions can be done again.
    pub undone: usize,
    /// How far the review of the document is.
    pub progress: Progress,
}

impl Job {
    /// Makes a job in a new file, or in an empty one.
    ///
    /// # Errors
    ///
    /// If the file exists and is not empty, or cannot be written.
    pub fn create(path: impl AsRef<Path>, documents: Vec<ReviewDocument>, lexicon: &Lexicon) -> Result<Self> {
        let file = JobFile::open(path.as_ref())?;
        if !file.is_empty()? {
            return Err(ErrorKind::FileExists.into());
        }
        file.lay_out(&documents)?;
        Self::replayed(file, documents, lexicon)
    }

    /// Opens a job as it was left.
    ///
    /// # Errors
    ///
    /// If the file does not exist or is no job, or if it is damaged.
    pub fn open(path: impl AsRef<Path>, lexicon: &Lexicon) -> Result<Self> {
        let path = path.as_ref();
        std::fs::metadata(path)?;
        let file = JobFile::open(path)?;
        file.check()?;
        let documents = file.documents()?;
        Self::replayed(file, documents, lexicon)
    }

    /// Opens the job of these documents, or makes it if there is no file or an empty one.
    ///
    /// # Errors
    ///
    /// If the job in the file is one of other texts, or as for [`open`](Self::open).
    pub fn of(path: impl AsRef<Path>, documents: Vec<ReviewDocument>, lexicon: &Lexicon) -> Result<Self> {
        let file = JobFile::open(path.as_ref())?;
        if file.is_empty()? {
            file.lay_out(&documents)?;
            return Self::replayed(file, documents, lexicon);
        }
        file.check()?;
        file.check_same(&documents)?;
        let documents = file.documents()?;
        Self::replayed(file, documents, lexicon)
    }

    /// Sets the person whose actions the next ones are.
    #[must_use]
    pub fn person(mut self, name: impl Into<Option<String>>) -> Self {
        self.person = name.into();
        self
    }

    /// Returns the documents, in order.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = &ReviewDocument> {
        self.documents.iter().map(|open| &open.document)
    }

    /// Returns a document as it stands now.
    ///
    /// # Panics
    ///
    /// If there is no document of this number, as for the other methods.
    #[must_use]
    pub fn board(&self, document: usize) -> &Board {
        &self.documents[document].board
    }

    /// Returns the number of the last entry of the log about a document; 0 before the first one.
    #[must_use]
    pub fn at(&self, document: usize) -> i64 {
        self.documents[document].last
    }

    /// Returns how many actions can be taken back, and how many can be done again.
    #[must_use]
    pub fn steps(&self, document: usize) -> (usize, usize) {
        let open = &self.documents[document];
        (open.done.len(), open.undone.len())
    }

    /// Returns how far the review of a document is.
    #[must_use]
    pub fn progress(&self, document: usize) -> Progress {
        let open = &self.documents[document];
        Progress::of(&open.board, open.pace)
    }

    /// Does an action, if the document still stands as after the entry `seen`. What can be done again is
    /// forgotten, as in any editor, but for an action that changes nothing.
    ///
    /// # Errors
    ///
    /// If the action cannot be done, or the file cannot be written; then nothing is changed.
    pub fn act(&mut self, document: usize, seen: i64, action: &ReviewAction) -> Result<Acted> {
        self.write(document, seen, |open, number| {
            let change = open.board.change(action, number, &open.aligner)?;
            let action = serde_json::to_string(action).map_err(unwritten)?;
            Ok((EntryKind::Do, change, Some(action)))
        })
    }

    /// Takes the last action back, if the document still stands as after the entry `seen`.
    ///
    /// # Errors
    ///
    /// If there is none, or the file cannot be written.
    pub fn undo(&mut self, document: usize, seen: i64) -> Result<Acted> {
        let none = || ErrorKind::Option("there is nothing to undo".into());
        self.write(document, seen, |open, _| {
            Ok((EntryKind::Undo, open.done.last().ok_or_else(none)?.inverse(), None))
        })
    }

    /// Does the last action again that was taken back, if the document still stands as after the entry
    /// `seen`.
    ///
    /// # Errors
    ///
    /// If there is none, or the file cannot be written.
    pub fn redo(&mut self, document: usize, seen: i64) -> Result<Acted> {
        let none = || ErrorKind::Option("there is nothing to redo".into());
        self.write(document, seen, |open, _| {
            Ok((EntryKind::Redo, open.undone.last().ok_or_else(none)?.clone(), None))
        })
    }

    /// Takes up what another program has done to the same job.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn refresh(&mut self) -> Result<()> {
        for entry in self.file.entries(self.last)? {
            self.take(entry)?;
        }
        Ok(())
    }

    /// Returns who made an entry of the log, and when.
    pub(super) fn maker(&self, entry: i64) -> Result<Option<(Option<String>, Timestamp)>> {
        Ok(self.file.maker(entry)?.map(|(person, at)| (person, Timestamp::from_unix(at))))
    }

    fn replayed(file: JobFile, documents: Vec<ReviewDocument>, lexicon: &Lexicon) -> Result<Self> {
        let documents = documents.into_iter().map(|document| OpenDocument::new(document, lexicon)).collect();
        let mut job = Self { file, documents, last: 0, person: None, lexicon: lexicon.clone() };
        job.refresh()?;
        job.file.begin_work()?;
        Ok(job)
    }

    // Writes one entry in one transaction, and then shows it.
    fn write(
        &mut self,
        document: usize,
        seen: i64,
        act: impl FnOnce(&OpenDocument, i64) -> Result<(EntryKind, Change, Option<String>)>,
    ) -> Result<Acted> {
        self.file.begin()?;
        let written = self.append(document, seen, act);
        self.file.roll_back();
        match written? {
            Some(entry) => {
                let change = self.take(entry)?;
                Ok(Acted::Done(self.step(document, change)))
            }
            None if self.at(document) == seen => Ok(Acted::Done(self.step(document, Change::default()))),
            None => Ok(Acted::Behind),
        }
    }

    // Writes an entry and commits. Returns `None` if the document is another one than the caller saw, or if
    // nothing changes.
    fn append(
        &mut self,
        document: usize,
        seen: i64,
        act: impl FnOnce(&OpenDocument, i64) -> Result<(EntryKind, Change, Option<String>)>,
    ) -> Result<Option<LogEntry>> {
        self.refresh()?;
        let open = &self.documents[document];
        if open.last != seen {
            return Ok(None);
        }
        let full = || ErrorKind::Job("its log is full: the file is damaged".into());
        let number = self.last.checked_add(1).ok_or_else(full)?;
        let (kind, change, action) = act(open, number)?;
        if change.is_empty() {
            return Ok(None);
        }
        let at = Timestamp::now().unix();
        let is_one = is_one(kind, action.as_deref());
        // An entry that takes back, or does again, says which change by its place in the log.
        let own = (kind == EntryKind::Do).then(|| serde_json::to_string(&change)).transpose();
        let entry = NewEntry {
            number,
            document,
            kind,
            action,
            change: own.map_err(unwritten)?,
            person: self.person.as_deref(),
            at,
        };
        self.file.append(&entry)?;
        self.file.commit()?;
        let change = (kind == EntryKind::Do).then_some(change);
        Ok(Some(LogEntry { number, document, kind, change, is_one, at }))
    }

    // Shows an entry of the log. Returns what it changed.
    fn take(&mut self, entry: LogEntry) -> Result<Change> {
        let damaged = |why: &str| ErrorKind::Job(format!("its log {why}: the file is damaged"));
        let open = self
            .documents
            .get_mut(entry.document)
            .ok_or_else(|| damaged("names a document that is missing"))?;
        let no_step = || damaged("takes back an action that is missing");
        let change = match entry.kind {
            EntryKind::Do => entry.change.ok_or_else(|| damaged("has an action without a change"))?,
            EntryKind::Undo => open.done.last().ok_or_else(no_step)?.inverse(),
            EntryKind::Redo => open.undone.last().ok_or_else(no_step)?.clone(),
        };
        open.board.make(&change)?;
        match entry.kind {
            EntryKind::Do => {
                open.done.push(change.clone());
                open.undone.clear();
            }
            EntryKind::Undo => open.undone.extend(open.done.pop()),
            EntryKind::Redo => open.done.extend(open.undone.pop()),
        }
        open.pace.count(entry.at, entry.is_one);
        open.last = entry.number;
        self.last = entry.number;
        Ok(change)
    }

    fn step(&self, document: usize, change: Change) -> Step {
        let (done, undone) = self.steps(document);
        Step { at: self.at(document), change, done, undone, progress: self.progress(document) }
    }
}

impl OpenDocument {
    fn new(document: ReviewDocument, lexicon: &Lexicon) -> Self {
        let [source, target] = document.langs();
        let aligner = Aligner::new(source, target).lexicon(lexicon.clone());
        let aligner = NeighbourAligner::new(aligner, document.has_walls(), document.is_aligned());
        Self {
            board: document.board().clone(),
            document,
            done: Vec::new(),
            undone: Vec::new(),
            last: 0,
            pace: Pace::default(),
            aligner,
        }
    }
}
