//! [`Destination`]: where the results of a verb go: stdout, a file, or a folder of files.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::Format;

use super::input_files::{InputFile, InputFiles};
use crate::terminal::input;

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    Stdout,
    File(PathBuf),
    /// A file for each input, under the path that the input has below the folder that was named.
    Folder(PathBuf),
}

/// A file to read, and the file for its result; stdout if there is none.
#[derive(Clone, Debug)]
pub(crate) struct FileJob {
    pub(crate) input: PathBuf,
    pub(crate) output: Option<PathBuf>,
    /// The folder of the output, which may have to be made.
    folder: Option<PathBuf>,
}

impl Destination {
    /// Returns what `-o` stands for: a folder if it is one, or if its name ends as that of a folder.
    pub(crate) fn of(output: Option<&Path>) -> Self {
        match output.filter(|path| path.as_os_str() != "-") {
            None => Self::Stdout,
            Some(path) if path.is_dir() || ends_as_folder(path) => Self::Folder(path.to_owned()),
            Some(path) => Self::File(path.to_owned()),
        }
    }

    /// Returns the folder, if it is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Stdout | Self::File(_) => None,
        }
    }

    /// Returns true unless it is a folder.
    pub(crate) fn is_one(&self) -> bool {
        self.folder().is_none()
    }

    /// Refuses to write the results of several files as one.
    pub(crate) fn check_several(&self, inputs: &InputFiles) -> anyhow::Result<()> {
        match self {
            Self::File(path) if inputs.is_several() => {
                bail!("nothing written: the results of several files need a folder{}", for_folder(path))
            }
            Self::Stdout if inputs.is_several() => {
                bail!("nothing written: the results of several files need a folder (-o FOLDER/)")
            }
            _ => Ok(()),
        }
    }

    /// Returns the jobs for some files. A closure returns the base name of a result in a folder.
    ///
    /// # Errors
    ///
    /// If two results would be the same file, or if a result needs a name and the input, stdin, has none.
    pub(crate) fn jobs(
        &self,
        inputs: &InputFiles,
        name: impl Fn(&Path) -> PathBuf,
    ) -> anyhow::Result<Vec<FileJob>> {
        let job = |file: &InputFile| {
            let output = match self {
                Self::Stdout => None,
                Self::File(path) => Some(path.clone()),
                Self::Folder(_) if file.path.as_os_str() == "-" => {
                    bail!("nothing written: stdin has no name for a file in a folder; name one with -o FILE")
                }
                Self::Folder(folder) => Some(folder.join(file.below.with_file_name(name(&file.path)))),
            };
            let folder = self.folder().and(output.as_deref()).and_then(Path::parent).map(Path::to_owned);
            Ok(FileJob { input: file.path.clone(), output, folder })
        };
        let jobs = inputs.files.iter().map(job).collect::<anyhow::Result<Vec<FileJob>>>()?;
        if let Self::Folder(folder) = self {
            refuse_file(folder)?;
            refuse_same(&jobs)?;
        }
        Ok(jobs)
    }
}

impl FileJob {
    /// Returns the file of the result; `None` for stdout.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Makes the folder of an output inside the folder of all outputs, if there is none. An output that is
    /// named itself gets no new folder, since a mistyped name must not become one.
    pub(crate) fn make_folder(&self) -> anyhow::Result<()> {
        self.folder
            .as_deref()
            .map_or(Ok(()), |folder| fs::create_dir_all(folder).with_context(|| input::name(folder)))
    }
}

// Returns how to name a folder for results, given the name of a file. Where a format is meant (`-o tmx`), an
// option names it.
fn for_folder(path: &Path) -> String {
    let name = input::name(path);
    if path.is_file() || path.extension().is_some() {
        return " (-o FOLDER/)".into();
    }
    match name.parse::<Format>() {
        Ok(_) => format!(": `-o {name}/` makes the folder {name}, and `--to {name}` names the format"),
        Err(_) => format!(": `-o {name}/` makes the folder {name}"),
    }
}

// The name of a folder that ends as such may be that of a file.
fn refuse_file(folder: &Path) -> anyhow::Result<()> {
    let bare: PathBuf = folder.components().collect();
    match bare.exists() && !bare.is_dir() {
        true => bail!("nothing written: {} is a file, not a folder", input::name(&bare)),
        false => Ok(()),
    }
}

// Names that differ in case alone are one file on some disks. The guard notices that once the first of them
// is written.
fn refuse_same(jobs: &[FileJob]) -> anyhow::Result<()> {
    let mut inputs: HashMap<&OsStr, &Path> = HashMap::new();
    for FileJob { input, output, .. } in jobs {
        let Some(output) = output else { continue };
        if let Some(other) = inputs.insert(output.as_os_str(), input) {
            bail!(
                "nothing written: {} and {} would both become {}",
                input::name(other),
                input::name(input),
                input::name(output)
            );
        }
    }
    Ok(())
}

fn ends_as_folder(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    name.ends_with(b"/") || cfg!(windows) && name.ends_with(b"\\")
}
