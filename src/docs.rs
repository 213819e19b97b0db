//! The guides in `docs/`, and the README in Arabic, as pages of the reference.

#[doc = include_str!("../docs/guide.md")]
pub mod guide {}

#[doc = include_str!("../docs/guide.ar.md")]
pub mod guide_ar {}

#[doc = include_str!("../docs/segment.md")]
pub mod segment {}

#[doc = include_str!("../docs/align.md")]
pub mod align {}

#[doc = include_str!("../docs/review.md")]
pub mod review {}

#[doc = include_str!("../docs/review.ar.md")]
pub mod review_ar {}

#[doc = include_str!("../docs/server.md")]
pub mod server {}

#[doc = include_str!("../docs/team.md")]
pub mod team {}

#[doc = include_str!("../docs/analyse.md")]
pub mod analyse {}

#[doc = include_str!("../docs/terms.md")]
pub mod terms {}

#[doc = include_str!("../docs/matches.md")]
pub mod matches {}

#[doc = include_str!("../docs/memory.md")]
pub mod memory {}

#[doc = include_str!("../docs/reliability.md")]
pub mod reliability {}

#[doc = include_str!("../docs/formats.md")]
pub mod formats {}

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

#[doc = include_str!("../docs/check.md")]
pub mod check {}

#[doc = include_str!("../docs/json.md")]
pub mod json {}

#[doc = include_str!("../docs/install.md")]
pub mod install {}

#[doc = include_str!("../docs/plugins.md")]
pub mod plugins {}

#[doc = include_str!("../docs/model.md")]
pub mod model {}

#[doc = include_str!("../README.ar.md")]
pub mod readme_ar {}
