//! The log of a server: lines of JSON on stderr.

use std::io::Write;
use std::sync::mpsc::{TrySendError, sync_channel};
use std::thread;

/// The most lines that wait to be written. Chosen by hand.
const WAITING: usize = 4096;

/// Returns what writes lines on stderr and never waits: whoever reads stderr slowly misses lines, and no
/// request is answered later for it. A line says how many are missing.
pub(super) fn log() -> impl Fn(String) + Send + Sync {
    let (lines, written) = sync_channel::<String>(WAITING);
    thread::spawn(move || {
        let mut err = std::io::stderr();
        for line in written {
            // The server goes on where nobody reads its log.
            let _ = writeln!(err, "{line}");
        }
    });
    let missing = std::sync::atomic::AtomicU64::new(0);
    move |line| {
        use std::sync::atomic::Ordering::Relaxed;
        let lost = missing.swap(0, Relaxed);
        let sent = match lost {
            0 => lines.try_send(line),
            lost => lines.try_send(format!("{{\"missing\":{lost}}}\n{line}")),
        };
        if let Err(TrySendError::Full(_)) = sent {
            missing.fetch_add(lost + 1, Relaxed);
        }
    }
}
