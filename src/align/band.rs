//! The part of the lattice that is searched: for each source place, a window of target places.

use std::ops::Range;

/// For each place between source sentences (0 to their number), the places between target sentences that a path may
/// pass there. Both ends never fall.
#[derive(Clone, Debug)]
pub(super) struct Band {
    windows: Vec<Range<u32>>,
    // Cells before each window.
    offsets: Vec<usize>,
    width: usize,
}

impl Band {
    /// Returns the band within `margin` places around the straight lines that join the anchors.
    pub(super) fn around(
        anchors: &[(usize, usize)],
        source_len: usize,
        target_len: usize,
        margin: usize,
    ) -> Self {
        let mut windows = vec![Range { start: u32::MAX, end: 0 }; source_len + 1];
        let mut from = (0, 0);
        for &to in anchors.iter().chain([&(source_len, target_len)]) {
            let (rise, run) = (to.1 - from.1, (to.0 - from.0).max(1));
            for (along, window) in windows[from.0..=to.0].iter_mut().enumerate() {
                let low = from.1 + rise * along / run;
                let high = from.1 + (rise * (along + 1)).div_ceil(run).min(rise);
                window.start = window.start.min(low as u32);
                window.end = window.end.max(high as u32 + 1);
            }
            from = to;
        }
        Self::widened(&windows, target_len, margin)
    }

    // Each window takes in what lies within the margin in either direction.
    fn widened(lines: &[Range<u32>], target_len: usize, margin: usize) -> Self {
        let last = lines.len() - 1;
        let windows = (0..=last).map(|i| {
            let start = lines[i.saturating_sub(margin)].start.saturating_sub(margin as u32);
            let end = lines[(i + margin).min(last)].end + margin as u32;
            start..end.min(target_len as u32 + 1)
        });
        Self::new(windows.collect())
    }

    fn new(windows: Vec<Range<u32>>) -> Self {
        let mut offsets = Vec::with_capacity(windows.len() + 1);
        offsets.push(0);
        for window in &windows {
            offsets.push(offsets[offsets.len() - 1] + window.len());
        }
        let width = windows.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        Self { windows, offsets, width }
    }

    /// Returns the number of source places.
    pub(super) fn len(&self) -> usize {
        self.windows.len()
    }

    /// Returns the number of cells.
    pub(super) fn cells(&self) -> usize {
        self.offsets[self.windows.len()]
    }

    /// Returns the window at a source place.
    pub(super) fn window(&self, i: usize) -> Range<usize> {
        self.windows[i].start as usize..self.windows[i].end as usize
    }

    /// Returns the widest window.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of a cell, if it lies in the band.
    #[inline]
    pub(super) fn cell(&self, i: usize, j: usize) -> Option<usize> {
        let window = self.windows.get(i)?;
        (window.start as usize <= j && j < window.end as usize)
            .then(|| self.offsets[i] + j - window.start as usize)
    }

    /// Returns, for each source sentence, the target sentences with which a bead that holds it may begin: a bead
    /// begins up to `longest` places earlier.
    pub(super) fn of_source(&self, longest: usize, target_len: usize) -> Self {
        let windows = (0..self.len() - 1).map(|i| {
            let start = self.windows[(i + 1).saturating_sub(longest)].start;
            start..self.windows[i].end.min(target_len as u32).max(start)
        });
        Self::new(windows.collect())
    }

    /// Returns the same for each target sentence.
    pub(super) fn of_target(&self, longest: usize, target_len: usize) -> Self {
        let source_len = self.len() - 1;
        let (mut first, mut last) = (0, 0);
        let windows = (0..target_len).map(|j| {
            let earliest = (j + 1).saturating_sub(longest);
            while first < source_len && self.windows[first].end as usize <= earliest {
                first += 1;
            }
            while last < source_len && self.windows[last].start as usize <= j {
                last += 1;
            }
            first as u32..last.max(first) as u32
        });
        Self::new(windows.collect())
    }
}
