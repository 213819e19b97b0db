//! Asking a memory, and files in and out of it.

use std::ffi::{c_char, c_void};
use std::ops::ControlFlow;
use std::path::Path;

use mizan_core::requests;

use crate::call::{answer, options, text};
use crate::handle::{Handle, handle_of, memory};
use crate::text::texts;

/// Looks a text up: an array of matches, best first; with `parts` or `terms` an object with `matches`,
/// `fragments` and `terms`. Options: `min`, `limit`, `from`, `to`, `previous`, `next`, `offsets`, `parts` (true),
/// `terms` (a memory whose terms are looked for), `memory` (an array of further memories, `FILE[:PENALTY]`) and
/// the others of `mizan lookup --help`. The files that options name stay open until the memory is closed.
///
/// # Safety
///
/// `handle` is NULL or a memory that is not closed; the texts are NULL or end with a zero byte; `json` is NULL
/// or may be written. The same holds for all functions that take a memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_lookup(
    handle: *const Handle,
    text: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, text, options) =
            unsafe { (handle_of(handle)?, self::text(text, "text")?, options(options_json)?) };
        Ok(handle.memory.lookup(text, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Looks several texts up on all cores: `texts_json` is an array of texts, the answer an array of the
/// answers in the same order. Options as for `mizan_lookup`, and `as-document`: the texts before and after a
/// text are its neighbours.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_lookup_many(
    handle: *const Handle,
    texts_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, texts, options) =
            unsafe { (handle_of(handle)?, texts(texts_json, "texts_json")?, options(options_json)?) };
        Ok(handle.memory.lookup_many(&texts, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Finds the units that contain words: an array of units, the newest first; with `total` an object with `total`
/// and `units`. Options: `in`, `limit`, `order`, `forms`, `total`, `memory`, `offsets` and the filters.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_search(
    handle: *const Handle,
    words: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, words, options) =
            unsafe { (handle_of(handle)?, text(words, "words")?, options(options_json)?) };
        Ok(handle.memory.search(words, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Tells what a memory holds: units, languages, clients and more. Options: the filters; or `check`, which looks
/// for damage.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_info(
    handle: *const Handle,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, options) = unsafe { (handle_of(handle)?, options(options_json)?) };
        Ok(handle.memory.info(handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Learns how many bytes of a file have been read, and how many it has. Any value but 0 ends the import.
pub type Watch = Option<unsafe extern "C" fn(done: u64, all: u64, data: *mut c_void) -> i32>;

/// Reads a bilingual file (TMX, XLIFF, PO, TBX, TSV, CSV, XLSX, SDLTM) into a memory: a report with counts.
/// `watch` may be NULL; it gets `data` with each call, in the calling thread. Options: `source-lang`,
/// `target-lang`, `input-encoding`, `terms`, `dry-run`, `bring-back`, `domain`, `client`, `project`, `by` and
/// `document`.
///
/// # Safety
///
/// As for `mizan_lookup`; `watch` is NULL or a function that does not unwind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_import(
    handle: *const Handle,
    path: *const c_char,
    options_json: *const c_char,
    watch: Watch,
    data: *mut c_void,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (memory, path, options) =
            unsafe { (memory(handle)?, text(path, "path")?, options(options_json)?) };
        let mut watch = |done, all| match watch {
            // SAFETY: the caller promises a function.
            Some(watch) if unsafe { watch(done, all, data) } != 0 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        };
        Ok(requests::import(memory, Path::new(path), options, &mut watch)?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Writes a memory into a new file; the ending of its name says the format. Options: `to`, `source-lang`,
/// `target-lang`, `clean`, `terms`, `encoding`, `no-bom`, `force` (overwrites a file) and the filters.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_export(
    handle: *const Handle,
    path: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (memory, path, options) =
            unsafe { (memory(handle)?, text(path, "path")?, options(options_json)?) };
        Ok(requests::export(memory, Path::new(path), options)?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}
