//! What is asked of texts: segments and beads.

use std::ffi::c_char;

use mizan_core::{Lang, requests};

use crate::call::{answer, options, text};
use crate::text::value;

/// Splits a text into segments: an array of objects with `start`, `end` and `text`. `lang` is a language such
/// as `ar`; NULL judges each paragraph by its script. Places are in bytes, unless the option `offsets` of
/// `mizan_segment_with` says otherwise.
///
/// # Safety
///
/// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_segment(
    text: *const c_char,
    lang: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { mizan_segment_with(text, lang, std::ptr::null(), json) }
}

/// Splits a text into segments, with the options `cut`, `longest`, `abbreviations` (a file) and `offsets`.
///
/// # Safety
///
/// As for `mizan_segment`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_segment_with(
    text: *const c_char,
    lang: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (given, options) = unsafe { (self::text(text, "text")?, options(options_json)?) };
        let lang = match lang.is_null() {
            true => Lang::UNDETERMINED,
            // SAFETY: as promised by the caller.
            false => unsafe { self::text(lang, "lang") }?.parse()?,
        };
        Ok(requests::segment(given, lang, options)?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Aligns two texts, each a JSON string (which is split into segments) or a JSON array of segments: an array
/// of beads with `source_indices`, `target_indices` and `confidence`. Options: `source-lang`, `target-lang`,
/// `within` (seconds), `lexicon` (a file), `split-beads` and `min-confidence`.
///
/// # Safety
///
/// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_align(
    source_json: *const c_char,
    target_json: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (source, target) =
            unsafe { (value(source_json, "source_json")?, value(target_json, "target_json")?) };
        // SAFETY: as promised by the caller.
        Ok(requests::align(&source, &target, unsafe { options(options_json) }?)?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}
