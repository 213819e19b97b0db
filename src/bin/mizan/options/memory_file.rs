//! `--memory`: the file of the memory that a verb works on. Without the option, the variable `MIZAN_MEMORY`
//! names the memory, and without both, the verb uses the default memory and says so on stderr.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use anyhow::{Context, Error, anyhow, bail};
use mizan::memory::Memory;
use mizan::similarity::Query;
use mizan::{ErrorKind, Format, Lang};

use crate::files::folder;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damaged_memory, input, interrupt, progress};

/// The memory that a verb works on.
#[derive(clap::Args)]
pub(crate) struct MemoryFile {
    /// use this memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data
    /// folder]
    #[arg(long, short, value_name = "FILE")]
    memory: Option<PathBuf>,
}

/// The name of the variable that names the memory to use.
const VARIABLE: &str = "MIZAN_MEMORY";

impl MemoryFile {
    /// Returns the options of a verb that takes the file of the memory as an argument.
    pub(crate) fn named(memory: Option<PathBuf>) -> Self {
        Self { memory }
    }

    /// Opens the memory, which must exist.
    pub(crate) fn open(&self) -> anyhow::Result<Memory> {
        let path = self.path()?;
        if self.memory.is_none() && by_variable().is_some() && !path.exists() {
            let hint =
                near(&path).map(|near| format!("; there is {}", input::name(&near))).unwrap_or_default();
            bail!("{}: {VARIABLE} names this memory, but there is none{hint}", input::name(&path));
        }
        if self.memory.is_none() && by_variable().is_none() && !path.exists() {
            bail!(
                "{}: there is no default memory yet; `mizan import FILE` makes it, and --memory names another",
                input::name(&path)
            );
        }
        let memory = open(&path)?;
        self.tell();
        Ok(memory)
    }

    /// Opens the memory, which must exist, to be written.
    pub(crate) fn open_to_write(&self) -> anyhow::Result<Memory> {
        let memory = self.open()?;
        finish_index(&memory, &self.path()?)?;
        Ok(memory)
    }

    /// Opens the memory, and creates it once something is put into it if there is none. The folder of the
    /// default memory is created at once.
    pub(crate) fn create(&self) -> anyhow::Result<Memory> {
        let path = self.path()?;
        if self.memory.is_none()
            && by_variable().is_none()
            && let Some(folder) = path.parent()
        {
            fs::create_dir_all(folder).with_context(|| input::name(folder))?;
        }
        let memory = create(&path)?;
        self.tell();
        Ok(memory)
    }

    /// Returns true if no memory is named, and there is no default memory.
    pub(crate) fn is_missing_default(&self) -> bool {
        let is_named = self.memory.is_some() || by_variable().is_some();
        !is_named && self.path().is_ok_and(|path| !path.exists())
    }

    /// Returns the name of the memory in messages.
    pub(crate) fn name(&self) -> String {
        self.path().map_or_else(|_| "memory".into(), |path| input::name(&path))
    }

    /// Returns the path of the memory, whether it exists or not.
    pub(crate) fn path(&self) -> anyhow::Result<PathBuf> {
        match self.memory.clone().or_else(by_variable) {
            Some(path) => Ok(path),
            None => default_path(),
        }
    }

    /// Names the default memory on stderr, once in a run. A memory that the person has named needs no remark.
    pub(crate) fn tell(&self) {
        static TOLD: Once = Once::new();
        if self.memory.is_none() && by_variable().is_none() {
            TOLD.call_once(|| remark!("using the default memory {}", self.name()));
        }
    }
}

/// Returns the path that the variable holds; an empty variable names none.
fn by_variable() -> Option<PathBuf> {
    env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Opens a memory, which must exist.
pub(crate) fn open(path: &Path) -> anyhow::Result<Memory> {
    if !path.exists() {
        let name = input::name(path);
        match near(path) {
            Some(near) => bail!("{name}: no such memory; there is {}", input::name(&near)),
            None => bail!("{name}: no such memory; `mizan import FILE --into {name}` makes one"),
        }
    }
    damaged_memory::note_opened(path);
    let memory = Memory::open(path).map_err(|error| with_hint(error, path));
    Ok(memory.with_context(|| input::name(path))?.stop_when(interrupt::stopped()))
}

/// Returns the error for a file that was named as a memory. If the file is bilingual, the error says how such
/// files come into a memory.
fn with_hint(error: mizan::Error, path: &Path) -> Error {
    let is_bilingual = Format::from_path(path).is_some_and(Format::is_bilingual);
    match error.kind() {
        ErrorKind::Foreign if is_bilingual => {
            anyhow!("{error}; `mizan import {} --into MEMORY` puts its units into one", input::name(path))
        }
        _ => error.into(),
    }
}

/// Opens a memory to be copied, which must exist.
pub(crate) fn open_other(path: &Path) -> anyhow::Result<Memory> {
    if !path.exists() && near(path).is_none() {
        bail!("{}: no such memory; name the memory to copy from, such as colleague.mizan", input::name(path));
    }
    open(path)
}

/// Returns the memory in the folder of a path whose name is most like that of the path, if one is like it.
pub(super) fn near(path: &Path) -> Option<PathBuf> {
    /// How like two names are, in percent of their letters, if one may be a slip for the other. Chosen by
    /// hand.
    const ALIKE: u8 = 60;
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let query = Query::new(&stem(path)?.into(), &Lang::UNDETERMINED);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = folder::entries(folder.unwrap_or(Path::new("."))).ok()?;
    let memories = entries.into_iter().filter(|path| path.extension().is_some_and(|end| end == "mizan"));
    let alike = memories.filter_map(|path| Some((query.plain_at_least(&stem(&path)?, ALIKE)?, path)));
    let (_, nearest) = alike.max_by(|(one, _), (other, _)| one.cmp(other))?;
    Some(if folder.is_some() { nearest } else { PathBuf::from(nearest.file_name()?) })
}

/// Opens a memory. One that does not exist is created when something is put into it, so that a run that fails
/// before then leaves no empty memory. A folder is not created, since its name may be mistyped.
pub(crate) fn create(path: &Path) -> anyhow::Result<Memory> {
    check_folder(path)?;
    let is_there = path.exists();
    damaged_memory::note_opened(path);
    let memory =
        Memory::create_later(path).with_context(|| input::name(path))?.stop_when(interrupt::stopped());
    if is_there {
        finish_index(&memory, path)?;
    }
    Ok(memory)
}

/// Refuses a memory in a folder that does not exist, since the name of the folder may be mistyped.
pub(crate) fn check_folder(path: &Path) -> anyhow::Result<()> {
    match input::folder(path) {
        folder if folder.is_dir() => Ok(()),
        folder => bail!("{}: there is no folder {}", input::name(path), input::name(folder)),
    }
}

/// Adds to the index the units that a killed program left out of it. Verbs do this before they write.
fn finish_index(memory: &Memory, path: &Path) -> anyhow::Result<()> {
    let units = memory.unindexed()?;
    if units > 0 {
        let (name, units) = (input::name(path), count(units, "unit"));
        remark!(
            "{name}: {units} not in the index yet, as after an import that was stopped; indexing them first"
        );
        progress::busy(format!("indexing {units}"), || memory.finish_index())?;
    }
    Ok(())
}

/// Reports on stderr which of the requested languages the memory has no units in, and which languages it has.
pub(crate) fn name_unknown_langs(memory: &Memory, asked: &[&Option<Lang>]) -> anyhow::Result<()> {
    let pairs = memory.langs()?;
    for asked in asked.iter().filter_map(|asked| asked.as_ref()) {
        if !pairs
            .iter()
            .any(|pair| [pair.source(), pair.target()].iter().any(|lang| lang.same_language(asked)))
        {
            let known: Vec<String> =
                pairs.iter().map(|pair| format!("{} > {}", pair.source(), pair.target())).collect();
            remark!("no unit is in {asked}; the memory holds {}", known.join(", "));
        }
    }
    Ok(())
}

/// Returns the path of the default memory, whether it exists or not.
fn default_path() -> anyhow::Result<PathBuf> {
    let named = || format!("name one with --memory or {VARIABLE}");
    Ok(data_folder().with_context(named)?.join("default.mizan"))
}

/// Returns the folder in which this program keeps what the person has not named a place for.
pub(crate) fn data_folder() -> anyhow::Result<PathBuf> {
    let folder = |name| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = |rest: &str| folder("HOME").map(|home| home.join(rest));
    let data = match () {
        () if cfg!(windows) => folder("APPDATA"),
        () if cfg!(target_os = "macos") => home("Library/Application Support"),
        () => folder("XDG_DATA_HOME").or_else(|| home(".local/share")),
    };
    match data {
        Some(data) => Ok(data.join("mizan")),
        None => bail!("no home folder to keep anything in"),
    }
}
