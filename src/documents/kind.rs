use std::path::Path;

/// A kind of formatted document: what it is called, and how to get plain text out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) instead: &'static str,
}

const OFFICE: &str = "save it as plain text (.txt, UTF-8) and give that";
const MARKUP: &str = "save the text without markup as .txt and give that";

// By extension.
const KINDS: [(&[&str], Kind); 9] = [
    (&["docx", "docm"], Kind { name: "a Word document", instead: OFFICE }),
    (&["doc", "rtf"], Kind { name: "a document of an older word processor", instead: OFFICE }),
    (&["odt", "ott"], Kind { name: "an OpenDocument text", instead: OFFICE }),
    (&["xlsx", "ods", "pptx", "odp"], Kind { name: "a spreadsheet or presentation", instead: OFFICE }),
    (&["html", "htm", "xhtml"], Kind { name: "an HTML page", instead: MARKUP }),
    (&["md", "markdown"], Kind { name: "a Markdown text", instead: MARKUP }),
    (
        &["pdf"],
        Kind { name: "a PDF", instead: "extract its text first (`pdftotext -enc UTF-8`) and give the .txt" },
    ),
    (
        &["srt", "vtt"],
        Kind { name: "a subtitle file", instead: "save its lines without numbers and times as .txt" },
    ),
    (
        &["tmx", "xlf", "xliff", "sdlxliff", "po"],
        Kind {
            name: "a bilingual file",
            instead: "it is aligned already: `mizan import` takes it into a memory",
        },
    ),
];

impl Kind {
    /// Tells a formatted document by its first bytes, then by the name of the file.
    pub(super) fn of(bytes: &[u8], name: Option<&Path>) -> Option<Self> {
        let extension = name.and_then(|name| name.extension()).map(|e| e.to_string_lossy().to_lowercase());
        let by_name = extension.as_deref().and_then(Self::named);
        if bytes.starts_with(b"PK\x03\x04") {
            return by_name.or_else(|| Self::named("docx"));
        }
        Self::by_start(bytes).or(by_name)
    }

    fn by_start(bytes: &[u8]) -> Option<Self> {
        let start = &bytes[..bytes.len().min(4096)];
        let text = String::from_utf8_lossy(start)
            .trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n'])
            .to_lowercase();
        match () {
            () if text.starts_with("%pdf-") => Self::named("pdf"),
            () if text.starts_with("{\\rtf") || start.starts_with(b"\xD0\xCF\x11\xE0") => Self::named("doc"),
            () if is_html(&text) => Self::named("html"),
            () if text.starts_with("<?xml") && text.contains("<html") => Self::named("html"),
            () if text.starts_with("<?xml") && text.contains("<tmx") => Self::named("tmx"),
            () if text.starts_with("<?xml") && text.contains("<xliff") => Self::named("xliff"),
            () => None,
        }
    }

    fn named(extension: &str) -> Option<Self> {
        KINDS.iter().find(|(extensions, _)| extensions.contains(&extension)).map(|(_, kind)| *kind)
    }
}

// A text whose tags were taken out may keep its first line, so that alone makes no page.
fn is_html(text: &str) -> bool {
    const TAGS: [&str; 5] = ["<head", "<meta", "<title", "<body", "<p"];
    let starts = |with: &str| text.starts_with(with);
    starts("<html")
        || starts("<!doctype html") && (text.contains("<html") || TAGS.iter().any(|tag| text.contains(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> Option<&'static str> {
        Kind::of(bytes, Some(Path::new("text.txt"))).map(|kind| kind.name)
    }

    #[test]
    fn a_page_is_told_by_its_tags_and_not_by_its_first_line_alone() {
        assert_eq!(name(b"<!DOCTYPE html>\n<html lang=\"ar\"><head>"), Some("an HTML page"));
        assert_eq!(name("<!DOCTYPE html>\nالسؤال\n".as_bytes()), None);
    }
}
