//! [`Format::recognise`] and [`Format::certain`]: the format of a file, by its first bytes and then by its
//! name.

use std::path::Path;

use super::format::Format;
use super::package::Package;
use crate::encoding;

/// The number of bytes at the start of a file by which its format is recognised. Chosen by hand: an XLIFF
/// head, or the comments of a PO file, can fill some kilobytes before the first line that shows the format.
pub(crate) const START: usize = 64 * 1024;

// The first bytes of the container in which Office up to 2003 wrote its files.
const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0";

impl Format {
    /// Returns the bilingual format of a file. Its first bytes decide (64 KiB are enough), then its name.
    ///
    /// This is a guess for a caller that expects a bilingual file: text whose first line has a tab is TSV.
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use mizan::Format;
    ///
    /// let start = b"<?xml version=\"1.0\"?><tmx version=\"1.4\">";
    /// assert_eq!(Format::recognise(start, Some(Path::new("plant.txt"))), Some(Format::Tmx));
    /// assert_eq!(Format::recognise("نعم\tyes\n".as_bytes(), None), Some(Format::Tsv));
    /// assert_eq!(Format::recognise(b"no columns", None), None);
    /// ```
    #[must_use]
    pub fn recognise(start: &[u8], name: Option<&Path>) -> Option<Self> {
        if let Some(package) = Package::of_start(start) {
            return Some(Self::of_package(package)).filter(|format| format.is_bilingual());
        }
        let text = encoding::decode(start).text;
        let markup = text.trim_start().starts_with('<');
        let by_name = name.and_then(Self::from_path).filter(|format| format.is_bilingual());
        match by_root(&text).filter(|format| format.is_bilingual()) {
            Some(format) => Some(format),
            None if markup && ["<tmx", "<tu>", "<tu "].iter().any(|tag| text.contains(tag)) => {
                Some(Self::Tmx)
            }
            None if by_name.is_some() => by_name,
            None if !markup && opens_message(&text) => Some(Self::Po),
            None if !markup && has_columns(&text) => Some(Self::Tsv),
            None => None,
        }
    }

    /// Returns the format of a file that is certainly not plain text, or `None` for plain text. The first
    /// bytes of the file decide, then its name.
    ///
    /// This is for a caller that expects the text of one language: commas and tabs alone do not make a table
    /// of it.
    ///
    /// ```
    /// use std::path::Path;
    ///
    /// use mizan::Format;
    ///
    /// assert_eq!(Format::certain(b"yes,no", Some(Path::new("plant.csv"))), Some(Format::Csv));
    /// assert_eq!(Format::certain(b"yes,\tno", Some(Path::new("plant.txt"))), None);
    /// ```
    #[must_use]
    pub fn certain(start: &[u8], name: Option<&Path>) -> Option<Self> {
        let start = &start[..start.len().min(START)];
        let by_name = name.and_then(Self::by_extension);
        if start.starts_with(b"PK\x03\x04") {
            return Package::of_start(start).map(Self::of_package).or(by_name).or(Some(Self::Docx));
        }
        if start.starts_with(CONTAINER) {
            return Some(in_container(start, by_name));
        }
        let text = encoding::decode(start).text;
        // A text in UTF-8 is sometimes named `.utf8`, as OmegaT names its glossaries.
        let by_name = by_name.filter(|format| *format != Self::Glossary || has_columns(&text));
        by_signature(start, &text).or(by_name)
    }
}

// Recognises what Office up to 2003 wrote. Office packs a document with a password into such a file too.
fn in_container(start: &[u8], by_name: Option<Format>) -> Format {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(start, &name).is_some()
    };
    match by_name {
        _ if has("EncryptedPackage") => Format::Locked,
        Some(format @ (Format::Xls | Format::Ppt)) => format,
        _ if has("PowerPoint Document") => Format::Ppt,
        _ if has("Workbook") && !has("WordDocument") => Format::Xls,
        Some(Format::Docx | Format::Xlsx | Format::Pptx) if !has("WordDocument") => Format::Locked,
        // A new name does not make a new file of it.
        _ => Format::Doc,
    }
}

// Returns true for WebVTT, and for SubRip, whose first cue begins with its number and its times.
fn is_subtitles(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim);
    let is_number = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let first = lines.next().unwrap_or_default();
    first == "webvtt"
        || first.starts_with("webvtt ")
        || is_number(first)
            && lines
                .next()
                .is_some_and(|line| line.contains("-->") && line.starts_with(|c: char| c.is_ascii_digit()))
}

// Recognises the formats whose files begin with a fixed sequence of bytes.
fn by_signature(start: &[u8], text: &str) -> Option<Format> {
    let head: String = text.trim_start().chars().take(4096).collect::<String>().to_lowercase();
    match () {
        () if head.starts_with("%pdf-") => Some(Format::Pdf),
        () if head.starts_with("{\\rtf") => Some(Format::Rtf),
        () if is_subtitles(&head) => Some(Format::Subtitles),
        () if is_trados(start) => Some(Format::Sdltm),
        () if is_html(&head) => Some(Format::Html),
        // Excel names the separator of a CSV file in a first line of its own.
        () if ["sep=,", "sep=;", "sep=\t"].iter().any(|line| head.starts_with(line)) => Some(Format::Csv),
        () if is_po(text) => Some(Format::Po),
        () => by_root(text),
    }
}

fn by_root(text: &str) -> Option<Format> {
    match root(text)? {
        "xliff" => Some(Format::Xliff),
        "martif" | "tbx" => Some(Format::Tbx),
        "tmx" => Some(Format::Tmx),
        "package" | "wordDocument" | "document" | "Workbook" if is_flat_office(text) => Some(Format::Flat),
        name if name.eq_ignore_ascii_case("html") && text.trim_start().starts_with("<?xml") => {
            Some(Format::Html)
        }
        _ => None,
    }
}

// Returns the name of the first element of a text that starts with markup, without the namespace prefix. A
// comment may hold elements of another format.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start().strip_prefix('<')?;
    loop {
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with(char::is_alphabetic) {
            let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
            return Some(name.rsplit_once(':').map_or(name, |(_, local)| local));
        }
        rest = rest.split_once('<')?.1;
    }
}

// Returns true if a text names a namespace of documents of Office or OpenDocument that are one XML file.
fn is_flat_office(text: &str) -> bool {
    const NAMESPACES: [&str; 4] = [
        "http://schemas.microsoft.com/office/2006/xmlPackage",
        "http://schemas.microsoft.com/office/word/2003/wordml",
        "urn:schemas-microsoft-com:office:spreadsheet",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ];
    NAMESPACES.iter().any(|namespace| memchr::memmem::find(text.as_bytes(), namespace.as_bytes()).is_some())
}

// Returns true for an SQLite file that has the table of units of Trados Studio.
fn is_trados(start: &[u8]) -> bool {
    start.starts_with(b"SQLite format 3\0") && memchr::memmem::find(start, b"translation_units").is_some()
}

// Returns true for a web page. A first line `<!doctype html` alone is not enough, because a text whose tags
// were removed may keep that line.
fn is_html(head: &str) -> bool {
    const TAGS: [&str; 5] = ["<head", "<meta", "<title", "<body", "<p"];
    let starts = |with: &str| head.starts_with(with);
    starts("<html")
        || starts("<!doctype html") && (head.contains("<html") || TAGS.iter().any(|tag| head.contains(tag)))
}

// Returns true if the first line that is no comment has columns.
fn has_columns(text: &str) -> bool {
    let first = text.lines().find(|line| !line.starts_with('#')).or_else(|| text.lines().next());
    first.is_some_and(|line| line.contains('\t'))
}

// Returns the first line of a PO file that is neither empty nor a comment.
fn first_keyword_line(text: &str) -> &str {
    let mut lines =
        text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().unwrap_or_default()
}

fn opens_message(text: &str) -> bool {
    let first = first_keyword_line(text);
    ["msgid ", "msgctxt ", "msgid\t", "msgctxt\t", "msgid\"", "domain "]
        .iter()
        .any(|keyword| first.starts_with(keyword))
}

// Returns true for a PO file. Prose may begin with the word `domain`, but not with `msgid` and a quotation
// mark.
fn is_po(text: &str) -> bool {
    let first = first_keyword_line(text);
    (first.starts_with("msgid \"") || first.starts_with("msgctxt \"")) && text.contains("msgstr")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(bytes: &[u8], name: &str) -> Option<Format> {
        Format::certain(bytes, Some(Path::new(name)))
    }

    #[test]
    fn bilingual_files_are_certain_by_their_content_whatever_their_name() {
        let po = "# a comment\nmsgid \"\"\nmsgstr \"Language: ar\\n\"\n";
        for (content, format) in [
            ("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">", Format::Tmx),
            ("<xliff version=\"1.2\" xmlns:mq=\"MQXliff\">", Format::Xliff),
            ("<martif type=\"TBX-Basic\">", Format::Tbx),
            (po, Format::Po),
            ("sep=;\nen;ar\n", Format::Csv),
        ] {
            assert_eq!(certain(content.as_bytes(), "text.txt"), Some(format), "{content}");
        }
    }

    #[test]
    fn a_text_with_commas_and_tabs_is_plain_text() {
        for text in
            ["Stop, please,\nand wait.", "1.\tStop.\n2.\tWait.\n", "domain names are cheap", "<b> is a tag"]
        {
            assert_eq!(certain(text.as_bytes(), "text.txt"), None, "{text}");
            assert_eq!(Format::certain(text.as_bytes(), None), None, "{text}");
        }
        assert_eq!(certain(b"Stop.", "text.utf8"), None);
        assert_eq!(certain(b"stop\thalt", "terms.utf8"), Some(Format::Glossary));
    }

    #[test]
    fn a_page_is_recognised_by_its_tags_and_not_by_its_first_line_alone() {
        assert_eq!(certain(b"<!DOCTYPE html>\n<html lang=\"ar\"><head>", "a.txt"), Some(Format::Html));
        assert_eq!(certain("<!DOCTYPE html>\nالسؤال\n".as_bytes(), "a.txt"), None);
        assert_eq!(certain(b"<?xml version=\"1.0\"?>\n<html><head>", "a.txt"), Some(Format::Html));
        assert_eq!(Format::recognise(b"<?xml version=\"1.0\"?>\n<html><head>", None), None);
        let commented = |root: &str| format!("<?xml version=\"1.0\"?>\n<!-- <html><p> -->\n<{root}>");
        assert_eq!(certain(commented("xliff version=\"1.2\"").as_bytes(), "a.xml"), Some(Format::Xliff));
        assert_eq!(certain(commented("tmx").as_bytes(), "a.xml"), Some(Format::Tmx));
        let inside = "<?xml version=\"1.0\"?>\n<xliff><!-- <!DOCTYPE html><html> --><file>";
        assert_eq!(certain(inside.as_bytes(), "a.xlf"), Some(Format::Xliff));
    }
}
