//! [`CutPoint`]: a place at which SRX rules may cut a text.

// The most bytes before a place that a rule sees. Chosen by hand; it bounds the time for each place.
pub(super) const WINDOW: usize = 256;

/// A place at which a text may be cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct CutPoint<'t> {
    /// The text up to the end of the block.
    pub(super) text: &'t str,
    /// Where the block begins.
    pub(super) start: usize,
    /// Where the text begins that rules see.
    pub(super) window: usize,
    pub(super) at: usize,
}

impl<'t> CutPoint<'t> {
    /// Returns the place `at` in a block that begins at `start`.
    pub(super) fn new(text: &'t str, start: usize, at: usize) -> Self {
        let mut window = at.saturating_sub(WINDOW).max(start);
        while !text.is_char_boundary(window) {
            window += 1;
        }
        Self { text, start, window, at }
    }

    /// Returns the bytes before the place that rules see.
    pub(super) fn before(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.window..self.at]
    }
}
