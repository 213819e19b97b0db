//! Files beside a memory that may hold the same data: its backups, and damaged files that a repair has kept.

use std::path::{Path, PathBuf};

use super::folder;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::input;

/// The most files of a folder that are looked at. Chosen by hand: each is opened.
const FILES: usize = 1000;

/// Returns the files beside a memory that are memories too, or whose names begin with the name of the memory.
pub(crate) fn beside(memory: &Path) -> Vec<PathBuf> {
    let Some(name) = memory.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return Vec::new();
    };
    let parts = ["", "-wal", "-shm", "-journal"].map(|ending| format!("{name}{ending}"));
    let mut files = folder::entries(input::folder(memory)).unwrap_or_default();
    files.truncate(FILES);
    files.retain(|path| {
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        let is_copy = || own.starts_with(&name) || start_of(path).is_ok_and(|start| is_memory(&start));
        path.is_file() && !parts.iter().any(|part| *part == own) && is_copy()
    });
    files
}
