//! [`TypedContents`]: finds a table of contents that was typed line by line, without a field.
//!
//! Each line of such a table ends with a tab and the number of a page, and the numbers never fall. A list of
//! prices may look alike, so that a title above the table, or numbers before most of its lines, must show
//! that it is a table of contents.

use crate::documents::block::{Block, TakeBlock};
use crate::documents::read_report::DocumentRemark;
use crate::error::Result;

// The fewest lines of a table of contents. Chosen by hand: a list of prices has such lines too, but seldom
// this many whose numbers never fall.
const FEWEST: usize = 5;

// The titles above a table of contents.
const TITLES: [&str; 10] = [
    "contents",
    "table of contents",
    "index",
    "المحتويات",
    "محتويات",
    "الفهرس",
    "فهرس",
    "فهرس المحتويات",
    "جدول المحتويات",
    "فهرس الموضوعات",
];

// The words with which the title of a chapter begins.
const CHAPTERS: [&str; 12] = [
    "chapter",
    "part",
    "section",
    "annex",
    "appendix",
    "article",
    "الفصل",
    "الباب",
    "القسم",
    "الجزء",
    "المادة",
    "الملحق",
];

// The most digits of the number of a page.
const DIGITS: usize = 4;

/// Blocks that may be a table of contents, held back until the next one tells.
#[derive(Default)]
pub(super) struct TypedContents {
    held: Vec<(Block, u32)>,
    // True if the last block before is the title of a table of contents.
    is_titled: bool,
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
            None => {
                self.is_titled = is_title(&block.text);
                take(block)?;
            }
        }
        Ok(())
    }

    /// Hands on the blocks that are held back, unless they are a table of contents.
    pub(super) fn end(&mut self, take: &mut TakeBlock<'_>) -> Result<()> {
        let numbered = self.held.iter().filter(|(block, _)| is_numbered(&block.text)).count();
        if self.held.len() >= FEWEST && (self.is_titled || 2 * numbered >= self.held.len()) {
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

fn is_title(text: &str) -> bool {
    let title = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    TITLES.contains(&&*title)
}

// Returns true if a line begins with the number of a chapter (`1.2`, `أولاً`, `Chapter`).
fn is_numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let word = first.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = word.starts_with(char::is_numeric) && !word.contains(char::is_alphabetic);
    let is_roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && first != word;
    let is_letter = word.chars().count() == 1 && first != word;
    let is_ordinal =
        matches!(word, "أولا" | "أولاً" | "ثانيا" | "ثانياً" | "ثالثا" | "ثالثاً" | "رابعا" | "رابعاً");
    is_number || is_roman || is_letter || is_ordinal || CHAPTERS.contains(&word)
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
    use crate::documents::block::{BlockKind, Place};

    fn kept(lines: &[&str]) -> usize {
        let (mut contents, mut kept) = (TypedContents::default(), 0);
        let mut take = |_: Block| {
            kept += 1;
            Ok(())
        };
        for line in lines {
            let block = Block::new(BlockKind::Paragraph, line.replace('\t', " "), Place::Paragraph(1));
            contents.push(block, page(line), &mut take).unwrap();
        }
        contents.end(&mut take).unwrap();
        kept
    }

    #[test]
    fn a_list_of_prices_is_no_table_of_contents() {
        assert_eq!(kept(&["قهوة\t5", "شاي\t5", "عصير\t8", "كعك\t9", "فطور\t20"]), 5);
        assert_eq!(kept(&["المحتويات", "قهوة\t5", "شاي\t5", "عصير\t8", "كعك\t9", "فطور\t20"]), 1);
        assert_eq!(kept(&["1. Scope\t5", "2. Terms\t5", "3. Duties\t8", "4. Law\t9", "Annex A\t20"]), 0);
    }

    #[test]
    fn a_line_of_contents_ends_with_a_tab_and_a_page() {
        assert_eq!(page("١.\tالمقدمة\t١٢"), Some(12));
        assert_eq!(page("Introduction\t 7 "), Some(7));
        for text in ["Introduction 7", "\t7", "Total\t12,500", "Sum\t123456", "a\tb"] {
            assert_eq!(page(text), None, "{text}");
        }
    }
}
