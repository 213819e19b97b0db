//! [`StreamWriter`] and [`StreamBody`]: what is written on a thread, sent piece by piece.

use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use hyper::body::{Body, Frame};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

use crate::error::Error;

/// Bytes of a piece, and the pieces that wait for a slow client.
const PIECE: usize = 64 << 10;
const PIECES: usize = 4;
/// How long a client may take to read a piece.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends what is written into it, on a thread that may wait.
pub(super) struct StreamWriter {
    pieces: Sender<io::Result<Bytes>>,
    runtime: Handle,
    piece: Vec<u8>,
    // Told of the first piece.
    begun: Option<oneshot::Sender<()>>,
}

/// The body of an answer that a thread writes.
pub(super) struct StreamBody(Receiver<io::Result<Bytes>>);

/// Returns a writer, the body that has what is written, and what learns of the first piece. An error before
/// the first piece can be answered as such.
pub(super) fn stream() -> (StreamWriter, StreamBody, oneshot::Receiver<()>) {
    let ((pieces, received), (begun, begins)) = (channel(PIECES), oneshot::channel());
    let piece = Vec::with_capacity(PIECE);
    let writer = StreamWriter { pieces, runtime: Handle::current(), piece, begun: Some(begun) };
    (writer, StreamBody(received), begins)
}

impl StreamWriter {
    /// Ends the body with an error, by which the client sees that it is not complete. Returns the error if
    /// nothing was sent yet.
    pub(super) fn fail(self, error: Error) -> Result<(), Error> {
        if self.begun.is_some() {
            return Err(error);
        }
        // A client that is gone needs no error.
        let _ = self.runtime.block_on(self.pieces.send_timeout(Err(io::Error::from(error)), PATIENCE));
        Ok(())
    }

    /// Sends what is left.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        if let Err(error) = self.send() {
            return self.fail(Error::from(error));
        }
        // An empty file begins with its end.
        self.begin();
        Ok(())
    }

    fn begin(&mut self) {
        if let Some(begun) = self.begun.take() {
            // Whoever waits for the first piece may be gone.
            let _ = begun.send(());
        }
    }

    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        self.begin();
        let piece = Bytes::from(std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE)));
        let sent = self.runtime.block_on(self.pieces.send_timeout(Ok(piece), PATIENCE));
        sent.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

impl Write for StreamWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    // A piece is sent when it is full: a file that fails early is answered with an error.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Body for StreamBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}
