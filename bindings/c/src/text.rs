//! Texts of the caller that are JSON, the version, and freeing answers.

use std::ffi::{CString, c_char};

use serde_json::Value;

use crate::call::text;
use crate::failure::Failure;

/// Reads a text that is JSON.
///
/// # Safety
///
/// As for [`text`](crate::call::text).
pub(crate) unsafe fn value(json: *const c_char, what: &str) -> Result<Value, Failure> {
    // SAFETY: as promised by the caller.
    let json = unsafe { text(json, what) }?;
    let wrong = |error| mizan_core::ErrorKind::Option(format!("{what} is no JSON: {error}"));
    Ok(serde_json::from_str(json).map_err(|error| mizan_core::Error::from(wrong(error)))?)
}

/// Reads a text that is a JSON array of texts.
///
/// # Safety
///
/// As for [`text`](crate::call::text).
pub(crate) unsafe fn texts(json: *const c_char, what: &str) -> Result<Vec<String>, Failure> {
    // SAFETY: as promised by the caller.
    let value = unsafe { value(json, what) }?;
    let text = |text: &Value| text.as_str().map(str::to_owned);
    let texts = value.as_array().and_then(|texts| texts.iter().map(text).collect());
    let wrong = || mizan_core::ErrorKind::Option(format!("{what} is no array of texts"));
    texts.ok_or_else(|| mizan_core::Error::from(wrong()).into())
}

/// Frees an answer. NULL is allowed.
///
/// # Safety
///
/// `json` is NULL or an answer that is not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_free(json: *mut c_char) {
    if !json.is_null() {
        // SAFETY: the caller promises an answer, which `answer` has made.
        drop(unsafe { CString::from_raw(json) });
    }
}

/// Returns the version of the library, such as "0.1.0". The text is not to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn mizan_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}
