//! The translation memory: units in one SQLite file, found again exactly and fuzzily, from either side.
//!
//! [`Memory`] is the file. A [`Batch`] is one transaction of writes, a [`Lookup`] holds the options of a
//! lookup, and a [`Match`] is a unit that the lookup found. Threads and processes may read and write at the
//! same time. The room [`similarity`](crate::similarity) compares texts; it needs no file.

mod action;
mod assembly;
mod batch;
mod bloom_filter;
mod care;
mod connection;
mod damage;
mod damage_log;
mod document_props;
mod earlier_steps;
mod file_headers;
mod filter;
#[cfg(feature = "team")]
mod following;
mod gap;
mod history;
mod index;
mod kept_open;
mod key_props;
mod known_pairs;
mod layout;
mod lookup;
mod memories;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod memory;
mod named_penalty;
mod packed;
mod pair_file;
mod pair_index;
mod parts;
mod place;
mod place_props;
mod prefetch;
mod redo;
mod row_sum;
mod same_answer;
mod same_pair;
mod schema;
mod schema_objects;
mod search;
mod series;
mod series_table;
mod settled_by_hand;
mod settled_pairs;
mod settled_texts;
mod step;
mod step_group;
mod step_name;
mod storage_error;
mod terms;
mod unit_id;
mod unit_rest;
mod unit_row;
mod unit_writing;
mod units;
mod write_lock;

#[cfg(feature = "serde")]
pub(crate) use document_props::{documents, is_other_document};
#[cfg(feature = "team")]
pub(crate) use following::{FollowState, Followed, Following, OwnChange, Place, Steps, UnitFields};
#[cfg(feature = "requests")]
pub(crate) use kept_open::{SQLITE, read_kept};
#[cfg(feature = "serde")]
pub(crate) use key_props::is_other_key;
#[cfg(feature = "formats")]
pub(crate) use key_props::stood_under;
#[cfg(feature = "serde")]
pub(crate) use place_props::is_place;
pub(crate) use search::UnitLinks;
#[cfg(feature = "review")]
pub(crate) use storage_error::storage;
pub use {
    action::Action,
    assembly::{Assembled, Assembly},
    batch::{Batch, EarlierVersion, Inserted, Superseded},
    care::{
        CheckReport, CutOff, DomainCount, Forget, ForgetReport, Info, InsertedCounts, KnownValues,
        LengthCount, Merge, MonthCount, NearLabel, PairCount, RepairReport, Selection, StatusCount,
        StoredFinding, UnknownValue, UsedCount, ValueCount, YearCount, remove_leftovers,
    },
    damage::{Damage, Fault},
    file_headers::FileHeader,
    filter::Filter,
    history::Undone,
    lookup::{Lookup, Match, Penalty, PenaltyRule, Rank, Reason},
    memories::Memories,
    memory::Memory,
    named_penalty::parted_penalty,
    parts::{Fragment, FragmentKind, Fragments},
    redo::Redone,
    search::{FoundTotal, FoundUnit, Order, Search, Translated},
    series::Series,
    settled_pairs::SettledPairs,
    step::Step,
    terms::{FoundTerm, TermList, Usage},
    unit_id::UnitId,
    units::{StoredUnit, Units},
};
