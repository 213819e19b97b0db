//! What became of the sentences of a document that was filled: [`FilledDocumentReport`].

use serde::Serialize;

use crate::manuscript::FilledDocument;

/// How many sentences of a document were translated, as `mizan fill --json` prints it.
///
/// ```
/// use mizan::json::FilledDocumentReport;
/// use mizan::manuscript::FilledDocument;
///
/// let report = FilledDocumentReport::new("plant.ar.docx", &FilledDocument::default());
/// let json = r#"{"verb":"fill","file":"plant.ar.docx","translated":0,"untranslated":0,"unplaced":0,"unplaced_keys":[]}"#;
/// assert_eq!(serde_json::to_string(&report).unwrap(), json);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct FilledDocumentReport {
    verb: &'static str,
    file: String,
    translated: usize,
    untranslated: usize,
    unplaced: usize,
    unplaced_keys: Vec<String>,
}

impl FilledDocumentReport {
    /// Takes what was filled, and the name of the file that was written.
    #[must_use]
    pub fn new(file: impl Into<String>, filled: &FilledDocument) -> Self {
        Self {
            verb: "fill",
            file: file.into(),
            translated: filled.translated,
            untranslated: filled.untranslated,
            unplaced: filled.unplaced,
            unplaced_keys: filled.unplaced_sentences.iter().map(|sentence| sentence.key.clone()).collect(),
        }
    }
}
