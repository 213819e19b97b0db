//! The documents of two languages matched to their translations by what they say.
//!
//! [`Pairing`] takes the texts of two sets of documents and returns [`DocumentPair`]s, each with a
//! confidence. Each document of one side is scored against each of the other by the words that translate each
//! other, as if the document were one long sentence; then each document gets at most one partner.

mod assignment;
mod background;
mod best;
mod confidence;
mod document_pair;
mod lengths;
#[expect(clippy::module_inception, reason = "the file of `Pairing`, as every type has its own")]
mod pairing;
mod scores;
mod side;

pub use document_pair::DocumentPair;
pub use pairing::Pairing;
