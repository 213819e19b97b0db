//! [`Format`]: every kind of file that the crate knows, with its names and extensions.
//!
//! One table lists the formats. The readers and writers of bilingual files look up the format of a file in
//! it, and the reader of documents looks up which files are not plain text. The table needs no feature, so a
//! build that cannot read a format still recognises it and can name it in an error.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use super::package::Package;
use crate::error::{Error, ErrorKind};

/// A format of files, bilingual or not.
///
/// ```
/// use mizan::Format;
///
/// let format: Format = "xliff".parse()?;
/// assert_eq!(format, Format::Xliff);
/// assert_eq!(format.to_string(), "xliff");
/// assert!(format.is_bilingual());
/// assert!(!Format::Pdf.is_bilingual());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Translation memory exchange.
    Tmx,
    /// XLIFF of any version and dialect; written as 1.2.
    Xliff,
    /// XLIFF of any version and dialect; written as 2.1.
    Xliff2,
    /// Messages of GNU gettext.
    Po,
    /// Termbase exchange.
    Tbx,
    /// Tab-separated columns.
    Tsv,
    /// Tab-separated terms, translations and remarks, as OmegaT writes them.
    Glossary,
    /// Comma-separated columns, quoted.
    Csv,
    /// Workbooks of Excel and others.
    Xlsx,
    /// Memories of Trados Studio, which are SQLite files.
    Sdltm,
    /// Documents of Word.
    Docx,
    /// Documents of Word up to 2003.
    Doc,
    /// Workbooks of Excel up to 2003.
    Xls,
    /// Presentations of PowerPoint up to 2003.
    Ppt,
    /// Documents that a password protects.
    Locked,
    /// RTF documents.
    Rtf,
    /// OpenDocument texts.
    Odt,
    /// Presentations of PowerPoint.
    Pptx,
    /// Spreadsheets and presentations of OpenDocument.
    Slides,
    /// Documents of Office and OpenDocument that are one XML file.
    Flat,
    /// Books for reading devices.
    Epub,
    /// HTML pages.
    Html,
    /// Markdown texts.
    Markdown,
    /// PDF files.
    Pdf,
    /// Subtitles: SubRip and WebVTT.
    Subtitles,
}

/// A row of the table: a format, its names and its extensions.
struct FormatRow {
    format: Format,
    name: &'static str,
    /// What a message calls a file of the format.
    title: &'static str,
    extensions: &'static [&'static str],
}

#[rustfmt::skip]
const KNOWN: [FormatRow; 25] = [
    FormatRow { format: Format::Tmx, name: "tmx", title: "a TMX file", extensions: &["tmx"] },
    FormatRow {
        format: Format::Xliff,
        name: "xliff",
        title: "an XLIFF file",
        extensions: &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"],
    },
    FormatRow { format: Format::Xliff2, name: "xliff2", title: "an XLIFF file", extensions: &["xlf2", "xliff2"] },
    FormatRow { format: Format::Po, name: "po", title: "a PO file", extensions: &["po", "pot"] },
    FormatRow { format: Format::Tbx, name: "tbx", title: "a TBX file", extensions: &["tbx"] },
    FormatRow { format: Format::Tsv, name: "tsv", title: "a TSV file", extensions: &["tsv", "tab"] },
    FormatRow { format: Format::Glossary, name: "glossary", title: "a glossary", extensions: &["utf8", "glossary"] },
    FormatRow { format: Format::Csv, name: "csv", title: "a CSV file", extensions: &["csv"] },
    FormatRow { format: Format::Xlsx, name: "xlsx", title: "an XLSX workbook", extensions: &["xlsx", "xlsm", "xltx", "xltm"] },
    FormatRow { format: Format::Sdltm, name: "sdltm", title: "a Trados memory", extensions: &["sdltm"] },
    FormatRow { format: Format::Docx, name: "docx", title: "a Word document", extensions: &["docx", "docm", "dotx", "dotm"] },
    FormatRow { format: Format::Doc, name: "doc", title: "a document of Word up to 2003", extensions: &["doc"] },
    FormatRow { format: Format::Xls, name: "xls", title: "a workbook of Excel up to 2003", extensions: &["xls"] },
    FormatRow { format: Format::Ppt, name: "ppt", title: "a presentation of PowerPoint up to 2003", extensions: &["ppt", "pps"] },
    FormatRow { format: Format::Locked, name: "locked", title: "a document with a password", extensions: &[] },
    FormatRow { format: Format::Rtf, name: "rtf", title: "an RTF document", extensions: &["rtf"] },
    FormatRow { format: Format::Odt, name: "odt", title: "an OpenDocument text", extensions: &["odt", "ott", "odm"] },
    FormatRow { format: Format::Pptx, name: "pptx", title: "a presentation", extensions: &["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"] },
    FormatRow { format: Format::Slides, name: "slides", title: "a spreadsheet or presentation", extensions: &["ods", "odp", "ots", "otp", "odg"] },
    FormatRow { format: Format::Flat, name: "flat", title: "an Office document in one XML file", extensions: &["fodt", "fods", "fodp"] },
    FormatRow { format: Format::Epub, name: "epub", title: "an EPUB book", extensions: &["epub"] },
    FormatRow { format: Format::Html, name: "html", title: "an HTML page", extensions: &["html", "htm", "xhtml"] },
    FormatRow { format: Format::Markdown, name: "markdown", title: "a Markdown text", extensions: &["md", "markdown"] },
    FormatRow { format: Format::Pdf, name: "pdf", title: "a PDF", extensions: &["pdf"] },
    FormatRow { format: Format::Subtitles, name: "subtitles", title: "a subtitle file", extensions: &["srt", "vtt"] },
];

impl Format {
    /// Returns the format of a file by its extension; a further extension `.gz` is ignored. A text file or
    /// TSV whose name begins with `glossary` is a glossary.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let stem = path.file_stem()?.to_string_lossy();
        let is_glossary = || stem.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("glossary"));
        match extension.as_str() {
            "tsv" | "tab" | "txt" if is_glossary() => Some(Self::Glossary),
            "gz" => Self::from_path(path.file_stem()?.as_ref()),
            extension => Self::of_extension(extension),
        }
    }

    /// Returns true for a format whose files hold texts with their translations.
    #[must_use]
    pub fn is_bilingual(self) -> bool {
        match self {
            Self::Tmx
            | Self::Xliff
            | Self::Xliff2
            | Self::Po
            | Self::Tbx
            | Self::Tsv
            | Self::Glossary
            | Self::Csv
            | Self::Xlsx
            | Self::Sdltm => true,
            Self::Docx
            | Self::Doc
            | Self::Xls
            | Self::Ppt
            | Self::Locked
            | Self::Rtf
            | Self::Odt
            | Self::Pptx
            | Self::Slides
            | Self::Flat
            | Self::Epub
            | Self::Html
            | Self::Markdown
            | Self::Pdf
            | Self::Subtitles => false,
        }
    }

    /// Returns true for a format whose files are read as documents of one language. A workbook may be one, or
    /// a table of texts with their translations.
    #[must_use]
    pub fn is_document(self) -> bool {
        self == Self::Xlsx || !self.is_bilingual()
    }

    /// Returns false for a bilingual format whose texts have no inline codes.
    #[must_use]
    pub fn keeps_codes(self) -> bool {
        !matches!(self, Self::Tsv | Self::Glossary | Self::Csv | Self::Xlsx | Self::Tbx)
    }

    /// Returns the byte order mark with which a file of this format should start, because other programs need
    /// the mark; empty for most formats. Excel takes a CSV file without one for text in the encoding of the
    /// system. No writer of this crate writes the mark by itself; every reader skips it.
    ///
    /// ```
    /// use mizan::Format;
    ///
    /// assert_eq!(Format::Csv.byte_order_mark(), "\u{FEFF}");
    /// assert_eq!(Format::Tsv.byte_order_mark(), "");
    /// ```
    #[must_use]
    pub fn byte_order_mark(self) -> &'static str {
        if self == Self::Csv { "\u{FEFF}" } else { "" }
    }

    /// Returns what a message calls a file of the format (`a TMX file`).
    #[must_use]
    pub fn title(self) -> &'static str {
        self.known().title
    }

    /// Returns the format of the same file if its units are terms.
    #[cfg(feature = "formats")]
    pub(crate) fn of_terms(self) -> Self {
        if self == Self::Tsv { Self::Glossary } else { self }
    }

    /// Returns the format of a zip file that is one document.
    pub(crate) fn of_package(package: Package) -> Self {
        match package {
            Package::Workbook => Self::Xlsx,
            Package::Document => Self::Docx,
            Package::Presentation => Self::Pptx,
            Package::OpenText => Self::Odt,
            Package::OpenSlides => Self::Slides,
            Package::Book => Self::Epub,
        }
    }

    fn known(self) -> &'static FormatRow {
        KNOWN.iter().find(|known| known.format == self).expect("the table has every format")
    }

    pub(super) fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "gz" => Self::by_extension(path.file_stem()?.as_ref()),
            extension => Self::of_extension(extension),
        }
    }

    fn of_extension(extension: &str) -> Option<Self> {
        KNOWN.iter().find(|known| known.extensions.contains(&extension)).map(|known| known.format)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.known().name)
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Reads a format by its name or by an extension of its files.
    fn from_str(name: &str) -> Result<Self, Error> {
        let name = &*name.to_ascii_lowercase();
        let by_name = KNOWN.iter().find(|known| known.name == name).map(|known| known.format);
        let found = || ErrorKind::UnknownName { what: "format", found: name.to_owned() };
        by_name.or_else(|| Self::of_extension(name)).ok_or_else(|| found().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_read_back_from_its_name_and_has_an_extension_of_its_own() {
        for known in &KNOWN {
            assert_eq!(known.name.parse::<Format>().unwrap(), known.format);
            assert_eq!(known.format.to_string(), known.name);
            for extension in known.extensions {
                assert_eq!(Format::of_extension(extension), Some(known.format), "{extension}");
            }
        }
        assert!("docz".parse::<Format>().is_err());
    }
}
