//! The index: which texts share letters with a query.
//!
//! Each side of a unit is a *text*. The texts of a language (a *lane*) are numbered by the length of their fold, so
//! that those long enough and short enough to be alike are one range of numbers. For each three letters in a row (a
//! *gram*) the numbers of the texts that have them are kept, as gaps. A lookup counts how many of the query's rarest
//! grams each text in range has, guesses from that how alike it is, and hands the best guesses over to be compared.
//!
//! There are two *runs* of all this: the main one, and a young one for what came since, rebuilt now and then. What came
//! after that, the *tail*, is short and searched letter by letter.

mod build;
mod cache;
mod candidate;
mod candidates;
mod external_sort;
mod grams;
mod guess;
mod keys;
mod lane_work;
mod lang_pairs;
mod list_writer;
mod numbered;
mod posting_list;
mod rebuild;
mod run_texts;
mod substring;

pub(super) use cache::Cache;
pub(super) use candidate::Candidate;
pub(super) use candidates::Wanted;
pub(super) use guess::slack;
pub(super) use rebuild::{rebuild, settle};
