//! Adding, changing and deleting units.

use std::ffi::c_char;

use crate::call::{answer, options, text};
use crate::handle::{Handle, handle_of};

/// Puts a text and its translation into a memory: a report with the number of the unit, `id`. Options:
/// `source-lang`, `target-lang`, `status`, `note`, `domain`, `client`, `project`, `by` and `document`.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_add(
    handle: *const Handle,
    source: *const c_char,
    target: *const c_char,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (source, target) = unsafe { (text(source, "source")?, text(target, "target")?) };
        // SAFETY: as promised by the caller.
        let (handle, options) = unsafe { (handle_of(handle)?, options(options_json)?) };
        Ok(handle.memory.add(source, target, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Changes a unit. Options: `source`, `target`, `status`, `note`, `domain`, `client`, `project`, `by` and
/// `document`; an empty note or label removes that of the unit.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_edit(
    handle: *const Handle,
    id: i64,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, options) = unsafe { (handle_of(handle)?, options(options_json)?) };
        Ok(handle.memory.edit(id, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}

/// Deletes a unit. There are no options.
///
/// # Safety
///
/// As for `mizan_lookup`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_delete(
    handle: *const Handle,
    id: i64,
    options_json: *const c_char,
    json: *mut *mut c_char,
) -> i32 {
    let work = || {
        // SAFETY: as promised by the caller.
        let (handle, options) = unsafe { (handle_of(handle)?, options(options_json)?) };
        Ok(handle.memory.delete(id, handle.options(options))?)
    };
    // SAFETY: as promised by the caller.
    unsafe { answer(json, work) }
}
