//! The texts of many documents, read on all cores and given in the order of their paths.

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Context;
use indicatif::ProgressBar;
use mizan::documents::{Document, ReadOptions};

use crate::terminal::input;
use crate::terminal::plain_words::in_plain_words;
use crate::terminal::remark::remark;

/// The documents that are held at a time for each core. Chosen by hand: with more, memory grows; with fewer,
/// cores wait for the longest document.
const AT_A_TIME: usize = 8;

/// Reads documents, and gives each that has text to a function, in order. A document that cannot be read
/// or has no text is named on stderr; their number is returned.
pub(crate) fn each_text(
    paths: &[PathBuf],
    options: &ReadOptions,
    bar: &ProgressBar,
    mut take: impl FnMut(&Path, Document),
) -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut unread = 0;
    for stretch in paths.chunks(cores * AT_A_TIME) {
        for (path, read) in stretch.iter().zip(read(stretch, options, cores)) {
            bar.inc(1);
            match read {
                Ok(document) if !document.text().trim().is_empty() => {
                    bar.suspend(|| input::tell_document(path, &document));
                    take(path, document);
                    continue;
                }
                Ok(_) => bar.suspend(|| remark!("{}: the text is empty", input::name(path))),
                Err(error) => bar.suspend(|| remark!("{}", in_plain_words(&error))),
            }
            unread += 1;
        }
    }
    unread
}

// Reads some documents on all cores.
fn read(paths: &[PathBuf], options: &ReadOptions, cores: usize) -> Vec<anyhow::Result<Document>> {
    let each = paths.len().div_ceil(cores).max(1);
    let of = |paths: &[PathBuf]| paths.iter().map(|path| one(path, options)).collect::<Vec<_>>();
    thread::scope(|scope| {
        let workers: Vec<_> = paths.chunks(each).map(|paths| scope.spawn(move || of(paths))).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no worker panics")).collect()
    })
}

fn one(path: &Path, options: &ReadOptions) -> anyhow::Result<Document> {
    let bytes = input::read_bytes(path)?;
    Document::read(&bytes, input::file_name(path), options).with_context(|| input::name(path))
}
