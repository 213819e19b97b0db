//! What is asked of files: faults, words by match bands, terms; and the faults of one translation. No memory
//! need be open.

use std::ffi::c_char;

use mizan_core::requests;

use crate::call::{answer, options, text};
use crate::failure::Failure;
use crate::text::texts;

/// Looks for faults in translations: an array of findings, each with `rule`, `severity`, `message`, `source`,
/// `target` and `place`. `files_json` is an array of bilingual files and memories. Options: `rules`, `terms`,
/// `offsets`, `source-lang`, `target-lang` and `input-encoding`.
///
/// # Safety
///
/// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_check(
    files_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { ask(files_json, options_json, json, |files, options| requests::check(&files, options)) }
}

/// Looks for faults in the translation of one text: an array of findings as `mizan_check` answers them, without
/// `place`. Options: `rules`, `terms`, `offsets`, `source-lang` and `target-lang`.
///
/// # Safety
///
/// As for `mizan_check`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_check_text(
    source: *const c_char,
    target: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (source, target) = unsafe { (text(source, "source")?, text(target, "target")?) };
        // SAFETY: as promised by the caller.
        Ok(requests::check_text(source, target, unsafe { options(options_json) }?)?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Counts the words of documents and bilingual files by match bands: an object with `bands`, `total`,
/// `homogeneity` and `files`. `files_json` is an array of files. Options: `memory` (an array of
/// `FILE[:PENALTY]`), `rates`, `source-lang`, `target-lang`, `input-encoding`, `repair`, `column` and the filters.
///
/// # Safety
///
/// As for `mizan_check`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_analyse(
    files_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { ask(files_json, options_json, json, |files, options| requests::analyse(&files, options)) }
}

/// Finds terms with their translations: an array of terms, the strongest first. `files_json` is an array of
/// memories, bilingual files, and documents in twos (a text, then its translation). Options: `least`, `limit`,
/// `confidence`, `source-lang`, `target-lang`, `input-encoding`, `repair`, `column` and the filters.
///
/// # Safety
///
/// As for `mizan_check`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_terms(
    files_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { ask(files_json, options_json, json, |files, options| requests::terms(&files, options)) }
}

// SAFETY: as for `mizan_check`.
unsafe fn ask(
    files_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
    request: impl FnOnce(Vec<String>, requests::Options) -> mizan_core::Result<serde_json::Value>,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (files, options) = unsafe { (texts(files_json, "files_json")?, options(options_json)?) };
        request(files, options).map_err(Failure::from)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}
