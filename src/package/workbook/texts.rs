//! [`Texts`]: the texts of a workbook in one stretch of memory, each by its number.

use std::io;

use super::item;
use crate::error::{ErrorKind, Result};
use crate::format::Limits;
use crate::package::{PartEvent, PartXml};

/// The texts of a workbook: first those that its sheets share, then those of single cells.
pub(crate) struct Texts {
    bytes: String,
    // Where each text ends.
    ends: Vec<u32>,
    /// The number of texts that the sheets share.
    pub(super) shared: usize,
    limits: Limits,
}

impl Texts {
    pub(super) fn new(limits: Limits) -> Self {
        Self { bytes: String::new(), ends: Vec::new(), shared: 0, limits }
    }

    /// Reads the list of texts that the sheets share. What the list says about its length is not believed.
    pub(super) fn read_shared(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        loop {
            match xml.next()? {
                PartEvent::Start(tag) if tag.local_name().as_ref() == "si" => {
                    let text = item::read(xml, "si")?;
                    self.push(&text)?;
                    self.shared = self.ends.len();
                }
                PartEvent::Over => return Ok(()),
                _ => {}
            }
        }
    }

    /// Adds a text and returns its number. The text is one that a cell shows, with line ends of one kind.
    pub(crate) fn push(&mut self, text: &str) -> Result<u32> {
        let number = self.ends.len();
        let end = self.bytes.len() + text.len();
        let most = self.limits.workbook_texts.min(u32::MAX as usize);
        let hint = "split it into several";
        if number >= self.limits.workbook_cells {
            let what = "texts in a workbook";
            return Err(ErrorKind::TooMany { what, limit: self.limits.workbook_cells, hint }.into());
        }
        if end > most {
            let what = "a workbook with texts";
            return Err(ErrorKind::TooLarge { what, limit: most as u64, hint }.into());
        }
        let room = self.bytes.try_reserve(text.len()).and_then(|()| self.ends.try_reserve(1));
        room.map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
        self.bytes.push_str(text);
        self.ends.push(end as u32);
        Ok(number as u32)
    }

    /// Returns a text by its number.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[number] as usize]
    }
}
