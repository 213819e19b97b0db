use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::error::{Position, Result};
use crate::formats::{ReadUnits, Repair};
use crate::unit::{Code, Header, Unit, UnitText};

// A chunk is this many units, or fewer of so many bytes of text; so many chunks wait to be taken.
const UNITS: usize = 256;
const BYTES: usize = 256 * 1024;
const WAITING: usize = 4;

/// What a reader gave: a unit or why there is none, its place, and what was mended in it.
pub(super) struct Given {
    pub(super) unit: Result<Unit>,
    pub(super) at: Position,
    pub(super) repairs: Vec<Repair>,
}

/// Some of what a reader gave, in order.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) given: Vec<Given>,
    /// What the file says about all its units, in the last chunk.
    pub(super) header: Option<Header>,
}

/// Reads all units on this thread while a closure on another takes them, and returns what it returns. Reading ends
/// early when the closure does. Memory for some hundred units, however slowly they are taken.
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
        chunk.given.push(Given { unit, at: units.at(), repairs: units.repairs().to_vec() });
        if chunk.given.len() == UNITS || bytes > BYTES {
            bytes = 0;
            // Nobody takes any more.
            if send.send(std::mem::take(&mut chunk)).is_err() {
                return;
            }
        }
    }
    chunk.header = units.header().cloned();
    // If nobody takes it, what went wrong is told by the other thread.
    let _ = send.send(chunk);
}

// The bytes of all that a unit holds and that a file can make long.
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
    let told = unit.notes.iter().map(|note| note.text.len());
    let told = told.chain(unit.props.iter().map(|prop| prop.name.len() + prop.value.len()));
    let fields = fields.into_iter().flatten().map(String::len);
    text(unit.source()) + text(unit.target()) + told.chain(fields).sum::<usize>()
}
