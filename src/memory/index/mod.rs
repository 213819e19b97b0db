//! The index: which texts share letters with a query.
//!
//! Each side of a unit is a *text*. The texts of one language form a *lane*, in which they are numbered by
//! the length of their folded form, so that all texts of a similar length form one range of numbers. For each
//! three letters in a row (a *gram*), a posting list holds the numbers of the texts that have them. A lookup
//! counts how many of the query's rarest grams each text in its range has, guesses from this count how alike
//! the text is, and returns the texts with the best guesses for comparison.
//!
//! The index has two *runs*, each complete in itself: the main run, and a young run for the units that came
//! later, which is rebuilt now and then. The units that no run covers form the *tail*, which is short and
//! compared text by text.

mod build;
mod cache;
mod candidate;
mod candidates;
mod external_sort;
mod gap_grams;
mod grams;
mod guess;
mod keys;
mod lane_work;
mod lang_pairs;
mod list_writer;
mod numbered;
mod packed_numbers;
mod posting_list;
mod rebuild;
mod run_texts;
mod shared;
mod stretch;
mod substring;
mod tail;
mod text_set;
mod with_words;
mod word_gap;
mod word_row;

pub(super) use cache::Cache;
pub(super) use candidate::Candidate;
pub(super) use candidates::Wanted;
pub(super) use gap_grams::{SHORT_ARABIC, SHORT_OTHER};
pub(super) use guess::slack;
pub(super) use rebuild::{overdue, rebuild, settle};
pub(super) use shared::SharedWords;
pub(super) use stretch::Stretch;
pub(super) use word_gap::WordGap;
