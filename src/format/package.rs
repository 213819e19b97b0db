//! [`Package`]: the zip files that are one document each: those of Office (OOXML), which have a part
//! `[Content_Types].xml`, those of OpenDocument, and books in EPUB.
//!
//! The names of the parts decide. A package may hold whole files of other kinds, such as the workbook behind
//! a chart of a document, so the names inside such a file must not count.

/// A zip file that is one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    /// A workbook of Excel.
    Workbook,
    /// A document of Word, or of another kind that is none of the others.
    Document,
    /// A presentation of PowerPoint.
    Presentation,
    /// A text of OpenDocument.
    OpenText,
    /// A spreadsheet or presentation of OpenDocument.
    OpenSlides,
    /// A book in EPUB.
    Book,
}

// The first bytes of a file inside a zip file, and the places of its fields.
const ENTRY: &[u8] = b"PK\x03\x04";
const FLAGS: usize = 6;
const SIZE: usize = 18;
const NAME_LEN: usize = 26;
const EXTRA_LEN: usize = 28;
const NAME: usize = 30;

// What the first entry of an OpenDocument file begins with, if the file is a text, and in general.
const OPEN_TEXT: &[u8] = b"application/vnd.oasis.opendocument.text";
const OPEN: &[u8] = b"application/vnd.oasis.opendocument.";
const BOOK: &[u8] = b"application/epub+zip";
// The part of a book that names its contents.
const BOOK_PART: &str = "META-INF/container.xml";

// Parts of a document of Office, which may stand before its list of types.
const OFFICE: [&str; 6] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "word/document.xml",
    "ppt/presentation.xml",
];

impl Package {
    /// Returns the kind of a zip file with these names in it, in order; `None` for a zip file that is no
    /// document.
    pub(crate) fn of_names<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let (mut is_office, mut is_open, mut is_book, mut kind) = (false, false, false, None);
        for name in names {
            // Some programs write the names of parts as paths of Windows.
            let name = &*name.replace('\\', "/");
            is_book |= name == BOOK_PART;
            is_office |= OFFICE.contains(&name) || name.starts_with("xl/worksheets/");
            is_open |= matches!(name, "META-INF/manifest.xml" | "mimetype");
            kind = kind.or_else(|| Self::of_part(name));
        }
        match (is_office, is_open, kind) {
            (true, ..) => Some(kind.unwrap_or(Self::Document)),
            _ if is_book => Some(Self::Book),
            (false, true, None) => Some(Self::OpenText),
            _ => None,
        }
    }

    /// Returns the kind of a zip file that starts with these bytes, as far as they show it.
    pub(super) fn of_start(start: &[u8]) -> Option<Self> {
        // The type of an OpenDocument file is the content of its first entry, which is not packed.
        if let Some(Entry { name: "mimetype", content }) = (Entries { rest: start }).next() {
            let says = |kind: &[u8]| content.starts_with(kind);
            match () {
                () if says(OPEN_TEXT) => return Some(Self::OpenText),
                () if says(OPEN) => return Some(Self::OpenSlides),
                () if says(BOOK) => return Some(Self::Book),
                () if content.is_ascii() => return None,
                // A file that was packed anew by hand has this entry packed too: the names decide.
                () => {}
            }
        }
        Self::of_names((Entries { rest: start }).map(|entry| entry.name))
    }

    fn of_part(name: &str) -> Option<Self> {
        let known = [("xl/", Self::Workbook), ("word/", Self::Document), ("ppt/", Self::Presentation)];
        known.into_iter().find(|(folder, _)| name.starts_with(folder)).map(|(_, package)| package)
    }
}

#[derive(Clone, Copy)]
struct Entry<'b> {
    name: &'b str,
    content: &'b [u8],
}

/// The entries at the start of a zip file.
struct Entries<'b> {
    rest: &'b [u8],
}

impl<'b> Iterator for Entries<'b> {
    type Item = Entry<'b>;

    fn next(&mut self) -> Option<Entry<'b>> {
        let head = self.rest.strip_prefix(ENTRY).map(|_| self.rest)?;
        let short = |at: usize| Some(usize::from(u16::from_le_bytes(head.get(at..at + 2)?.try_into().ok()?)));
        let begin = NAME + short(NAME_LEN)? + short(EXTRA_LEN)?;
        let name = std::str::from_utf8(head.get(NAME..NAME + short(NAME_LEN)?)?).unwrap_or_default();
        let content = head.get(begin..).unwrap_or_default();
        let size = u32::from_le_bytes(head.get(SIZE..SIZE + 4)?.try_into().ok()?);
        // A size that was not known when the entry was written stands after the entry. One that leads to no
        // other entry is damaged, or goes beyond the start of the file.
        let is_here = short(FLAGS)? & 8 == 0;
        let end = usize::try_from(size).ok().filter(|_| is_here);
        let end = end.filter(|end| content.get(*end..).is_some_and(|rest| rest.starts_with(&ENTRY[..2])));
        let end = end.or_else(|| memchr::memmem::find(content, ENTRY)).unwrap_or(content.len());
        self.rest = &content[end..];
        Some(Entry { name, content: &content[..end] })
    }
}
