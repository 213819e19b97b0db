//! [`Segmenter`], and [`Segments`], the iterator over the segments of a text.
//!
//! A [`Segmenter`] holds the options and the words that decide. [`Segments`] reads a text once, block by
//! block, and each block from mark to mark.

use std::ops::Range;
use std::sync::Arc;

use super::arabic;
use super::blocks::{Block, BlockSplitter, ListItems};
use super::compounds::Compounds;
use super::context::{MarkContext, with_note};
use super::cut::{Cut, Cuts};
use super::english;
use super::line_mark::LineMark;
use super::marks::{Mark, Quotes, Scan, ScanStop, Signs, Verbatim};
use super::seam::{MendedBlock, Seam};
use super::segment::Segment;
#[cfg(feature = "srx")]
use super::srx;
use super::words::{Says, WordTables};
use crate::lang::Lang;

/// Splits text into sentences as a translator wants them.
///
/// Arabic and English rules are built in. The script of the words around a mark decides which of them apply,
/// so an English name in an Arabic paragraph is judged as English. Other languages have generic rules without
/// abbreviations.
///
/// ```
/// use mizan::{Lang, Segmenter};
///
/// let text = "حضر د. محمد علي المؤتمر. ثم غادر القاعة.";
/// let segmenter = Segmenter::new(Lang::ARABIC);
/// let segments: Vec<_> = segmenter.segments(text).map(|segment| segment.text()).collect();
/// assert_eq!(segments, ["حضر د. محمد علي المؤتمر. ", "ثم غادر القاعة."]);
/// ```
#[derive(Clone, Debug)]
pub struct Segmenter {
    words: Arc<WordTables>,
    compounds: Compounds,
    cuts: Cuts,
    longest: Option<usize>,
    #[cfg(feature = "srx")]
    lang: Lang,
    #[cfg(feature = "srx")]
    engines: Vec<(Lang, Arc<srx::Engine>)>,
}

impl Segmenter {
    /// Returns a segmenter with the built-in rules of a language. For [`Lang::UNDETERMINED`] it has the rules
    /// of Arabic and English, and SRX rules are chosen for each paragraph by its script.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let generic = !(lang.is_arabic() || lang.is_english() || lang == Lang::UNDETERMINED);
        let words = if generic { Arc::default() } else { WordTables::built_in() };
        Self {
            words,
            compounds: Compounds::default(),
            cuts: Cuts::default(),
            longest: None,
            #[cfg(feature = "srx")]
            lang,
            #[cfg(feature = "srx")]
            engines: Vec::new(),
        }
    }

    /// Adds an abbreviation, given with or without its last stop: no sentence ends after it. Upper and lower
    /// case count as the same.
    ///
    /// ```
    /// use mizan::{Lang, Segmenter};
    ///
    /// let segmenter = Segmenter::new(Lang::ARABIC).abbreviation("شارع.");
    /// assert_eq!(segmenter.segments("يقع في شارع. النيل قرب الجسر.").count(), 1);
    /// ```
    #[must_use]
    pub fn abbreviation(mut self, abbreviation: &str) -> Self {
        Arc::make_mut(&mut self.words).add(abbreviation, Says::ADDED);
        self
    }

    /// Sets the places at which to cut besides the ends of sentences; none by default.
    ///
    /// ```
    /// use mizan::segment::Cut;
    /// use mizan::{Lang, Segmenter};
    ///
    /// let segmenter = Segmenter::new(Lang::ENGLISH).cuts([Cut::Semicolon, Cut::Colon]);
    /// let segments: Vec<_> = segmenter.segments("Two ways: by sea; by air.").map(|s| s.text()).collect();
    /// assert_eq!(segments, ["Two ways: ", "by sea; ", "by air."]);
    /// ```
    #[must_use]
    pub fn cuts(mut self, at: impl IntoIterator<Item = Cut>) -> Self {
        self.cuts = at.into_iter().collect();
        self
    }

    /// Sets the most chars that a segment should have; `None`, the default, is no limit.
    ///
    /// A longer sentence is cut between its clauses: after the last comma, semicolon, colon or dash that
    /// leaves a segment within the limit, else after the first one beyond it.
    ///
    /// ```
    /// use mizan::{Lang, Segmenter};
    ///
    /// let segmenter = Segmenter::new(Lang::ENGLISH).longest(20);
    /// let segments: Vec<_> =
    ///     segmenter.segments("He came, he saw, he conquered.").map(|s| s.text()).collect();
    /// assert_eq!(segments, ["He came, he saw, ", "he conquered."]);
    /// ```
    #[must_use]
    pub fn longest(mut self, chars: impl Into<Option<usize>>) -> Self {
        self.longest = chars.into();
        self
    }

    /// Sets the SRX rules to cut by; with `None`, the default, the built-in rules are used.
    ///
    /// Inside a block, the first rule that fits a place decides. Blocks, and sentences longer than
    /// [`longest`](Self::longest), are cut as without SRX rules. [`Srx`](srx::Srx) has an example.
    #[cfg(feature = "srx")]
    #[must_use]
    pub fn srx<'r>(mut self, rules: impl Into<Option<&'r srx::Srx>>) -> Self {
        let Some(rules) = rules.into() else {
            self.engines.clear();
            return self;
        };
        let langs = if self.lang == Lang::UNDETERMINED {
            vec![Lang::ARABIC, Lang::ENGLISH, Lang::UNDETERMINED]
        } else {
            vec![self.lang.clone()]
        };
        self.engines =
            langs.into_iter().map(|lang| (lang.clone(), srx::Engine::new(rules, &lang).into())).collect();
        self
    }

    /// Returns the SRX rules for this language that this crate does not support and leaves out.
    #[cfg(feature = "srx")]
    #[must_use]
    pub fn unsupported(&self) -> Vec<&srx::Unsupported> {
        let mut all: Vec<_> = self.engines.iter().flat_map(|(_, engine)| engine.unsupported()).collect();
        all.dedup();
        all
    }

    /// Returns the segments of a text, in order.
    ///
    /// The segments joined are the text: each keeps the white space after it, and the first also keeps the
    /// white space before it. Runs in time linear in the length of the text.
    pub fn segments<'s, 't>(&'s self, text: &'t str) -> Segments<'s, 't> {
        Segments {
            text,
            at: 0,
            blocks: BlockSplitter::new(text, self.cuts, self.compounds.clone()),
            mended: None,
            seams: None,
            is_page_line: false,
            line_mark: None,
            signs: Signs::new(self.cuts),
            cutter: Cutter {
                segmenter: self,
                scan: Scan::new(self.cuts),
                block: 0..0,
                start: 0,
                scanned: 0,
                is_plain: false,
                quotes: Quotes::default(),
                items: ListItems::default(),
                verbatim: Verbatim::default(),
                address_end: 0,
                sentence_end: None,
                #[cfg(feature = "srx")]
                engine: None,
            },
        }
    }
}

/// An iterator over the segments of a text, made by [`Segmenter::segments`].
#[derive(Clone, Debug)]
pub struct Segments<'s, 't> {
    text: &'t str,
    // Where the next segment begins.
    at: usize,
    blocks: BlockSplitter<'t>,
    // The block without its seams, if it has some; the cutter reads this text instead.
    mended: Option<MendedBlock>,
    seams: Option<Arc<[Seam]>>,
    is_page_line: bool,
    // The mark at the head of each line of the block.
    line_mark: Option<LineMark>,
    signs: Signs,
    cutter: Cutter<'s>,
}

impl<'t> Iterator for Segments<'_, 't> {
    type Item = Segment<'t>;

    fn next(&mut self) -> Option<Segment<'t>> {
        if self.cutter.is_done() {
            let block = self.blocks.next()?;
            self.enter(block);
        }
        let opens_paragraph = self.cutter.start == self.cutter.block.start;
        let end = match &self.mended {
            Some(mended) => mended.place(self.cutter.next_end(&mended.text)),
            None if self.is_page_line => self.cutter.whole(),
            None => self.cutter.next_end(self.text),
        };
        let segment = Segment {
            start: self.at,
            text: &self.text[self.at..end],
            opens_paragraph,
            line_mark: self.line_mark,
            seams: self.seams.clone(),
            is_page_line: self.is_page_line,
        };
        self.at = end;
        Some(segment)
    }
}

impl Segments<'_, '_> {
    fn enter(&mut self, block: Block) {
        let range = self.at..block.end;
        let body = self.text[range.clone()].trim_start();
        let head = range.end - body.len();
        let bytes = self.text.as_bytes();
        let start =
            memchr::memrchr(b'\n', &bytes[range.start..head]).map_or(range.start, |at| range.start + at + 1);
        let mark = if LineMark::may_stand(&bytes[start..]) {
            let end = memchr::memchr(b'\n', &bytes[start..range.end]).map_or(range.end, |at| start + at);
            LineMark::at(self.text, start..end).map(|(mark, _)| mark)
        } else {
            None
        };
        self.line_mark = mark.filter(|mark| !mark.is_weak() || body.trim_end().contains('\n'));
        self.is_page_line = block.is_page_line;
        if block.seams.is_empty() {
            (self.mended, self.seams) = (None, None);
            let is_plain = self.signs.lack(self.text, range.clone());
            self.cutter.enter(self.text, range, is_plain);
        } else {
            let mended = MendedBlock::new(self.text, range, &block.seams);
            self.cutter.enter(&mended.text, 0..mended.text.len(), false);
            (self.mended, self.seams) = (Some(mended), Some(block.seams.into()));
        }
    }
}

// Cuts one block after the other. Every call gets the text in which the block stands.
#[derive(Clone, Debug)]
struct Cutter<'s> {
    segmenter: &'s Segmenter,
    scan: Scan,
    block: Range<usize>,
    // Where the next segment begins.
    start: usize,
    // Where the scan for marks goes on; after `start` if a mark ended no sentence.
    scanned: usize,
    // True if nothing in the block ends a sentence, unless SRX rules find something.
    is_plain: bool,
    quotes: Quotes,
    items: ListItems,
    verbatim: Verbatim,
    // Where the last web address found ends.
    address_end: usize,
    // The end of a sentence of which only the first clauses were returned so far.
    sentence_end: Option<usize>,
    // The SRX rules for the block; `None` cuts by the built-in ones.
    #[cfg(feature = "srx")]
    engine: Option<&'s srx::Engine>,
}

impl Cutter<'_> {
    fn is_done(&self) -> bool {
        self.start == self.block.end
    }

    fn enter(&mut self, text: &str, block: Range<usize>, is_plain: bool) {
        self.block = block;
        self.start = self.block.start;
        self.is_plain = is_plain;
        if !is_plain {
            self.scanned = self.start;
            self.address_end = self.start;
            self.quotes = Quotes::from(self.start);
            self.verbatim = Verbatim::of(text, self.block.clone());
            self.items = ListItems::of(&self.segmenter.words, text, self.block.clone());
        }
        #[cfg(feature = "srx")]
        self.choose_engine(text);
    }

    // Returns the end of the next segment of the block.
    fn next_end(&mut self, text: &str) -> usize {
        let sentence_end = self.sentence_end.take().unwrap_or_else(|| self.find_end(text));
        let end = match self.segmenter.longest {
            Some(chars) => super::long_sentence::end(text, self.start..sentence_end, chars),
            None => sentence_end,
        };
        self.sentence_end = (end < sentence_end).then_some(sentence_end);
        self.start = end;
        end
    }

    // Takes the whole block as one segment.
    fn whole(&mut self) -> usize {
        self.start = self.block.end;
        self.start
    }

    // Chooses the rules for the block's script if there are several.
    #[cfg(feature = "srx")]
    fn choose_engine(&mut self, text: &str) {
        let engines = &self.segmenter.engines;
        let detected = if engines.len() > 1 { Lang::detect(&text[self.block.clone()]) } else { None };
        let found =
            engines.iter().find(|(lang, _)| detected.as_ref().is_none_or(|detected| detected == lang));
        self.engine = found.map(|(_, engine)| engine.as_ref());
    }

    fn find_end(&mut self, text: &str) -> usize {
        #[cfg(feature = "srx")]
        if let Some(engine) = self.engine {
            return engine.next(text, self.block.start, self.start, self.block.end).unwrap_or(self.block.end);
        }
        if self.is_plain {
            return self.block.end;
        }
        if self.start == self.block.start
            && let Some(next) =
                english::behind_salutation(&self.segmenter.words, text, self.start, self.block.end)
        {
            return next;
        }
        let mark_end = self.mark_end(text);
        match self.items.next(&self.segmenter.words, text, self.start, self.block.end) {
            Some(item) if item < mark_end => {
                self.scanned = self.scanned.min(item);
                item
            }
            _ => mark_end,
        }
    }

    fn mark_end(&mut self, text: &str) -> usize {
        let end = self.block.end;
        while let Some((at, found)) = self.scan.next(text, self.scanned.max(self.start), end) {
            let next = match found {
                ScanStop::Separator(bytes) => Some(behind_space(text, at + bytes, end)),
                ScanStop::Clause(bytes) => {
                    let next = behind_space(text, at + bytes, end);
                    self.scanned = next;
                    (next > at + bytes).then_some(next)
                }
                ScanStop::Verse(bytes) => {
                    self.scanned = at + bytes;
                    arabic::verse_end(text, self.start..end, at..at + bytes, self.block.start)
                }
                ScanStop::Address => {
                    self.scanned = at + 1;
                    self.behind_address(text, at)
                }
                ScanStop::Mark => self.behind_mark(text, at),
            };
            if let Some(next) = next {
                self.scanned = next;
                return next;
            }
        }
        self.scanned = end;
        end
    }

    fn behind_mark(&mut self, text: &str, at: usize) -> Option<usize> {
        let (end, words) = (self.block.end, &self.segmenter.words);
        let mark = with_note(words, text, self.start, end, Mark::read(text, at, end, &mut self.quotes));
        self.scanned = mark.end;
        if self.items.labels(mark.start) || self.verbatim.holds(mark.start..mark.end) {
            return None;
        }
        let context = MarkContext { words, text, start: self.start, end, mark: &mark };
        context.ends(&mut self.quotes).then_some(mark.next)
    }

    fn behind_address(&mut self, text: &str, at: usize) -> Option<usize> {
        if at < self.address_end {
            // A second `://` inside the same address.
            return None;
        }
        self.address_end = english::address_end(text, at, self.block.end);
        english::behind_address(&self.segmenter.words, text, at..self.address_end, self.block.end)
    }
}

fn behind_space(text: &str, at: usize, end: usize) -> usize {
    end - text[at..end].trim_start().len()
}
