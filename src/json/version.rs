//! [`SCHEMA_VERSION`]: the version of the JSON that this crate writes.

/// The version of the JSON that this crate writes, as `docs/json.md` describes it.
///
/// The number grows when a key is renamed, removed or given another meaning. A new key does not change the
/// number.
pub const SCHEMA_VERSION: u32 = 1;
