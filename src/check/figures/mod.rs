//! The numbers of a text beside those of its translation, however each of them is written.

mod dates;
mod digit_groups;
mod digit_runs;
mod durations;
mod figure;
mod missing_numbers;
mod readings;
mod word_numbers;

pub(super) use missing_numbers::missing_numbers;
