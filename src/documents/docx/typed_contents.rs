//! [`TypedContents`]: finds a table of contents that was typed line by line, without a field.
//!
//! Each line of such a table ends with a tab and the number of a page, and the numbers never fall.

use crate::documents::block::{Block, TakeBlock};
use crate::documents::read_report::DocumentRemark;
use crate::error::Result;

// The fewest lines of a table of contents. Chosen by hand: a list of prices has such lines too, but seldom
// this many whose numbers never fall.
const FEWEST: usize = 5;

// The most digits of the number of a page.
const DIGITS: usize = 4;

/// Blocks that may be a table of contents, held back until the next one tells.
#[derive(Default)]
pub(super) struct TypedContents {
    held: Vec<(Block, u32)>,
    dropped: usize,
}

impl TypedContents {
    /// Hands a block on, or holds it back if it ends with the number of a page.
    pub(super) fn push(&mut self, block: Block, page: Option<u32>, take: &mut TakeBlock<'_>) -> Result<()> {
        let goes_on = page.is_some() && self.held.last().is_none_or(|(_, last)| Some(*last) <= page);
        if !goes_on {
            self.end(take)?;
        }
        match page {
            Some(page) => self.held.push((block, page)),
            None => take(block)?,
        }
        Ok(())
    }

    /// Hands on the blocks that are held back, unless they are a table of contents.
    pub(super) fn end(&mut self, take: &mut TakeBlock<'_>) -> Result<()> {
        if self.held.len() >= FEWEST {
            self.dropped += self.held.len();
            self.held.clear();
        }
        self.held.drain(..).try_for_each(|(block, _)| take(block))
    }

    /// Returns how many lines were left out.
    pub(super) fn remark(&self) -> Option<DocumentRemark> {
        let (one, several) = ("line of a table of contents", "lines of a table of contents");
        (self.dropped > 0).then_some(DocumentRemark::LeftOut { count: self.dropped, one, several })
    }
}

/// Returns the number of the page at the end of a line of a table of contents; tabs are still in the text.
pub(super) fn page(text: &str) -> Option<u32> {
    let (title, page) = text.trim_end().rsplit_once('\t')?;
    let digits = page.trim_matches(|c: char| !c.is_alphanumeric());
    let is_title = title.contains(char::is_alphabetic);
    if !is_title || digits.is_empty() || digits.chars().count() > DIGITS {
        return None;
    }
    digits.chars().try_fold(0, |page, c| Some(page * 10 + digit(c)?))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        c => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_contents_ends_with_a_tab_and_a_page() {
        assert_eq!(page("١.\tالمقدمة\t١٢"), Some(12));
        assert_eq!(page("Introduction\t 7 "), Some(7));
        for text in ["Introduction 7", "\t7", "Total\t12,500", "Sum\t123456", "a\tb"] {
            assert_eq!(page(text), None, "{text}");
        }
    }
}
