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
}

/// Reads all units on this thread while a closure on another takes them, and returns the value of the
/// closure. Reading ends early when the closure does. At most a few chunks are in memory, however slowly they
/// are taken.
pub(super) fn read<T: Send>(units: &mut dyn ReadUnits, take: impl FnOnce(Receiver<Chunk>) -> T + Send) -> T {
    let (send, receive) = sync_channel(WAITING);
    thread::scope(|scope| {
        let taking = scope.spawn(|| take(receive));
        send_all(units, &send);
        drop(send);
        taking.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn send_all(units: &mut dyn ReadUnits, send: &SyncSender<Chunk>) {
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
            bytes = 0;
            // The other thread has stopped taking chunks.
            if send.send(std::mem::take(&mut chunk)).is_err() {
                return;
            }
        }
    }
    chunk.header = units.header().cloned();
    chunk.columns_left_out = units.columns_left_out().to_vec();
    // Sending fails only if the other thread has failed; the error of that thread is returned.
    let _ = send.send(chunk);
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
