//! [`UnitStream`]: the units of a memory, one after the other.
//!
//! A thread reads ahead by some batches. It ends when the stream is dropped.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use mizan_core::memory::StoredUnit;
use mizan_core::requests::AnyMemory;
use pyo3::prelude::*;
use serde_json::Value;

use crate::failure::{Error, raised};
use crate::units::Unit;

// The units of a batch, and the batches that are read ahead. Chosen by hand: a batch has about 100 KB.
const BATCH: usize = 256;
const AHEAD: usize = 2;

type Read = mizan_core::Result<Vec<StoredUnit>>;

#[pyclass(module = "mizan")]
pub(crate) struct UnitStream {
    batches: Mutex<Receiver<Read>>,
    pending: VecDeque<StoredUnit>,
}

impl UnitStream {
    pub(crate) fn new(memory: Arc<AnyMemory>) -> Self {
        let (send, batches) = sync_channel::<Read>(AHEAD);
        thread::spawn(move || {
            let read = || -> mizan_core::Result<()> {
                let mut batch = Vec::new();
                for unit in memory.file()?.units()?.past_damage() {
                    batch.push(unit?);
                    if batch.len() == BATCH && send.send(Ok(std::mem::take(&mut batch))).is_err() {
                        return Ok(());
                    }
                }
                let _ = send.send(Ok(batch));
                Ok(())
            };
            if let Err(error) = read() {
                let _ = send.send(Err(error));
            }
        });
        Self { batches: Mutex::new(batches), pending: VecDeque::new() }
    }
}

#[pymethods]
impl UnitStream {
    fn __iter__(stream: PyRef<'_, Self>) -> PyRef<'_, Self> {
        stream
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Unit>> {
        while self.pending.is_empty() {
            let batches = &self.batches;
            let read = py.detach(|| batches.lock().ok().and_then(|batches| batches.recv().ok()));
            match read {
                None => return Ok(None),
                Some(Err(error)) => return Err(raised(&error)),
                Some(Ok(batch)) => self.pending.extend(batch),
            }
        }
        let Some(unit) = self.pending.pop_front() else { return Ok(None) };
        match serde_json::to_value(&unit) {
            Ok(Value::Object(fields)) => Ok(Some(Unit::new(fields))),
            _ => Err(Error::new_err("a unit has no JSON")),
        }
    }
}
