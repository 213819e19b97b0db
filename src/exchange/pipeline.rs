//! Reads units on one thread while another takes them, in chunks, so that reading and storing overlap.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::error::{Position, Result};
use crate::formats::{Marked, ReadUnits, Repair};
use crate::unit::{Code, Header, Unit, UnitText};

// A chunk is full at this number of units or of bytes of text, whichever comes first. Chosen by hand.
const UNITS: usize = 256;
const BYTES: usize = 256 * 1024;

// The most chunks that wait to be taken. Together with `BYTES` it bounds the memory of a reader that is
// faster than the other thread.
const WAITING: usize = 4;

/// One result of a reader: a unit, or the error instead of one, with its place, the repairs made in it, and
/// what the file says about its translation.
pub(super) struct Given {
    pub(super) unit: Result<Unit>,
    pub(super) at: Position,
    pub(super) repairs: Vec<Repair>,
    pub(super) marked: Marked,
}

/// Consecutive results of a reader.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) given: Vec<Given>,
    /// The header of the file; only in the last chunk.
    pub(super) header: Option<Header>,
    /// The columns of the file that were left out; only in the last chunk.
    pub(super) columns_left_out: Vec<String>,
    is_last: bool,
}

/// Reads all units on this thread while a closure on another takes them, and returns the value of the
/// closure. Reading ends early when the closure does. At most a few chunks are in memory, however slowly they
/// are taken. A file of one chunk takes no other thread, since starting one takes longer than reading the
/// file.
pub(super) fn read<T: Send>(units: &mut dyn ReadUnits, take: impl FnOnce(Receiver<Chunk>) -> T + Send) -> T {
    let (send, receive) = sync_channel(WAITING);
    let first = next_chunk(units);
    let is_all = first.is_last;
    // The channel has room for the first chunk.
    let _ = send.send(first);
    if is_all {
        drop(send);
        return take(receive);
    }
    thread::scope(|scope| {
        let taking = scope.spawn(|| take(receive));
        send_all(units, &send);
        drop(send);
        taking.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn send_all(units: &mut dyn ReadUnits, send: &SyncSender<Chunk>) {
    loop {
        let chunk = next_chunk(units);
        let is_last = chunk.is_last;
        // Sending fails only if the other thread has stopped taking chunks or failed; the error of that
        // thread is returned.
        if send.send(chunk).is_err() || is_last {
            return;
        }
    }
}

fn next_chunk(units: &mut dyn ReadUnits) -> Chunk {
    let (mut chunk, mut bytes) = (Chunk::default(), 0);
    while let Some(unit) = units.next() {
        bytes += unit.as_ref().map_or(0, weight);
        chunk.given.push(Given {
            unit,
            at: units.at(),
            repairs: units.repairs().to_vec(),
            marked: units.marked(),
        });
        if chunk.given.len() == UNITS || bytes > BYTES {
            return chunk;
        }
    }
    chunk.is_last = true;
    chunk.header = units.header().cloned();
    chunk.columns_left_out = units.columns_left_out().to_vec();
    chunk
}

// Returns the bytes of those fields of a unit whose length a file decides.
fn weight(unit: &Unit) -> usize {
    let (origin, context) = (&unit.origin, &unit.context);
    let fields = [
        &origin.created_by,
        &origin.changed_by,
        &origin.document,
        &origin.key,
        &context.previous,
        &context.next,
        &unit.domain,
        &unit.client,
        &unit.project,
    ];
    let code = |code: &Code| code.id.len() + code.markup.len() + code.label.as_ref().map_or(0, String::len);
    let text = |text: &UnitText| text.plain().len() + text.codes().iter().map(code).sum::<usize>();
    let remarks = unit.notes.iter().map(|note| note.text.len());
    let remarks = remarks.chain(unit.props.iter().map(|prop| prop.name.len() + prop.value.len()));
    let fields = fields.into_iter().flatten().map(String::len);
    text(unit.source()) + text(unit.target()) + remarks.chain(fields).sum::<usize>()
}
