//! The languages of the addresses of the protocol.

use crate::lang::Lang;

/// Returns the pair of languages of an address, in any of the forms in which clients write them (`ar_eg`,
/// `ar_EG`, `ar-EG`); `None` if one is none.
pub(super) fn pair(source: &str, target: &str) -> Option<[Lang; 2]> {
    Some([source.parse().ok()?, target.parse().ok()?])
}
