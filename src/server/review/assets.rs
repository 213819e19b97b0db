//! The files of the page, which are part of the program.

/// A file of the page.
pub(super) struct Asset {
    pub(super) path: &'static str,
    pub(super) kind: &'static str,
    pub(super) bytes: &'static [u8],
}

const SCRIPT: &str = "text/javascript; charset=utf-8";
const FACE: &str = "font/woff2";

macro_rules! asset {
    ($path:literal, $kind:expr) => {
        Asset { path: concat!("/", $path), kind: $kind, bytes: include_bytes!(concat!("../page/", $path)) }
    };
}

/// The page itself.
pub(super) const PAGE: Asset = asset!("index.html", "text/html; charset=utf-8");

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
    asset!("style.css", "text/css; charset=utf-8"),
    asset!("icon.svg", "image/svg+xml"),
    asset!("naskh-400.woff2", FACE),
    asset!("naskh-700.woff2", FACE),
    asset!("naskh-LICENSE.txt", "text/plain; charset=utf-8"),
];
