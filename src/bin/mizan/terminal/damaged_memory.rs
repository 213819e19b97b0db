//! The text of an error of a damaged memory: which memory is damaged, and which command repairs the file.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use mizan::ErrorKind;
use mizan::memory::Memory;

use super::input;
use super::plain_words::in_plain_words;

/// The memories that this run has opened: an error of reading a page names no file.
static OPENED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes that a memory is opened, before anything of its file is read.
pub(crate) fn note_opened(memory: &Path) {
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    if !opened.iter().any(|path| path == memory) {
        opened.push(memory.to_owned());
    }
}

/// Returns the text of an error for a person. An error of a damaged memory names the memory and the way to
/// repair the file, whatever the verb was reading or writing.
pub(crate) fn described(error: &anyhow::Error) -> String {
    let causes = || error.chain().filter_map(|cause| cause.downcast_ref::<mizan::Error>());
    let Some(damage) = causes().find(|cause| cause.is_damaged_memory()) else { return in_plain_words(error) };
    let opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let is_named = |path: &&PathBuf| error.chain().any(|cause| cause.to_string() == input::name(path));
    let is_damaged = |path: &&PathBuf| {
        let check = Memory::open(path).and_then(|memory| memory.check());
        check.map_or_else(|error| error.is_damaged_memory(), |report| !report.damage.is_empty())
    };
    let path = match &opened[..] {
        [one] => Some(one),
        several => several.iter().find(is_named).or_else(|| several.iter().find(is_damaged)),
    };
    let Some(name) = &path.map(|path| input::name(path)) else { return in_plain_words(error) };
    match damage.kind() {
        ErrorKind::Damaged(part) => format!("{name}: {part}; `{}` saves what can be read", repair(name)),
        _ => format!("{name} is damaged; `{}` saves what can be read", repair(name)),
    }
}

/// Returns the command that repairs a memory.
pub(crate) fn repair(name: &str) -> String {
    match name.contains(char::is_whitespace) {
        true => format!("mizan repair --memory \"{name}\""),
        false => format!("mizan repair --memory {name}"),
    }
}
