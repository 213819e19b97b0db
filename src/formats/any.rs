//! [`Format::read`] and [`Format::write`]: a reader or writer of a format that is known only at run time.

use std::io::{Read, Write};

use crate::error::{ErrorKind, Result};
use crate::format::{Format, Limits};
use crate::formats::langs::Langs;
use crate::formats::one_pair::OnePair;
use crate::formats::streams::{ReadUnits, WriteUnits};
#[cfg(feature = "xlsx")]
use crate::formats::xlsx;
use crate::formats::{csv, po, tbx, tmx, tsv, xliff};

impl Format {
    /// Returns a reader of an input of this format.
    ///
    /// # Errors
    ///
    /// If the format is not bilingual, is [`Sdltm`](Format::Sdltm), which is read by its path, or is
    /// [`Xlsx`](Format::Xlsx) and the feature `xlsx` is off.
    ///
    /// ```
    /// use mizan::formats::{Format, Langs};
    ///
    /// let units = Format::Tsv.read("نعم\tyes\n".as_bytes(), &Langs::new())?;
    /// assert_eq!(units.count(), 1);
    /// assert!(Format::Pdf.read(&b"%PDF-1.7"[..], &Langs::new()).is_err());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    pub fn read<'r>(self, input: impl Read + 'r, langs: &Langs) -> Result<Box<dyn ReadUnits + 'r>> {
        self.read_within(input, langs, Limits::default())
    }

    /// Returns a reader that takes no more of the input than these limits.
    pub(super) fn read_within<'r>(
        self,
        input: impl Read + 'r,
        langs: &Langs,
        limits: Limits,
    ) -> Result<Box<dyn ReadUnits + 'r>> {
        let langs = langs.clone();
        Ok(match self {
            Self::Tmx => Box::new(tmx::Reader::new(input).langs(langs).limits(limits)),
            Self::Xliff | Self::Xliff2 => Box::new(xliff::Reader::new(input).langs(langs).limits(limits)),
            Self::Po => Box::new(po::Reader::new(input).langs(langs).limits(limits)),
            Self::Tbx => Box::new(tbx::Reader::new(input).langs(langs).limits(limits)),
            Self::Tsv => Box::new(tsv::Reader::new(input).langs(langs).limits(limits)),
            Self::Glossary => Box::new(tsv::Reader::new(input).glossary(true).langs(langs).limits(limits)),
            Self::Csv => Box::new(csv::Reader::new(input).langs(langs).limits(limits)),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Box::new(xlsx::Reader::new(input).langs(langs).limits(limits)),
            _ => {
                let instead = match self {
                    Self::Xlsx => "this mizan was built without its feature `xlsx`",
                    Self::Sdltm => "give it as a file that is not packed",
                    _ => "give a bilingual file",
                };
                return Err(ErrorKind::Document { kind: self.title(), instead }.into());
            }
        })
    }

    /// Returns a writer of this format to an output, which should be buffered. If all units have one source
    /// language, the file names it, provided that the format has a place for it. A file of one pair of
    /// languages (CSV, XLSX, PO, XLIFF 2) is written in the languages given, and takes units of these
    /// languages from any region.
    ///
    /// ```
    /// use mizan::formats::{Format, Langs};
    /// use mizan::{Lang, Unit};
    ///
    /// let mut file = Vec::new();
    /// let mut writer = Format::Csv.write(&mut file, &Langs::new().target(Lang::ARABIC))?;
    /// for (tag, door) in [("ar-EG", "باب"), ("ar", "الباب")] {
    ///     writer.write(&Unit::new(Lang::ENGLISH, "door", tag.parse()?, door))?;
    /// }
    /// writer.finish()?;
    /// assert!(file.starts_with(b"en,ar\n"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If this crate cannot write the format: it is not bilingual, is [`Sdltm`](Format::Sdltm), or is
    /// [`Xlsx`](Format::Xlsx) and the feature `xlsx` is off.
    pub fn write<'w>(self, out: impl Write + 'w, langs: &Langs) -> Result<Box<dyn WriteUnits + 'w>> {
        let one_pair = |file| Box::new(OnePair::new(file, langs));
        Ok(match self {
            Self::Tmx => Box::new(tmx::Writer::new(out).source_lang(langs.source.clone())),
            Self::Xliff => Box::new(xliff::Writer::new(out)),
            Self::Xliff2 => one_pair(Box::new(xliff::Writer::new(out).version(xliff::Version::V2))),
            Self::Po => one_pair(Box::new(po::Writer::new(out))),
            Self::Tbx => Box::new(tbx::Writer::new(out)),
            Self::Tsv => Box::new(tsv::Writer::new(out)),
            Self::Glossary => Box::new(tsv::Writer::new(out).glossary(true)),
            Self::Csv => one_pair(Box::new(csv::Writer::new(out))),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => one_pair(Box::new(xlsx::Writer::new(out))),
            _ => {
                let instead = match self {
                    Self::Xlsx => "this mizan was built without its feature `xlsx`",
                    _ => "mizan writes tmx, xliff, xliff2, po, tbx, tsv, glossary, csv and xlsx",
                };
                return Err(ErrorKind::Document { kind: self.title(), instead }.into());
            }
        })
    }
}
