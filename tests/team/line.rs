//! A line to PostgreSQL that can be broken: a socket that passes everything on, or nothing.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A line to PostgreSQL that can be broken.
pub(crate) struct Line {
    folder: TempDir,
    is_broken: Arc<AtomicBool>,
}

impl Line {
    /// Lays a line to a socket.
    pub(crate) fn to(socket: PathBuf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
        let is_broken = Arc::new(AtomicBool::new(false));
        let broken = Arc::clone(&is_broken);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = UnixStream::connect(&socket) else { continue };
                for (from, to) in [(&client, &server), (&server, &client)] {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let broken = Arc::clone(&broken);
                    thread::spawn(move || pass_on(from, to, &broken));
                }
            }
        });
        Self { folder, is_broken }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets nothing pass for a while. Nobody is told.
    pub(crate) fn break_for(&self, time: Duration) {
        self.is_broken.store(true, Ordering::SeqCst);
        thread::sleep(time);
        self.is_broken.store(false, Ordering::SeqCst);
    }
}

fn pass_on(mut from: UnixStream, mut to: UnixStream, broken: &AtomicBool) {
    let mut bytes = [0; 8192];
    loop {
        let count = match from.read(&mut bytes) {
            Ok(count) if count > 0 => count,
            _ => break,
        };
        while broken.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(20));
        }
        if to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(std::net::Shutdown::Both), to.shutdown(std::net::Shutdown::Both));
}
