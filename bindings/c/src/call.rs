//! What every function does around its work: arguments in, the answer out, panics caught.

use std::ffi::{CStr, CString, c_char};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, LazyLock, Once};

use mizan_core::requests::{OpenFiles, Options};
use serde_json::Value;

use crate::failure::{Failure, keep};

/// Runs a call, and returns 0 or the number of its failure.
pub(crate) fn guard(work: impl FnOnce() -> Result<(), Failure>) -> i32 {
    quieten();
    let done = panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|said| {
        let text = said.downcast_ref::<&str>().map(|text| (*text).to_owned());
        Err(Failure::panic(&text.or_else(|| said.downcast_ref::<String>().cloned()).unwrap_or_default()))
    });
    match done {
        Ok(()) => {
            keep("");
            0
        }
        Err(failure) => {
            keep(&failure.text);
            failure.code
        }
    }
}

/// Runs a call whose answer is JSON, which the caller frees. `json` is NULL after a failure.
///
/// # Safety
///
/// `json` is NULL or may be written.
pub(crate) unsafe fn answer(json: *mut *mut c_char, work: impl FnOnce() -> Result<Value, Failure>) -> i32 {
    if !json.is_null() {
        // SAFETY: the caller promises that a pointer that is not NULL may be written.
        unsafe { json.write(std::ptr::null_mut()) };
    }
    guard(|| {
        if json.is_null() {
            return Err(Failure::null("the place for the answer"));
        }
        // Zero bytes of a text are escaped in JSON, so that none ends the answer.
        let text =
            CString::new(work()?.to_string()).map_err(|_| Failure::panic("a zero byte in an answer"))?;
        // SAFETY: as above.
        unsafe { json.write(text.into_raw()) };
        Ok(())
    })
}

/// Reads a text.
///
/// # Safety
///
/// `text` is NULL or ends with a zero byte, and stays as it is during the call.
pub(crate) unsafe fn text<'t>(text: *const c_char, what: &str) -> Result<&'t str, Failure> {
    if text.is_null() {
        return Err(Failure::null(what));
    }
    // SAFETY: the caller promises a zero byte at the end.
    unsafe { CStr::from_ptr(text) }.to_str().map_err(|_| Failure::no_utf8(what))
}

/// Reads options; NULL stands for none.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn options(json: *const c_char) -> Result<Options, Failure> {
    // Calls without a memory keep what they have made in here; those with one use that of the memory.
    static KEPT: LazyLock<Arc<OpenFiles>> = LazyLock::new(Arc::default);
    let options = match json.is_null() {
        true => Options::none(),
        // SAFETY: as promised by the caller.
        false => Options::from_json(unsafe { text(json, "options_json") }?)?,
    };
    Ok(options.files(KEPT.clone()))
}

// Keeps panics from stderr, which the host did not ask for. The library has a standard library of its own, so
// that this concerns no panic of a host in Rust.
fn quieten() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| panic::set_hook(Box::new(|_| ())));
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::*;
    use crate::failure::mizan_last_error;

    fn last_error() -> String {
        // SAFETY: the text is valid until the next call of this thread.
        unsafe { CStr::from_ptr(mizan_last_error()) }.to_str().unwrap().to_owned()
    }

    #[test]
    fn a_panic_is_an_error_whichever_thread_it_comes_from() {
        let mut json = std::ptr::null_mut();
        // SAFETY: the place may be written.
        assert_eq!(unsafe { answer(&raw mut json, || panic!("here {}", 7)) }, 102);
        assert!(json.is_null());
        assert_eq!(last_error(), "a fault of mizan, please report it: here 7");
        let in_a_thread = || {
            let thread = std::thread::spawn(|| panic!("there"));
            thread.join().map_err(|said| panic::resume_unwind(said))
        };
        assert_eq!(guard(in_a_thread), 102);
        assert_eq!(last_error(), "a fault of mizan, please report it: there");
        assert_eq!(guard(|| Ok(())), 0);
        assert_eq!(last_error(), "");
    }
}
