//! Opening and closing memories: [`Handle`], which C knows as `mizan_memory`.

use std::ffi::c_char;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mizan_core::Memory;
#[cfg(feature = "remote")]
use mizan_core::requests::ServerAddress;
use mizan_core::requests::{AnyMemory, OpenFiles, Options};

use crate::call::{guard, text};
use crate::failure::Failure;

/// An open memory. All functions may use one memory from several threads at once, except `mizan_close`.
pub struct Handle {
    pub(crate) memory: AnyMemory,
    /// The other files that lookups have named.
    pub(crate) files: Arc<OpenFiles>,
    stop: Arc<AtomicBool>,
}

impl Handle {
    /// Returns options whose request ends once the calls of this memory are to end.
    pub(crate) fn options(&self, options: Options) -> Options {
        options.files(self.files.clone())
    }
}

/// Returns the memory of a handle, which is a file.
///
/// # Safety
///
/// The pointer is NULL or a memory that is not closed.
pub(crate) unsafe fn memory<'h>(handle: *const Handle) -> Result<&'h Memory, Failure> {
    // SAFETY: as promised by the caller.
    Ok(unsafe { handle_of(handle) }?.memory.file()?)
}

/// Returns what a pointer points to, unless its calls are to end.
///
/// # Safety
///
/// As for [`memory`].
pub(crate) unsafe fn handle_of<'h>(handle: *const Handle) -> Result<&'h Handle, Failure> {
    // SAFETY: as promised by the caller.
    let handle = unsafe { handle.as_ref() }.ok_or_else(|| Failure::null("the memory"))?;
    match handle.stop.load(Ordering::Relaxed) {
        true => Err(mizan_core::Error::from(mizan_core::ErrorKind::Stopped).into()),
        false => Ok(handle),
    }
}

unsafe fn hand_out(
    out: *mut *mut Handle,
    path: *const c_char,
    open: impl FnOnce(&str, Arc<AtomicBool>) -> mizan_core::Result<AnyMemory>,
) -> i32 {
    guard(|| {
        if out.is_null() {
            return Err(Failure::null("the place for the memory"));
        }
        // SAFETY: the caller promises that the place may be written.
        unsafe { out.write(std::ptr::null_mut()) };
        let stop = Arc::new(AtomicBool::new(false));
        // SAFETY: the caller promises a text.
        let memory = open(unsafe { text(path, "path") }?, stop.clone())?;
        let files = Arc::new(OpenFiles::new().stop_when(stop.clone()));
        // SAFETY: as above.
        unsafe { out.write(Box::into_raw(Box::new(Handle { memory, files, stop }))) };
        Ok(())
    })
}

/// Opens a memory. A missing file is an error, and nothing is created. `*out` is NULL after an error.
///
/// An address such as `http://127.0.0.1:8484/` opens the memories of a server (`mizan serve`) instead. The
/// environment variable `MIZAN_TOKEN`, or the address (`http://HOST/t/TOKEN/`), may hold a token. Lookups,
/// searches, `mizan_add`, `mizan_edit`, `mizan_delete` and `mizan_info` ask the server; functions that read or
/// write files are an error.
///
/// # Safety
///
/// `path` is NULL or ends with a zero byte; `out` is NULL or may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_open(path: *const c_char, out: *mut *mut Handle) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe {
        hand_out(out, path, |path, stop| {
            #[cfg(feature = "remote")]
            if ServerAddress::is_meant(path) {
                return AnyMemory::open_server(path, None);
            }
            Ok(AnyMemory::File(Memory::open(path)?.stop_when(stop)))
        })
    }
}

/// Opens a memory, and makes it first if there is none.
///
/// # Safety
///
/// As for `mizan_open`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_create(path: *const c_char, out: *mut *mut Handle) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { hand_out(out, path, |path, stop| Ok(AnyMemory::File(Memory::create(path)?.stop_when(stop)))) }
}

/// Closes a memory. NULL is allowed.
///
/// # Safety
///
/// `memory` is NULL or a memory that is not closed and that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_close(memory: *mut Handle) {
    guard(|| {
        if !memory.is_null() {
            // SAFETY: the caller promises that the memory is not closed.
            drop(unsafe { Box::from_raw(memory) });
        }
        Ok(())
    });
}

/// Asks that all calls that use a memory end soon with an error (`stop` 1), or allows calls again (`stop` 0).
/// What a stopped call has not committed is rolled back. Any thread may call this.
///
/// # Safety
///
/// `memory` is NULL or a memory that is not closed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mizan_stop(memory: *const Handle, stop: i32) -> i32 {
    guard(|| {
        // SAFETY: as promised by the caller.
        let handle = unsafe { memory.as_ref() }.ok_or_else(|| Failure::null("the memory"))?;
        handle.stop.store(stop != 0, Ordering::Relaxed);
        Ok(())
    })
}
