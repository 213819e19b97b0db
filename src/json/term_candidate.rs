//! Gives a term with its translation as a JSON object.

use serde::{Serialize, Serializer};

use crate::terms::{TermCandidate, TermExample};

#[derive(Serialize)]
struct TermFields<'t> {
    source: &'t str,
    target: &'t str,
    source_lang: &'t str,
    target_lang: &'t str,
    count: u64,
    score: f64,
    examples: Vec<ExampleFields<'t>>,
}

#[derive(Serialize)]
struct ExampleFields<'t> {
    source: &'t str,
    target: &'t str,
}

impl Serialize for TermCandidate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = TermFields {
            source: &self.source,
            target: &self.target,
            source_lang: self.source_lang.tag(),
            target_lang: self.target_lang.tag(),
            count: self.count,
            score: (self.score * 1e4).round() / 1e4,
            examples: self.examples.iter().map(ExampleFields::of).collect(),
        };
        fields.serialize(serializer)
    }
}

impl<'t> ExampleFields<'t> {
    fn of(example: &'t TermExample) -> Self {
        Self { source: &example.source, target: &example.target }
    }
}
