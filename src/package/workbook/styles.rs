//! [`Styles`]: the number formats of a workbook, which its cells name by their styles.

use std::collections::HashMap;

use super::number_format::NumberFormat;
use crate::error::Result;
use crate::package::{PartEvent, PartXml, attribute};

/// The number formats of the styles. A style that the workbook does not define shows numbers as they are.
#[derive(Default)]
pub(super) struct Styles {
    // The format codes that the workbook defines, by their numbers.
    codes: HashMap<u32, String>,
    // The number of the format of each style.
    formats: Vec<u32>,
}

// The most formats and styles that are read, which is Excel's limit of both together.
const MOST: usize = 65_490;
// Bytes of the longest code that is kept; Excel's limit is 255 characters.
const LONGEST_CODE: usize = 1024;

impl Styles {
    /// Reads the styles. The end of a damaged list is left out, since a cell is readable without its style.
    pub(super) fn read(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        match self.take(xml) {
            Err(error) if error.position().is_none() => Err(error),
            _ => Ok(()),
        }
    }

    fn take(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let mut is_of_cells = false;
        loop {
            match xml.next()? {
                PartEvent::Start(tag) => match tag.local_name().as_ref() {
                    "cellXfs" => is_of_cells = true,
                    "numFmt" if self.codes.len() < MOST => {
                        let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                        let code = attribute(&tag, "formatCode").filter(|code| code.len() <= LONGEST_CODE);
                        self.codes.extend(id.zip(code));
                    }
                    "xf" if is_of_cells && self.formats.len() < MOST => {
                        let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                        self.formats.push(id.unwrap_or_default());
                    }
                    _ => {}
                },
                PartEvent::End(name) if name == "cellXfs" => is_of_cells = false,
                PartEvent::Over => return Ok(()),
                _ => {}
            }
        }
    }

    /// Returns the number format of a style.
    pub(super) fn format(&self, style: usize) -> NumberFormat<'_> {
        let id = self.formats.get(style).copied().unwrap_or_default();
        NumberFormat::new(self.codes.get(&id).map_or_else(|| built_in(id), String::as_str), Some(id))
    }
}

// Returns the format code of a number that every workbook knows (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "mm-dd-yy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yy h:mm",
        37 => "#,##0 ;(#,##0)",
        38 => "#,##0 ;[Red](#,##0)",
        39 => "#,##0.00;(#,##0.00)",
        40 => "#,##0.00;[Red](#,##0.00)",
        41 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        42 => "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)",
        43 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        44 => "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}
