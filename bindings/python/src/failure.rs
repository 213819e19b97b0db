//! Errors as Python knows them: `FileNotFoundError` and other errors of files, `ValueError` for what the caller
//! passed, and `mizan.Error` for the rest, a fault of the library included.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use mizan_core::ErrorKind;
use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyFileExistsError, PyOSError, PyValueError};
use pyo3::prelude::*;

create_exception!(mizan, Error, PyException, "A failure of mizan, such as a damaged memory.");

/// Returns the exception for an error.
pub(crate) fn raised(error: &mizan_core::Error) -> PyErr {
    raised_kind(error.kind())
}

fn raised_kind(error: &ErrorKind) -> PyErr {
    let text = error.to_string();
    match error {
        ErrorKind::Io(io) => of_system(io, None),
        ErrorKind::FileExists => PyFileExistsError::new_err(text),
        ErrorKind::InFile { file, error } => raised_of(Path::new(file), error),
        ErrorKind::Option(_) | ErrorKind::Tag(_) | ErrorKind::UnknownName { .. } => {
            PyValueError::new_err(text)
        }
        _ => Error::new_err(text),
    }
}

/// Returns the exception for an error that concerns a file.
pub(crate) fn raised_of(path: &Path, error: &ErrorKind) -> PyErr {
    let name = path.display();
    match error {
        ErrorKind::Io(io) => of_system(io, Some(path)),
        ErrorKind::Option(_) | ErrorKind::Tag(_) | ErrorKind::InFile { .. } => raised_kind(error),
        ErrorKind::FileExists => PyFileExistsError::new_err(format!("{name}: {error}")),
        _ => Error::new_err(format!("{name}: {error}")),
    }
}

// Returns an exception with `errno`, `strerror` and `filename`, as Python's own functions raise. Python chooses
// the class by the number: `FileNotFoundError`, `PermissionError` and others.
fn of_system(error: &io::Error, path: Option<&Path>) -> PyErr {
    match (error.raw_os_error(), path) {
        (Some(number), path) => {
            PyOSError::new_err((number, said(error), path.map(|path| path.as_os_str().to_owned())))
        }
        (None, Some(path)) => PyOSError::new_err(format!("{}: {error}", path.display())),
        (None, None) => PyOSError::new_err(error.to_string()),
    }
}

// Returns the text of an error of the system without its number, which Python shows before the text.
fn said(error: &io::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" (os error ").map_or(text.clone(), |(said, _)| said.to_owned())
}

/// Does work without holding the interpreter, so that other threads of Python go on. A panic becomes
/// `mizan.Error`, which `except Exception` catches.
pub(crate) fn free<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> mizan_core::Result<T> + Send,
) -> PyResult<T> {
    guarded(py, work)?.map_err(|error| raised(&error))
}

/// As [`free`], for work on a file.
pub(crate) fn free_on<T: Send>(
    py: Python<'_>,
    path: &Path,
    work: impl FnOnce() -> mizan_core::Result<T> + Send,
) -> PyResult<T> {
    guarded(py, work)?.map_err(|error| raised_of(path, error.kind()))
}

fn guarded<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> mizan_core::Result<T> + Send,
) -> PyResult<mizan_core::Result<T>> {
    let done = py.detach(|| panic::catch_unwind(AssertUnwindSafe(work)).map_err(|said| text(&*said)));
    done.map_err(|said| Error::new_err(format!("a fault of mizan, please report it: {said}")))
}

fn text(said: &(dyn Any + Send)) -> String {
    let text = said.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| said.downcast_ref::<String>().cloned()).unwrap_or_default()
}
