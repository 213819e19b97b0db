//! The options that restrict a request to some of the units of a memory.

use super::options::Options;
use crate::error::Result;
use crate::memory::Filter;
use crate::unit::{Status, Timestamp};

// The days of the options `since` and `before`.
const DAY: &str = "a day like 2026-01-31";

/// Takes the options `domain`, `client`, `project`, `by`, `document`, `status`, `only-status`, `since` and
/// `before`.
pub(super) fn filter(options: &mut Options) -> Result<Filter> {
    let mut filter = Filter::new();
    if let Some(domain) = options.text("domain")? {
        filter = filter.domain(domain);
    }
    if let Some(client) = options.text("client")? {
        filter = filter.client(client);
    }
    if let Some(project) = options.text("project")? {
        filter = filter.project(project);
    }
    if let Some(person) = options.text("by")? {
        filter = filter.by(person);
    }
    if let Some(document) = options.text("document")? {
        filter = filter.document(document);
    }
    let status: Option<Status> = options.parsed("status", STATUS)?;
    let only_status: Option<Status> = options.parsed("only-status", STATUS)?;
    let since: Option<Timestamp> = options.parsed("since", DAY)?;
    let before: Option<Timestamp> = options.parsed("before", DAY)?;
    let until = before.map(|before| Timestamp::from_unix(before.unix() - 1));
    Ok(filter.status_from(status).status(only_status).since(since).until(until))
}

/// The names of the option `status`.
pub(super) const STATUS: &str = "aligned, machine, translated or reviewed";
