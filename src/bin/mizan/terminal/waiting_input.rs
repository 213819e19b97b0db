//! [`WaitingInput`]: an input that may let the run wait, such as a pipe. A signal that ends the run ends the
//! waiting too, so that the memories of the run are closed.

use std::fs::File;
use std::io::{self, Cursor, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use super::interrupt;

/// Stdin or a pipe, read on a thread of its own.
pub(crate) struct WaitingInput {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: Cursor<Vec<u8>>,
}

/// Bytes that are read at a time at most: what a pipe of Linux holds.
const PIECE: usize = 64 * 1024;
/// Pieces that are read ahead.
const AHEAD: usize = 2;
/// The time between two looks at whether the run is to stop.
const ASKED_EACH: Duration = Duration::from_millis(20);

impl WaitingInput {
    /// Returns stdin.
    pub(crate) fn stdin() -> Self {
        Self::of(|| Ok(io::stdin()))
    }

    /// Returns the file of this path, which is opened when something is read: a pipe opens once somebody
    /// writes to it.
    pub(crate) fn pipe(path: PathBuf) -> Self {
        Self::of(|| File::open(path))
    }

    fn of<R: Read>(open: impl FnOnce() -> io::Result<R> + Send + 'static) -> Self {
        let (send, pieces) = sync_channel(AHEAD);
        thread::spawn(move || match open() {
            Ok(input) => send_all(input, &send),
            // Sending fails only if nobody reads any more.
            Err(error) => drop(send.send(Err(error))),
        });
        Self { pieces, piece: Cursor::default() }
    }
}

fn send_all(mut input: impl Read, send: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        let mut piece = vec![0; PIECE];
        let read = match input.read(&mut piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read,
        };
        let is_last = !matches!(read, Ok(1..));
        let read = read.map(|length| {
            piece.truncate(length);
            piece
        });
        if send.send(read).is_err() || is_last {
            return;
        }
    }
}

impl Read for WaitingInput {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.piece.position() == self.piece.get_ref().len() as u64 {
            self.piece = Cursor::new(next(&self.pieces)?);
        }
        self.piece.read(into)
    }
}

/// Returns the next piece; an empty one at the end.
fn next(pieces: &Receiver<io::Result<Vec<u8>>>) -> io::Result<Vec<u8>> {
    while !interrupt::is_stopped() {
        match pieces.recv_timeout(ASKED_EACH) {
            Ok(piece) => return piece,
            Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
    Err(io::Error::other("the run is asked to end"))
}
