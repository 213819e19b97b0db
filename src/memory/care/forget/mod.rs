//! Forgetting the data of a client or person for good.

mod erasure;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod forget;
mod forget_report;
mod forgetting;
mod gone_names;
mod kept_history;
mod quoted_texts;

pub use {forget_report::ForgetReport, forgetting::Forget};
