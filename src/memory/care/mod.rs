//! Maintenance of a memory: counting its units, finding and mending flawed units, merging, compacting and
//! repairing files, and forgetting the data of a client or person.

mod backup;
mod check;
mod cut_off;
mod findings;
mod forget;
mod info;
mod inserted_counts;
mod known_values;
mod maintenance;
mod mend;
mod merge;
mod near_label;
mod newer;
mod placed_findings;
mod repair;
mod replaced_file;
mod salvage;
mod selection;
mod stored_finding;
mod twins;
mod unfinished_folder;
mod unit_counter;

pub use {
    check::CheckReport,
    cut_off::CutOff,
    forget::{Forget, ForgetReport},
    info::{DomainCount, Info, LengthCount, MonthCount, PairCount, StatusCount, UsedCount, YearCount},
    inserted_counts::InsertedCounts,
    known_values::{KnownValues, UnknownValue, ValueCount},
    merge::Merge,
    near_label::NearLabel,
    repair::RepairReport,
    selection::Selection,
    stored_finding::StoredFinding,
    unfinished_folder::remove_leftovers,
};
