use std::io::{Read, Write};

use crate::error::{Position, Result};
use crate::formats::format::Format;
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
#[cfg(feature = "xlsx")]
use crate::formats::xlsx;
use crate::formats::{csv, po, tbx, tmx, tsv, xliff};
use crate::lang::Lang;
use crate::unit::{Header, Unit};

/// The units of a file, of whichever format.
pub trait ReadUnits: Iterator<Item = Result<Unit>> {
    /// Returns where the unit returned last starts.
    fn position(&self) -> Position;

    /// Returns what was mended in the unit returned last.
    fn repairs(&self) -> &[Repair];

    /// Returns what the file says about all its units, if its format has a place for that; known once the first unit
    /// was read.
    fn header(&self) -> Option<&Header> {
        None
    }
}

/// A file that is written unit by unit, of whichever format.
pub trait WriteUnits {
    /// Sets what the file says about all its units, before the first is written; nothing in a format that has no place
    /// for it. The source language stays that which the writer was given.
    fn set_header(&mut self, _header: &Header) {}

    /// Sets the encoding to UTF-16, before the first unit is written; nothing in a format whose tools take UTF-8 alone (all
    /// but TMX).
    fn set_utf16(&mut self) {}

    /// Writes a unit. Returns what was mended in it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    fn write(&mut self, unit: &Unit) -> Result<&[Repair]>;

    /// Writes the end of the file and flushes the output.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    fn finish(self: Box<Self>) -> Result<()>;
}

impl Format {
    /// Returns a reader of an input of this format.
    ///
    /// ```
    /// use mizan::formats::{Format, Langs};
    ///
    /// let units = Format::Tsv.read("نعم\tyes\n".as_bytes(), &Langs::default());
    /// assert_eq!(units.count(), 1);
    /// ```
    #[must_use]
    pub fn read<'r>(self, input: impl Read + 'r, langs: &Langs) -> Box<dyn ReadUnits + 'r> {
        match self {
            Self::Tmx => {
                langs.given(tmx::Reader::new(input), tmx::Reader::source_lang, tmx::Reader::target_lang)
            }
            Self::Xliff | Self::Xliff2 => {
                langs.given(xliff::Reader::new(input), xliff::Reader::source_lang, xliff::Reader::target_lang)
            }
            Self::Po => langs.given(po::Reader::new(input), po::Reader::source_lang, po::Reader::target_lang),
            Self::Tbx => {
                langs.given(tbx::Reader::new(input), tbx::Reader::source_lang, tbx::Reader::target_lang)
            }
            Self::Tsv => {
                langs.given(tsv::Reader::new(input), tsv::Reader::source_lang, tsv::Reader::target_lang)
            }
            Self::Glossary => langs.given(
                tsv::Reader::new(input).glossary(),
                tsv::Reader::source_lang,
                tsv::Reader::target_lang,
            ),
            Self::Csv => {
                langs.given(csv::Reader::new(input), csv::Reader::source_lang, csv::Reader::target_lang)
            }
            #[cfg(feature = "xlsx")]
            Self::Xlsx => {
                langs.given(xlsx::Reader::new(input), xlsx::Reader::source_lang, xlsx::Reader::target_lang)
            }
        }
    }

    /// Returns a writer of this format to an output, which should be buffered. The source language, where there is
    /// one for all units, is named in the file if the format has a place for it.
    #[must_use]
    pub fn write<'w>(self, out: impl Write + 'w, langs: &Langs) -> Box<dyn WriteUnits + 'w> {
        match self {
            Self::Tmx => {
                let writer = tmx::Writer::new(out);
                Box::new(match &langs.source {
                    Some(lang) => writer.source_lang(lang.clone()),
                    None => writer,
                })
            }
            Self::Xliff => Box::new(xliff::Writer::new(out)),
            Self::Xliff2 => Box::new(xliff::Writer::new(out).version(xliff::Version::V2)),
            Self::Po => Box::new(po::Writer::new(out)),
            Self::Tbx => Box::new(tbx::Writer::new(out)),
            Self::Tsv => Box::new(tsv::Writer::new(out)),
            Self::Glossary => Box::new(tsv::Writer::new(out).glossary()),
            Self::Csv => Box::new(csv::Writer::new(out)),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Box::new(xlsx::Writer::new(out)),
        }
    }
}

impl Langs {
    fn given<'r, R: ReadUnits + 'r>(
        &self,
        reader: R,
        source_lang: fn(R, Lang) -> R,
        target_lang: fn(R, Lang) -> R,
    ) -> Box<dyn ReadUnits + 'r> {
        let reader = match &self.source {
            Some(lang) => source_lang(reader, lang.clone()),
            None => reader,
        };
        Box::new(match &self.target {
            Some(lang) => target_lang(reader, lang.clone()),
            None => reader,
        })
    }
}

/// The readers and writers of the formats, as units of whichever.
macro_rules! whichever {
    ($($format:ident $({ $header:item $($set:item)* })?),*) => {$(
        impl<R: Read> ReadUnits for $format::Reader<R> {
            fn position(&self) -> Position {
                self.position()
            }

            fn repairs(&self) -> &[Repair] {
                self.repairs()
            }

            $($header)?
        }

        impl<W: Write> WriteUnits for $format::Writer<W> {
            fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
                self.write(unit)?;
                Ok(self.repairs())
            }

            fn finish(self: Box<Self>) -> Result<()> {
                (*self).finish().map(drop)
            }

            $($($set)*)?
        }
    )*};
}

whichever!(csv, po, tbx, tsv, xliff);
#[cfg(feature = "xlsx")]
whichever!(xlsx);
whichever!(tmx {
    fn header(&self) -> Option<&Header> {
        Some(self.header())
    }
    fn set_header(&mut self, header: &Header) {
        self.set_header(header);
    }
    fn set_utf16(&mut self) {
        self.set_utf16();
    }
});
