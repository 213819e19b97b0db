use std::path::Path;

use crate::encoding;

/// A format of bilingual files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Tab-separated terms, translations and remarks, as OmegaT has them.
    Glossary,
    /// Comma-separated columns, quoted.
    Csv,
    /// Spreadsheets of Excel and others.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    /// Returns the format of a file by how it starts (the first 64 KiB are enough), then by its name.
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use mizan::formats::Format;
    ///
    /// let start = b"<?xml version=\"1.0\"?><tmx version=\"1.4\">";
    /// assert_eq!(Format::recognise(start, Some(Path::new("plant.txt"))), Some(Format::Tmx));
    /// assert_eq!(Format::recognise("نعم\tyes\n".as_bytes(), None), Some(Format::Tsv));
    /// assert_eq!(Format::recognise(b"no columns", None), None);
    /// ```
    #[must_use]
    pub fn recognise(start: &[u8], name: Option<&Path>) -> Option<Self> {
        #[cfg(feature = "xlsx")]
        if is_workbook(start) {
            return Some(Self::Xlsx);
        }
        let text = encoding::decode(start).text;
        let markup = text.trim_start().starts_with('<');
        let by_name = name.and_then(Self::from_name);
        match () {
            () if markup && root(&text) == Some("xliff") => Some(Self::Xliff),
            () if markup && matches!(root(&text), Some("martif" | "tbx")) => Some(Self::Tbx),
            () if markup && ["<tmx", "<tu>", "<tu "].iter().any(|tag| text.contains(tag)) => Some(Self::Tmx),
            () if by_name.is_some() => by_name,
            () if !markup && is_po(&text) => Some(Self::Po),
            () if !markup && is_tsv(&text) => Some(Self::Tsv),
            () => None,
        }
    }

    /// Returns the format of the same file if it is a glossary.
    pub(crate) fn of_terms(self) -> Self {
        if self == Self::Tsv { Self::Glossary } else { self }
    }

    /// Returns true for formats that are zip files themselves.
    pub(crate) fn is_zip(self) -> bool {
        #[cfg(feature = "xlsx")]
        return self == Self::Xlsx;
        #[cfg(not(feature = "xlsx"))]
        return false;
    }

    /// Returns the format that a file name's extension tells; `.gz` behind it does not count. A text file or TSV whose
    /// name begins with `glossary`, and `.utf8`, is a glossary.
    #[must_use]
    pub fn from_name(name: &Path) -> Option<Self> {
        let extension = name.extension()?.to_str()?.to_ascii_lowercase();
        let stem = name.file_stem()?.to_string_lossy();
        let is_glossary = || stem.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("glossary"));
        match extension.as_str() {
            "utf8" | "glossary" => Some(Self::Glossary),
            "tsv" | "tab" | "txt" if is_glossary() => Some(Self::Glossary),
            "gz" => Self::from_name(name.file_stem()?.as_ref()),
            "tmx" => Some(Self::Tmx),
            "xlf" | "xliff" | "sdlxliff" | "mqxliff" | "mxliff" => Some(Self::Xliff),
            "xlf2" | "xliff2" => Some(Self::Xliff2),
            "po" | "pot" => Some(Self::Po),
            "tbx" => Some(Self::Tbx),
            "tsv" | "tab" => Some(Self::Tsv),
            "csv" => Some(Self::Csv),
            #[cfg(feature = "xlsx")]
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

// A zip file with the parts of a workbook near its start.
#[cfg(feature = "xlsx")]
fn is_workbook(start: &[u8]) -> bool {
    let has = |part: &[u8]| memchr::memmem::find(start, part).is_some();
    start.starts_with(b"PK\x03\x04") && (has(b"xl/workbook") || has(b"xl/worksheets") || has(b"xl/_rels"))
}

// The name of the first element, without its prefix.
fn root(text: &str) -> Option<&str> {
    let tags = text.split('<').skip(1);
    let tag = tags.into_iter().find(|tag| tag.starts_with(|c: char| c.is_alphabetic()))?;
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    Some(name.rsplit_once(':').map_or(name, |(_, local)| local))
}

// The first line that is no comment of a glossary has columns.
fn is_tsv(text: &str) -> bool {
    let first = text.lines().find(|line| !line.starts_with('#')).or_else(|| text.lines().next());
    first.is_some_and(|line| line.contains('\t'))
}

// The first line that is no comment opens a message.
fn is_po(text: &str) -> bool {
    let mut lines =
        text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or_default();
    ["msgid ", "msgctxt ", "msgid\t", "msgctxt\t", "msgid\"", "domain "]
        .iter()
        .any(|keyword| first.starts_with(keyword))
}
