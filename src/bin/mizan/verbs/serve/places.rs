//! How many connections the system lets a server have.

/// The most connections that are asked for.
const MOST: u64 = 4096;
/// File descriptors that are left for memories, files and the rest.
#[cfg(unix)]
const OTHERS: u64 = 128;

/// Raises the limit of open files as far as needed and allowed, and returns how many connections fit in.
#[cfg(unix)]
pub(super) fn connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let wanted = MOST + OTHERS;
    let limit = getrlimit(Resource::Nofile);
    let now = limit.current.unwrap_or(u64::MAX);
    if now < wanted {
        let raised = limit.maximum.unwrap_or(u64::MAX).min(wanted);
        // Where the system refuses, the limit stays as it is, and is read below.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum: limit.maximum });
    }
    let now = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(now.saturating_sub(OTHERS).clamp(16, MOST)).unwrap_or(16)
}

/// Returns how many connections a server has.
#[cfg(not(unix))]
pub(super) fn connections() -> usize {
    MOST as usize
}
