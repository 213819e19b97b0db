//! Files made to crash, stop or exhaust the program, each by a few lines of code.

mod bombs;
mod books;
mod bytes;
mod disks;
mod documents;
mod glossaries;
mod inputs;
mod lists;
mod markup;
mod memories;
mod pdf;
mod rules;
mod tables;
mod units;

/// A hostile file, and what the program is told to do with it.
pub(crate) struct Hostile {
    /// The name of the file, which says what is wrong with it.
    pub(crate) name: &'static str,
    /// The words of the command; `FILE` stands for the file.
    pub(crate) command: &'static str,
    pub(crate) make: fn() -> Vec<u8>,
}

pub(crate) const IMPORT: &str = "import FILE --into plant.mizan";
pub(crate) const CONVERT: &str = "convert FILE --to tsv -o out.tsv";

/// The bytes of a large file: small enough for a build without optimisation to read it in time.
pub(crate) const LARGE: usize = if cfg!(debug_assertions) { 200_000 } else { 5_000_000 };

/// Returns the hostile files of all formats.
pub(crate) fn all() -> Vec<Hostile> {
    [
        units::FILES,
        tables::FILES,
        glossaries::FILES,
        books::FILES,
        bombs::FILES,
        memories::FILES,
        rules::FILES,
        lists::FILES,
        bytes::FILES,
        documents::FILES,
        markup::FILES,
        pdf::FILES,
    ]
    .into_iter()
    .flatten()
    .map(|(name, command, make)| Hostile { name, command, make: *make })
    .collect()
}

/// A row of a table of hostile files.
pub(crate) type File = (&'static str, &'static str, fn() -> Vec<u8>);

/// Returns a declaration of entities, of which `&e39;` stands for half a million million letters.
pub(crate) fn laughs(root: &str) -> String {
    let entities: String = (1..40).map(|n| format!("<!ENTITY e{n} '&e{0};&e{0};'>", n - 1)).collect();
    format!("<!DOCTYPE {root} [<!ENTITY e0 'ha'>{entities}]>")
}

/// Repeats a text up to a large size.
pub(crate) fn filled(with: &str) -> String {
    with.repeat(LARGE / with.len() + 1)
}

/// Makes texts by their numbers up to a large size.
pub(crate) fn numbered(with: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() > LARGE {
            break;
        }
        text += &with(number);
    }
    text
}
