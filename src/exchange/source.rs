//! [`Source`]: the input that units are read from, with its name, its languages and whether it is a glossary.

use std::fmt;
use std::io::Read;
use std::path::PathBuf;

use super::trados;
use crate::encoding::Encoding;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::{BilingualFile, Langs, Limits, Marked, ReadUnits, each_file};
use crate::lang::Lang;
use crate::unit::Unit;

/// An input of units: a bilingual file of any format, packed (`.gz`, `.zip`) or not, or a Trados memory.
///
/// ```
/// use mizan::exchange::Source;
///
/// let mut texts = Vec::new();
/// Source::new("أغلق الصمام.\tClose the valve.\n".as_bytes()).each_unit(|unit| {
///     texts.push(unit?.target().plain().to_owned());
///     Ok(())
/// })?;
/// assert_eq!(texts, ["Close the valve."]);
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Source<'s> {
    input: Input<'s>,
    name: Option<PathBuf>,
    reading: Reading,
}

/// Where the bytes of a [`Source`] come from.
pub(super) enum Input<'s> {
    Stream(Box<dyn Read + 's>),
    Trados(PathBuf),
}

/// How the files of a [`Source`] are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) langs: Langs,
    pub(super) terms: bool,
    pub(super) encoding: Option<Encoding>,
    pub(super) limits: Limits,
}

impl<'s> Source<'s> {
    /// Returns a source that reads a stream. Its first bytes decide on the format.
    #[must_use]
    pub fn new(input: impl Read + 's) -> Self {
        Self { input: Input::Stream(Box::new(input)), name: None, reading: Reading::default() }
    }

    /// Returns a source that reads a Trados memory (`.sdltm`, an SQLite file). The file is not changed.
    #[must_use]
    pub fn trados(path: impl Into<PathBuf>) -> Self {
        Self { input: Input::Trados(path.into()), name: None, reading: Reading::default() }
    }

    /// Sets the name of the file that the stream comes from. The extension decides on the format if the first
    /// bytes do not.
    ///
    /// ```
    /// use mizan::exchange::Source;
    ///
    /// let file = || Source::new("نعم,yes\n".as_bytes());
    /// assert!(file().each_unit(|_| Ok(())).is_err());
    /// assert!(file().name("words.csv").each_unit(|_| Ok(())).is_ok());
    /// ```
    #[must_use]
    pub fn name(mut self, name: impl Into<PathBuf>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the languages of files that name none, and those to take from files with more than two.
    ///
    /// ```
    /// use mizan::exchange::Source;
    /// use mizan::formats::Langs;
    ///
    /// let langs = Langs::new().source("fr".parse::<mizan::Lang>()?).target(mizan::Lang::ENGLISH);
    /// Source::new("oui\tyes\n".as_bytes()).langs(langs).each_unit(|unit| {
    ///     assert_eq!(unit?.source_lang().tag(), "fr");
    ///     Ok(())
    /// })?;
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.reading.langs = langs;
        self
    }

    /// Reads every file as a glossary if `yes`: its units are terms, and a TSV file may have comments, and
    /// remarks in a third column.
    ///
    /// ```
    /// use mizan::exchange::Source;
    ///
    /// Source::new("# valves\nصمام\tvalve\tpart 7\n".as_bytes()).terms(true).each_unit(|unit| {
    ///     let unit = unit?;
    ///     assert!(unit.is_term());
    ///     assert_eq!(unit.notes()[0].text, "part 7");
    ///     Ok(())
    /// })?;
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn terms(mut self, yes: bool) -> Self {
        self.reading.terms = yes;
        self
    }

    /// Reads the texts in this encoding, whatever they look like; `None` leaves it to the files.
    ///
    /// ```
    /// use mizan::exchange::Source;
    ///
    /// let windows = b"\xE4\xDA\xE3\tyes\n";
    /// Source::new(&windows[..]).encoding("windows-1256".parse::<mizan::encoding::Encoding>()?).each_unit(|unit| {
    ///     assert_eq!(unit?.source().plain(), "نعم");
    ///     Ok(())
    /// })?;
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn encoding(mut self, encoding: impl Into<Option<Encoding>>) -> Self {
        self.reading.encoding = encoding.into();
        self
    }

    /// Sets the most that is taken of the input, for a caller who knows the file, or who wants to read less.
    ///
    /// ```
    /// use mizan::exchange::Source;
    /// use mizan::formats::Limits;
    ///
    /// let mut limits = Limits::default();
    /// limits.unit_bytes = 20;
    /// let file = "نعم\tyes\nقف عند الإشارة\tStop at the sign\n";
    /// let mut refused = 0;
    /// Source::new(file.as_bytes()).limits(limits).each_unit(|unit| {
    ///     refused += u32::from(unit.is_err());
    ///     Ok(())
    /// })?;
    /// assert_eq!(refused, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading.limits = limits;
        self
    }

    /// Calls a closure with each unit, or with the error if a unit cannot be read; reading goes on with the
    /// next unit.
    ///
    /// # Errors
    ///
    /// If the input is of no known format, if reading fails, or if the closure returns an error.
    pub fn each_unit(self, mut take: impl FnMut(Result<Unit>) -> Result<()>) -> Result<()> {
        self.each_unit_at(|_, unit| take(unit))
    }

    /// Calls a closure as [`each_unit`](Self::each_unit) does, with the place of the unit in its file as
    /// well. Of a Trados memory, the line is the number of the unit.
    ///
    /// ```
    /// use mizan::exchange::Source;
    ///
    /// let mut lines = Vec::new();
    /// Source::new("نعم\tyes\n\nلا\tno\n".as_bytes()).each_unit_at(|at, unit| {
    ///     lines.push((at.line, unit?.target().plain().to_owned()));
    ///     Ok(())
    /// })?;
    /// assert_eq!(lines, [(1, "yes".into()), (3, "no".into())]);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for `each_unit`.
    pub fn each_unit_at(self, mut take: impl FnMut(Position, Result<Unit>) -> Result<()>) -> Result<()> {
        self.each_marked(|at, read| take(at, read.map(|(unit, _)| unit)))
    }

    /// Calls a closure with the place of each unit, the unit, and what its file says about the translation,
    /// as [`each_unit_at`](Self::each_unit_at) does.
    pub(crate) fn each_marked(
        self,
        mut take: impl FnMut(Position, Result<(Unit, Marked)>) -> Result<()>,
    ) -> Result<()> {
        let terms = self.reading.terms;
        let mut taken = 0_u64;
        let mut take = |at: Position, read: Result<(Unit, Marked)>| match read {
            Ok((unit, marked)) => {
                taken += 1;
                take(at, Ok((if terms { unit.as_term() } else { unit }, marked)))
            }
            Err(error) if ends_file(&error, taken) => Err(error),
            Err(error) => take(at, Err(error)),
        };
        match self.into_parts() {
            (Input::Trados(path), _, reading) => trados::each_unit(&path, &reading.limits, |at, unit| {
                let unit = unit.and_then(|unit| reading.in_langs(unit, at));
                take(at, unit.map(|unit| (unit, Marked::Nothing)))
            }),
            (Input::Stream(input), name, reading) => {
                let limits = reading.limits;
                each_file(input, name.as_deref(), &limits, &mut |file| {
                    let mut units = reading.units(file)?;
                    while let Some(read) = units.next() {
                        let (at, marked) = (units.at(), units.marked());
                        take(at, read.map(|unit| (unit, marked)))?;
                    }
                    Ok(())
                })
            }
        }
    }

    pub(super) fn into_parts(self) -> (Input<'s>, Option<PathBuf>, Reading) {
        (self.input, self.name, self.reading)
    }
}

impl Reading {
    /// Returns the units of a file.
    pub(super) fn units<'f>(&self, file: BilingualFile<'f>) -> Result<Box<dyn ReadUnits + 'f>> {
        file.terms(self.terms).encoding(self.encoding).units(&self.langs)
    }

    /// Returns a unit of a Trados memory in the languages that the caller wants.
    pub(super) fn in_langs(&self, unit: Unit, at: Position) -> Result<Unit> {
        let Langs { source, target, .. } = &self.langs;
        let is = |lang: &Lang, wanted: &Option<Lang>| {
            wanted.as_ref().is_none_or(|wanted| wanted.same_language(lang))
        };
        let (from, to) = (unit.source_lang(), unit.target_lang());
        if is(from, source) && is(to, target) {
            return Ok(unit);
        }
        if is(to, source) && is(from, target) {
            return Ok(unit.reversed());
        }
        let wanted = [source, target].into_iter().flatten().find(|lang| !is(from, &Some((*lang).clone())));
        let wanted = wanted.map_or("another language", Lang::tag);
        Err(Error::syntax(
            at,
            Syntax::Missing(format!("a unit of {from} and {to} without a text in {wanted}")),
        ))
    }

    /// Returns the unit, marked as a term if the source is a glossary.
    pub(super) fn marked(&self, unit: Unit) -> Unit {
        if self.terms { unit.as_term() } else { unit }
    }
}

/// Returns true if an error ends the reading of a file: the input fails, or the file turns out to be of
/// another format, which happens only before the first unit is `read`.
pub(super) fn ends_file(error: &Error, read: u64) -> bool {
    let other_format = matches!(error.kind(), ErrorKind::Syntax { found: Syntax::NotThis(_), .. });
    error.ends_input() || (other_format && read == 0)
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut source = f.debug_struct("Source");
        if let Input::Trados(path) = &self.input {
            source.field("trados", path);
        }
        source.field("name", &self.name).field("reading", &self.reading).finish_non_exhaustive()
    }
}
