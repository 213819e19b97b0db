//! What ends a run from outside: Ctrl-C (SIGINT) and SIGTERM; on Windows Ctrl-C and Ctrl-Break. The run
//! then removes its unfinished outputs, gives the memories that it uses a moment to roll back and close, and
//! ends as any program does at the signal.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::remark::remark;

/// The time between two looks at what a run waits for as it stops.
const ASKED_EACH: Duration = Duration::from_millis(5);

/// The unfinished outputs of the run.
static UNFINISHED: LazyLock<Mutex<HashSet<PathBuf>>> = LazyLock::new(Mutex::default);

/// What the run says if it is stopped.
static REMARK: Mutex<Option<String>> = Mutex::new(None);

/// True for a run that a signal ends as it is meant to end.
static ENDS_WELL: AtomicBool = AtomicBool::new(false);

/// What the run does first when a signal comes.
static FIRST: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// True once a signal has come.
static STOPPED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Notes an unfinished output, which is removed if the run is stopped.
pub(super) fn note(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
}

/// Forgets an unfinished output that has got its name.
pub(super) fn forget(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
}

/// Sets what the run says if it is stopped from now on: what it has done by then stays.
pub(crate) fn say_when_stopped(remark: String) {
    *REMARK.lock().unwrap_or_else(PoisonError::into_inner) = Some(remark);
}

/// Lets a signal end the run with exit status 0 from now on: the run has no other end.
#[cfg(any(feature = "server", feature = "team"))]
pub(crate) fn end_well() {
    ENDS_WELL.store(true, Ordering::SeqCst);
}

/// Lets a signal end the run with exit status 0 from now on, after some work that ends soon.
#[cfg(feature = "server")]
pub(crate) fn end_well_after(work: impl FnOnce() + Send + 'static) {
    *FIRST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(work));
    end_well();
}

/// Returns the flag that is true once the run is to stop. Each memory in use holds a copy of the flag.
pub(crate) fn stopped() -> Arc<AtomicBool> {
    STOPPED.clone()
}

/// Returns true once the run is to stop.
pub(crate) fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Waits for the end of a run that a signal has stopped; returns at once if none has. The error of the work
/// that the signal broke off needs no message.
pub(crate) fn end_if_stopped() {
    while is_stopped() {
        thread::sleep(ASKED_EACH);
    }
}

/// Listens for the signals from now on. A write beyond the limit of file sizes becomes an error, instead of a
/// signal (SIGXFSZ) that ends the run without a word.
#[cfg(unix)]
pub(crate) fn listen() {
    use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    // Both fail only where a process may not handle signals. Then the signals do what they do by default.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            stop();
            if ENDS_WELL.load(Ordering::SeqCst) {
                std::process::exit(0);
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

/// Listens for Ctrl-C and Ctrl-Break from now on.
#[cfg(windows)]
pub(crate) fn listen() {
    // The status of a program that Ctrl-C has ended (STATUS_CONTROL_C_EXIT).
    const ENDED: u32 = 0xC000_013A;

    // Fails only where a process may not listen. Then Ctrl-C ends the program as it does by default.
    let _ = ctrlc::set_handler(|| {
        stop();
        std::process::exit(if ENDS_WELL.load(Ordering::SeqCst) { 0 } else { ENDED.cast_signed() });
    });
}

fn stop() {
    // How long memories may take to roll back. Chosen by hand: a person waits that long at Ctrl-C.
    const PATIENCE: Duration = Duration::from_secs(2);

    let first = FIRST.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(first) = first {
        first();
    }
    STOPPED.store(true, Ordering::SeqCst);
    let deadline = Instant::now() + PATIENCE;
    // The static itself is one of the owners of the flag, every memory that is open another.
    while Arc::strong_count(&STOPPED) > 1 && Instant::now() < deadline {
        thread::sleep(ASKED_EACH);
    }
    // Held to the end, so that no output is noted any more.
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in unfinished.iter() {
        let _ = std::fs::remove_file(path);
    }
    if let Some(remark) = &*REMARK.lock().unwrap_or_else(PoisonError::into_inner) {
        remark!("{remark}");
    }
}
