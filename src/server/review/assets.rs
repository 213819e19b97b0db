//! The files of the page, which are part of the program.

use crate::server::asset::{Asset, FACE, HTML, PICTURE, SCRIPT, STYLE, TEXT};

macro_rules! asset {
    ($path:literal, $kind:expr) => {
        Asset { path: concat!("/", $path), kind: $kind, bytes: include_bytes!(concat!("../page/", $path)) }
    };
}

/// The page itself.
pub(super) const PAGE: Asset = asset!("index.html", HTML);

/// What the page loads.
pub(super) const ASSETS: &[Asset] = &[
    asset!("app.js", SCRIPT),
    asset!("board.js", SCRIPT),
    asset!("commands.js", SCRIPT),
    asset!("dialogs.js", SCRIPT),
    asset!("filters.js", SCRIPT),
    asset!("rows.js", SCRIPT),
    asset!("server.js", SCRIPT),
    asset!("theme.js", SCRIPT),
    asset!("tools.js", SCRIPT),
    asset!("words.js", SCRIPT),
    asset!("style.css", STYLE),
    asset!("icon.svg", PICTURE),
    asset!("naskh-400.woff2", FACE),
    asset!("naskh-700.woff2", FACE),
    asset!("naskh-LICENSE.txt", TEXT),
];
