use std::collections::VecDeque;
use std::io::Read;

use super::header::Header;
use super::parse::Tu;
use super::split::{Cut, Splitter};
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::repair::{Repair, Repaired, Repairs};
use crate::formats::stream::advance;
use crate::formats::xml::Mender;
use crate::lang::Lang;
use crate::unit::Unit;

/// Reads TMX 1.1 to 1.4b, UTF-8, UTF-16 or a legacy encoding, from any input.
///
/// An iterator of units. An error is that of one unit, with its place; the next call goes on behind it. Only after an
/// error of reading itself ([`ErrorKind::Io`]) is there nothing more. A `<tu>` of several languages gives a unit for each target language; if the file
/// names no source language (`*all*`), one for each two languages. Takes memory for one unit (16 MiB at most),
/// however long the file or its lines.
///
/// ```
/// use mizan::formats::tmx;
///
/// let file = r#"<tmx version="1.4"><header srclang="ar"/><body>
///   <tu><tuv xml:lang="en"><seg>Close the valve.</seg></tuv><tuv xml:lang="ar"><seg>أغلق الصمام.</seg></tuv></tu>
/// </body></tmx>"#;
/// let units: Vec<mizan::Unit> = tmx::Reader::new(file.as_bytes()).collect::<mizan::Result<_>>()?;
/// assert_eq!(units[0].source().plain(), "أغلق الصمام.");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R> {
    splitter: Splitter<R>,
    header: Header,
    source_lang: Option<Lang>,
    target_lang: Option<Lang>,
    ready: VecDeque<Unit>,
    at: Position,
    repairs: Repairs,
    encoding_told: bool,
    over: bool,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self {
            splitter: Splitter::new(input),
            header: Header::default(),
            source_lang: None,
            target_lang: None,
            ready: VecDeque::new(),
            at: Position::default(),
            repairs: Repairs::default(),
            encoding_told: false,
            over: false,
        }
    }

    /// Returns the reader taking the texts of this language (of any region) as sources, whatever the file says.
    #[must_use]
    pub fn source_lang(mut self, lang: Lang) -> Self {
        self.source_lang = Some(lang);
        self
    }

    /// Returns the reader taking texts of this language (of any region) alone as targets.
    #[must_use]
    pub fn target_lang(mut self, lang: Lang) -> Self {
        self.target_lang = Some(lang);
        self
    }

    /// Returns what the file's header says; empty before the first unit was read.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Returns where the unit returned last starts.
    #[must_use]
    pub fn position(&self) -> Position {
        self.at
    }

    /// Returns what was mended in the unit returned last.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    fn cut(&mut self) -> Result<Cut> {
        let cut = self.splitter.next();
        self.repairs.clear();
        self.at = self.splitter.at();
        if let Some(name) = self.splitter.stream().ignored_declaration().filter(|_| !self.encoding_told) {
            self.encoding_told = true;
            self.repairs.note(self.at, Repaired::Encoding(name));
        }
        cut
    }

    fn read_header(&mut self) {
        let mut mender = Mender { at: self.at, repairs: &mut self.repairs };
        self.header = Header::parse(self.splitter.piece(), &mut mender);
    }

    fn read_unit(&mut self) -> Result<()> {
        let text = self.splitter.piece();
        let mut mender = Mender { at: self.at, repairs: &mut self.repairs };
        let units = Tu::parse(text, &mut mender).and_then(|tu| {
            let said = tu.source_lang.as_ref().or(self.header.source_lang.as_ref());
            let source = self.source_lang.as_ref().or(said).cloned();
            tu.units(|langs| pairs(langs, source.as_ref(), self.target_lang.as_ref()))
                .map_err(|found| (0, found))
        });
        let damaged = units.map(|units| self.ready.extend(units)).map_err(|(byte, found)| {
            let before = text.get(..usize::try_from(byte).unwrap_or(0)).unwrap_or_default();
            Error::syntax(advance(self.at, before), found)
        });
        for _ in 0..self.splitter.drop_piece() {
            self.repairs.note(self.at, Repaired::Bytes);
        }
        damaged
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(unit) = self.ready.pop_front() {
                return Some(Ok(unit));
            }
            if self.over {
                return None;
            }
            match self.cut() {
                Ok(Cut::Header) => self.read_header(),
                Ok(Cut::Unit) => {
                    if let Err(error) = self.read_unit() {
                        return Some(Err(error));
                    }
                }
                Ok(Cut::End) => self.over = true,
                Err(error) => {
                    self.over = matches!(error.kind(), ErrorKind::Io(_));
                    return Some(Err(error));
                }
            }
        }
    }
}

/// Pairs the texts of a unit: which is a source, which its target.
fn pairs(
    langs: &[&Lang],
    source: Option<&Lang>,
    target: Option<&Lang>,
) -> Result<Vec<(usize, usize)>, Syntax> {
    if langs.len() < 2 {
        return Err(Syntax::Missing("<tu> without a text and its translation".into()));
    }
    let wanted = |at: &usize| target.is_none_or(|target| langs[*at].same_language(target));
    let sources = sources(langs, source);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    match &*sources {
        // No source language, or none of this unit's: the first text of each two is the source.
        [] => {
            for source in 0..langs.len() {
                pairs.extend((source + 1..langs.len()).filter(wanted).map(|target| (source, target)));
            }
        }
        _ if sources.len() == langs.len() => {
            pairs.extend((1..langs.len()).filter(wanted).map(|target| (0, target)));
        }
        _ => {
            for &source in &sources {
                let targets = (0..langs.len()).filter(|at| !sources.contains(at)).filter(wanted);
                pairs.extend(targets.map(|target| (source, target)));
            }
        }
    }
    if pairs.is_empty() {
        let tag = target.map_or("another language", Lang::tag);
        return Err(Syntax::Missing(format!("<tu> without a <tuv> in {tag}")));
    }
    Ok(pairs)
}

// The texts in the source language: of exactly its tag, else of its language in any region.
fn sources(langs: &[&Lang], source: Option<&Lang>) -> Vec<usize> {
    let Some(source) = source else { return Vec::new() };
    let all = |is: &dyn Fn(&Lang) -> bool| (0..langs.len()).filter(|at| is(langs[*at])).collect::<Vec<_>>();
    let exact = all(&|lang| lang == source);
    if exact.is_empty() { all(&|lang| lang.same_language(source)) } else { exact }
}
