//! [`Failure`]: why a call failed, as a number and a text that the thread keeps.

use std::cell::RefCell;
use std::ffi::{CString, c_char};

/// Why a call failed.
pub(crate) struct Failure {
    pub(crate) code: i32,
    pub(crate) text: String,
}

// The numbers of this binding; those below are of the library.
const NULL: i32 = 100;
const NO_UTF8: i32 = 101;
const PANIC: i32 = 102;

impl Failure {
    pub(crate) fn null(what: &str) -> Self {
        Self { code: NULL, text: format!("{what} is NULL") }
    }

    pub(crate) fn no_utf8(what: &str) -> Self {
        Self { code: NO_UTF8, text: format!("{what} is not UTF-8") }
    }

    pub(crate) fn panic(said: &str) -> Self {
        Self { code: PANIC, text: format!("a fault of mizan, please report it: {said}") }
    }
}

impl From<mizan_core::Error> for Failure {
    fn from(error: mizan_core::Error) -> Self {
        Self { code: i32::try_from(error.code()).unwrap_or(i32::MAX), text: error.to_string() }
    }
}

thread_local! {
    static LAST: RefCell<CString> = RefCell::default();
}

/// Keeps the text of a failure for this thread; an empty one after a success.
pub(crate) fn keep(text: &str) {
    let text = CString::new(text.replace('\0', "\u{FFFD}")).unwrap_or_default();
    LAST.with(|last| last.replace(text));
}

/// Returns the text of the last failed call of this thread; an empty text if its last call succeeded. The text
/// is valid until the next call of this thread, and is not to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn mizan_last_error() -> *const c_char {
    LAST.try_with(|last| last.borrow().as_ptr()).unwrap_or(c"".as_ptr())
}
