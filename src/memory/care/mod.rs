//! Maintenance of a memory: counting its units, finding and mending flawed units, merging, compacting and
//! repairing files, and forgetting the data of a client or person.

mod backup;
mod check;
mod cut_off;
mod figures;
mod findings;
mod flaw;
mod forget;
mod info;
mod known_values;
mod maintenance;
mod mend;
mod repair;
mod replaced_file;
mod rules;
mod salvage;
mod selection;
mod unfinished_folder;
mod unit_counter;
mod vowel_signs;

pub use {
    check::CheckReport,
    cut_off::CutOff,
    flaw::{Finding, Flaw},
    forget::{Forget, ForgetReport},
    info::{DomainCount, Info, LengthCount, PairCount, StatusCount, YearCount},
    known_values::{KnownValues, UnknownValue, ValueCount},
    maintenance::InsertedCounts,
    repair::RepairReport,
    selection::Selection,
    unfinished_folder::remove_leftovers,
};

pub(super) use rules::is_another_message;
