//! The numbers of a text beside those of its translation, however each of them is written.

mod calendar;
mod codes;
mod dates;
mod differing_numbers;
mod digit_groups;
mod digit_runs;
mod durations;
mod figure;
mod glosses;
mod missing_numbers;
mod number_names;
mod readings;
mod text_numbers;
mod word_numbers;

pub(super) use {
    differing_numbers::{differing_numbers, exchanged_numbers},
    missing_numbers::missing_numbers,
    number_names::names_number,
    text_numbers::TextNumbers,
};
