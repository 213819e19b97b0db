//! [`Output`]: stdout, or a file that appears under its name when it is complete.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::terminal::bidi::Bidi;
use crate::terminal::content::Content;
use crate::terminal::input::{folder, name};
use crate::terminal::screen::Screen;
use crate::terminal::seal::Seal;
use crate::terminal::shown_lines::ShownLines;
use crate::terminal::{interrupt, leftovers};

/// The destination of results.
pub(crate) struct Output {
    packing: Packing,
    path: Option<PathBuf>,
}

enum Packing {
    None(BufWriter<Sink>),
    Gzip(Box<GzEncoder<BufWriter<Sink>>>),
}

enum Sink {
    Stdout(StdoutLock<'static>),
    Terminal(ShownLines),
    // A device or a pipe, which is written to and not replaced.
    Device(File),
    Pending(Pending),
}

/// An unfinished file, and what the file gets when it is complete: its name, its permissions, and the seal by
/// which mizan knows it again.
struct Pending {
    file: NamedTempFile,
    path: PathBuf,
    permissions: Permissions,
    seal: Seal,
}

/// Opens a file for results, packed if its name ends in `.gz`, or stdout for `-` and no path. Only the guard
/// opens outputs, because only the guard knows which files must not be replaced.
pub(super) fn to(path: Option<&Path>, content: Content, screen: Screen) -> anyhow::Result<Output> {
    let path = path.filter(|path| path.as_os_str() != "-");
    let sink = match path {
        None if screen.is_terminal() => Sink::Terminal(ShownLines::new(screen)),
        None => Sink::Stdout(io::stdout().lock()),
        Some(path) => open(path, content).with_context(|| name(path))?,
    };
    let sink = BufWriter::with_capacity(1 << 16, sink);
    let is_packed = path.and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let packing = if is_packed {
        Packing::Gzip(Box::new(GzEncoder::new(sink, Compression::default())))
    } else {
        Packing::None(sink)
    };
    Ok(Output { packing, path: path.map(Path::to_owned) })
}

/// Opens stdout.
pub(crate) fn stdout() -> Output {
    to(None, Content::Lines, Screen::stdout(Bidi::Off)).expect("stdout is always open")
}

impl Output {
    /// Returns the name of the output in messages.
    pub(crate) fn name(&self) -> String {
        self.path.as_deref().map_or_else(|| "stdout".into(), name)
    }

    /// Returns true for a file, false for stdout.
    pub(crate) fn is_file(&self) -> bool {
        self.path.is_some()
    }

    /// Returns true for a file that stays, false for stdout, a device and a pipe.
    pub(crate) fn is_saved(&self) -> bool {
        let sink = match &self.packing {
            Packing::None(sink) => sink,
            Packing::Gzip(sink) => sink.get_ref(),
        };
        matches!(sink.get_ref(), Sink::Pending(_))
    }

    /// Writes what is still buffered, and gives the file its name.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let place = self.name();
        self.packing.sink().and_then(Sink::settle).context(place)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.packing {
            Packing::None(sink) => sink.write(bytes),
            Packing::Gzip(sink) => sink.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.packing {
            Packing::None(sink) => sink.flush(),
            Packing::Gzip(sink) => sink.flush(),
        }
    }
}

impl Packing {
    fn sink(self) -> io::Result<Sink> {
        let sink = match self {
            Self::None(sink) => sink,
            Self::Gzip(sink) => sink.finish()?,
        };
        sink.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl Sink {
    fn settle(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Self::Pending(pending) => pending.settle(),
            Self::Stdout(_) | Self::Terminal(_) | Self::Device(_) => Ok(()),
        }
    }
}

impl Pending {
    /// Makes an unfinished file, which only its owner can read, for a name in a folder that exists.
    fn new(path: PathBuf, content: Content) -> io::Result<Self> {
        let file = leftovers::unfinished(folder(&path))?;
        interrupt::note(file.path());
        let found = fs::metadata(&path).or_else(|_| file.as_file().metadata())?;
        #[cfg(unix)]
        file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        Ok(Self { file, path, permissions: found.permissions(), seal: Seal::new(content) })
    }

    fn settle(self) -> io::Result<()> {
        let Self { file, path, permissions, seal } = self;
        seal.put_on(file.as_file(), file.path());
        // A file system without permissions refuses those of the file that is replaced.
        #[cfg(unix)]
        let _ = file.as_file().set_permissions(permissions);
        #[cfg(not(unix))]
        let _ = permissions;
        file.as_file().sync_all()?;
        let unfinished = file.path().to_owned();
        file.persist(&path).map(drop).map_err(|error| error.error)?;
        interrupt::forget(&unfinished);
        keep_name(folder(&path));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.seal.update(&bytes[..written]);
        Ok(written)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Terminal(out) => out.write(bytes),
            Self::Device(file) => file.write(bytes),
            Self::Pending(pending) => pending.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Terminal(out) => out.flush(),
            Self::Device(file) => file.flush(),
            Self::Pending(pending) => pending.file.flush(),
        }
    }
}

fn open(path: &Path, content: Content) -> io::Result<Sink> {
    // A symbolic link is kept: the file that it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => return File::create(&path).map(Sink::Device),
        _ => {}
    }
    if !folder(&path).exists() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no such folder"));
    }
    Pending::new(path, content).map(Sink::Pending)
}

/// Makes a new name in a folder survive a loss of power, where a folder can be synced. The file itself is
/// complete in any case.
fn keep_name(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}
