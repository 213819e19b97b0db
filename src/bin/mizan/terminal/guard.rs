//! [`Guard`]: the one place that decides whether a verb may write a file. A mistyped name must not destroy a
//! file, and no run destroys what a person has made of an output. A memory or an input of the run is never
//! replaced. Any other file is replaced only if mizan wrote it, with the same kind of content, and nobody has
//! changed it since, or if `--force` is given.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use mizan::Format;

use super::bidi::Bidi;
use super::content::{self, Content};
use super::input::{folder, full_path, name};
use super::leftovers;
use super::letter_case;
use super::output::{self, Output};
use super::screen::Screen;
use super::seal::Sealed;

/// What a run reads and writes, for the decision whether it may write a file.
#[derive(Default)]
pub(crate) struct Guard {
    inputs: HashSet<Identity>,
    memories: HashSet<Identity>,
    outputs: HashSet<Identity>,
    // The folders from which leftovers of killed runs were removed.
    cleaned: Mutex<HashSet<PathBuf>>,
    // The last output that was claimed, which may not have existed then.
    claimed: Option<PathBuf>,
    // What a message says about putting units into a memory.
    instead: Option<String>,
    force: bool,
    bidi: Option<Bidi>,
}

/// The identity of a file that may have several names: its full path without links, or its place on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    Path(PathBuf),
    #[cfg(unix)]
    Node(u64, u64),
}

// What SQLite appends to the name of a database for the files that it keeps beside it.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

impl Guard {
    /// Returns a guard for a run that reads nothing yet.
    pub(crate) fn new(force: bool) -> Self {
        Self { force, ..Self::default() }
    }

    /// Sets how right-to-left text is shown if the output is a terminal [default: as it is].
    pub(crate) fn bidi(mut self, bidi: Bidi) -> Self {
        self.bidi = Some(bidi);
        self
    }

    /// Sets the command that puts units into a memory, for a verb that cannot: `NAME` stands for the memory.
    pub(crate) fn instead(mut self, command: String) -> Self {
        self.instead = Some(command);
        self
    }

    /// Adds files that the run reads. `-` is no file.
    pub(crate) fn reads<P: AsRef<Path>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        for path in paths {
            self.inputs.extend(identities(path.as_ref()));
        }
        self
    }

    /// Adds the memory that the run uses, whether the memory exists already or not.
    pub(crate) fn memory(mut self, path: Option<&Path>) -> Self {
        self.memories.extend(path.into_iter().flat_map(identities));
        self
    }

    /// Checks that the memory of `--into` may be written: that its name is none of the inputs, and that the
    /// ending of a new memory does not promise another kind of file.
    pub(crate) fn check_memory(&self, path: &Path) -> anyhow::Result<()> {
        if has(&self.inputs, path) {
            bail!("nothing written: {} is an input", name(path));
        }
        self.check_beside(path)?;
        if !path.exists() {
            check_name(path, Content::Memory)?;
            for ending in BESIDE {
                let mut beside = path.as_os_str().to_owned();
                beside.push(ending);
                // Another program may be creating the memory at this moment: first its file, then the files
                // beside it.
                if Path::new(&beside).exists() && !path.exists() {
                    let [path, beside] = [path, beside.as_ref()].map(name);
                    bail!(
                        "nothing written: SQLite would take {beside} for a part of {path}; move it away first"
                    );
                }
            }
        }
        Ok(())
    }

    /// Checks that an output may be written, and notes its name, so that no two outputs have the same one.
    /// Two names may be one file, as `A.tmx` and `a.tmx` on many disks, so the file that the output before
    /// has become is noted as well.
    pub(crate) fn claim(&mut self, path: Option<&Path>, content: Content) -> anyhow::Result<()> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else { return Ok(()) };
        self.check(path, content)?;
        self.keep(path)
    }

    /// Notes the name of an output of an earlier run, which stays as it is, as [`claim`](Self::claim) does.
    pub(crate) fn keep(&mut self, path: &Path) -> anyhow::Result<()> {
        if let Some(before) = self.claimed.take() {
            self.outputs.extend(identities(&before));
        }
        if has(&self.outputs, path) {
            bail!("nothing written: {} is the name of two outputs", name(path));
        }
        self.outputs.extend(identities(path));
        self.claimed = Some(path.to_owned());
        Ok(())
    }

    /// Opens an output, or stdout for `-` and no path, if it may be written.
    pub(crate) fn open(&self, path: Option<&Path>, content: Content) -> anyhow::Result<Output> {
        if let Some(path) = path.filter(|path| path.as_os_str() != "-") {
            self.check(path, content)?;
        }
        let path = path.filter(|path| path.as_os_str() != "-");
        self.clean(path.map(folder));
        let is_shown = path.is_none() && Screen::stdout(Bidi::Off).is_terminal();
        if is_shown && content == Content::Units(Format::Xlsx) {
            bail!("a workbook cannot be shown on a terminal: give -o FILE.xlsx");
        }
        output::to(path, content, Screen::stdout(self.bidi.unwrap_or(Bidi::Off)))
    }

    /// Removes what killed runs have left in the folder of an output, once in a run.
    fn clean(&self, folder: Option<&Path>) {
        let mut cleaned = self.cleaned.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = folder.filter(|folder| !cleaned.contains(*folder)) {
            leftovers::remove(folder);
            cleaned.insert(folder.to_owned());
        }
    }

    /// Checks that an output is no memory and no input, whatever the verb is going to write. Callers check
    /// this before they judge the ending of the name, so that the more serious mistake is reported.
    pub(crate) fn spare(&self, path: Option<&Path>) -> anyhow::Result<()> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else { return Ok(()) };
        if has(&self.inputs, path) {
            bail!("nothing written: {} is an input", name(path));
        }
        let holds_memory =
            || is_file(path) && content::start_of(path).is_ok_and(|start| content::is_memory(&start));
        if has(&self.memories, path) || holds_memory() {
            bail!("nothing written: {} is a memory{}", name(path), self.hint(path));
        }
        self.check_beside(path)
    }

    /// Checks that a file may be written or replaced by a file with this content.
    pub(crate) fn check(&self, path: &Path, content: Content) -> anyhow::Result<()> {
        self.spare(Some(path))?;
        check_name(path, content)?;
        // A folder, a device or a pipe cannot be replaced. If it cannot be written either, opening it fails
        // with a clear error.
        if !is_file(path) {
            return Ok(());
        }
        let start = content::start_of(path).with_context(|| name(path))?;
        if self.force || start.trim_ascii().is_empty() {
            return Ok(());
        }
        let what = match Sealed::of(path, content) {
            Sealed::Untouched => return Ok(()),
            // A file of beads has a seal of its own, a comment, which is read when the new beads are known.
            _ if content == Content::Beads && content.may_be_held_by(&start) => return Ok(()),
            Sealed::Changed => "has been changed since mizan wrote it".into(),
            // A copy is a file that somebody has made, perhaps to keep that state: only a person knows.
            Sealed::Unknown if content.may_be_held_by(&start) && content::names_mizan(&start) => {
                "was written by mizan, but lost the seal that shows that nobody has changed it since, as a file does \
                that is copied, cloned or mailed; another name keeps it"
                    .into()
            }
            Sealed::Unknown if content.may_be_held_by(&start) => {
                "exists, and nothing shows that mizan wrote it".into()
            }
            Sealed::Unknown => format!("exists and does not hold {}", content.title()),
        };
        bail!("nothing written: {} {what}; --force replaces it", name(path))
    }

    fn hint(&self, memory: &Path) -> String {
        match &self.instead {
            Some(command) => format!(": {}", command.replace("NAME", &name(memory))),
            None => String::new(),
        }
    }

    // Checks that the file is not one that SQLite keeps beside a database. Such a file holds the last
    // changes, so that replacing it destroys the database.
    fn check_beside(&self, path: &Path) -> anyhow::Result<()> {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        for text in [path.to_string_lossy(), real.to_string_lossy()] {
            for base in BESIDE.iter().filter_map(|ending| text.strip_suffix(ending)) {
                // Only a file is looked into: reading a pipe would wait for its writer.
                let is_database = || {
                    is_file(base.as_ref())
                        && content::start_of(base.as_ref()).is_ok_and(|start| content::is_database(&start))
                };
                if has(&self.memories, base.as_ref()) || is_database() {
                    let hint = self.hint(base.as_ref());
                    bail!("nothing written: {} belongs to the memory {base}{hint}", name(path));
                }
            }
        }
        Ok(())
    }
}

fn check_name(path: &Path, content: Content) -> anyhow::Result<()> {
    if content.is_misnamed(path) {
        let ending = content::ending(path).unwrap_or_default();
        let own = content.endings().join(" or .");
        let own = if own.is_empty() { own } else { format!("; name it .{own}") };
        bail!("nothing written: {}: {} is not named .{ending}{own}", name(path), content.title());
    }
    Ok(())
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file())
}

fn has(files: &HashSet<Identity>, path: &Path) -> bool {
    identities(path).iter().any(|identity| files.contains(identity))
}

// Returns the identities of a file. For a file that does not exist yet, the identity is its name in the
// folder where it will be.
fn identities(path: &Path) -> Vec<Identity> {
    // A terminal, a device or a pipe has none, since it may be input and output of one run.
    if path.as_os_str() == "-" || fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Vec::new();
    }
    let mut whole =
        fs::canonicalize(path).ok().or_else(|| full_path(path)).unwrap_or_else(|| path.to_owned());
    if letter_case::is_ignored(folder(path)) {
        whole = whole.to_string_lossy().to_lowercase().into();
    }
    #[cfg(unix)]
    if let Ok(found) = fs::metadata(path) {
        use std::os::unix::fs::MetadataExt;
        return vec![Identity::Path(whole), Identity::Node(found.dev(), found.ino())];
    }
    vec![Identity::Path(whole)]
}
