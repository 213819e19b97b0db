//! The part of the lattice that is searched: [`Band`], a window of target places for each source place.

use std::ops::Range;

use super::shape::LONGEST;

/// For each place between source sentences (0 to their number), the places between target sentences through
/// which a path may pass. No window begins or ends before the window of the source place ahead of it does.
#[derive(Clone, Debug)]
pub(super) struct Band {
    // The first source place; above 0 if this is a stretch of a longer band.
    first: usize,
    windows: Vec<Range<u32>>,
    // The number of cells before each window.
    offsets: Vec<usize>,
    width: usize,
}

impl Band {
    /// Returns the band that holds the whole lattice.
    pub(super) fn whole(source_len: usize, target_len: usize) -> Self {
        Self::new(0, vec![0..target_len as u32 + 1; source_len + 1])
    }

    /// Returns the band around the straight lines between the anchors. `margins` gives the width to either
    /// side at each source place.
    pub(super) fn around(anchors: &[(usize, usize)], margins: &[u32], target_len: usize) -> Self {
        let lines = lines(anchors, margins.len() - 1, target_len);
        let last = lines.len() - 1;
        let mut windows: Vec<Range<u32>> = (0..=last)
            .map(|i| {
                let margin = margins[i] as usize;
                let (before, after) = (i.saturating_sub(margin), (i + margin).min(last));
                let start = lines[before].start.min(lines[i].start.saturating_sub(margins[i]));
                let end = lines[after].end.max(lines[i].end.saturating_add(margins[i]));
                start..end.min(target_len as u32 + 1)
            })
            .collect();
        // Where the margin changes, a window may begin or end before the window ahead of it.
        rise(&mut windows);
        Self::new(0, windows)
    }

    /// Returns the part of the band near some places: for each source place a range of target places, which
    /// may be empty.
    pub(super) fn near(&self, live: &[Range<usize>]) -> Self {
        // How far the band extends around the ranges, in source places and in target places. Chosen by hand.
        const BESIDE: usize = 3;
        const AROUND: u32 = 6;
        let windows = self.windows.iter().enumerate().map(|(row, window)| {
            let near = &live[row.saturating_sub(BESIDE)..(row + BESIDE + 1).min(live.len())];
            let (start, end) = near
                .iter()
                .fold((usize::MAX, 0), |(start, end), range| (start.min(range.start), end.max(range.end)));
            if end == 0 {
                return window.start..window.start + 1;
            }
            (start as u32).saturating_sub(AROUND).max(window.start)..(end as u32 + AROUND).min(window.end)
        });
        let mut windows: Vec<_> = windows.collect();
        rise(&mut windows);
        Self::new(self.first, windows)
    }

    fn new(first: usize, windows: Vec<Range<u32>>) -> Self {
        let mut offsets = Vec::with_capacity(windows.len() + 1);
        offsets.push(0);
        for window in &windows {
            offsets.push(offsets[offsets.len() - 1] + window.len());
        }
        let width = windows.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        Self { first, windows, offsets, width }
    }

    /// Returns the part of the band from a place to a source place.
    pub(super) fn stretch(&self, from: (usize, usize), to: usize) -> Self {
        let start = from.1 as u32;
        let windows = self.windows[from.0..=to].iter();
        Self::new(from.0, windows.map(|window| window.start.max(start)..window.end.max(start + 1)).collect())
    }

    /// Returns true if a place is near enough to an edge that a better bead may lie outside the band.
    pub(super) fn is_near_edge(&self, (i, j): (usize, usize), target_len: usize) -> bool {
        // In sentences: the longest group of a bead.
        const NEAR: usize = LONGEST;
        let window = self.window(i);
        (window.start > 0 && j < window.start + NEAR) || (window.end <= target_len && j + NEAR >= window.end)
    }

    /// Returns the source places.
    pub(super) fn places(&self) -> Range<usize> {
        self.first..self.first + self.windows.len()
    }

    /// Returns the number of cells.
    pub(super) fn cells(&self) -> usize {
        self.offsets[self.windows.len()]
    }

    /// Returns the window at a source place.
    pub(super) fn window(&self, i: usize) -> Range<usize> {
        let window = &self.windows[i - self.first];
        window.start as usize..window.end as usize
    }

    /// Returns the widest window.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of a cell, if it lies in the band.
    #[inline]
    pub(super) fn cell(&self, i: usize, j: usize) -> Option<usize> {
        let row = i.checked_sub(self.first)?;
        let window = self.windows.get(row)?;
        (window.start as usize <= j && j < window.end as usize)
            .then(|| self.offsets[row] + j - window.start as usize)
    }

    /// Returns, for each source sentence, the target sentences at which a bead that contains it may begin.
    /// The bead may begin up to `longest` source places earlier.
    pub(super) fn of_source(&self, longest: usize, target_len: usize) -> Self {
        let windows = (0..self.windows.len() - 1).map(|row| {
            let start = self.windows[(row + 1).saturating_sub(longest)].start;
            start..self.windows[row].end.min(target_len as u32).max(start)
        });
        Self::new(self.first, windows.collect())
    }

    /// Returns, for each target sentence, the source sentences at which a bead that contains it may begin.
    pub(super) fn of_target(&self, longest: usize, target_len: usize) -> Self {
        let rows = self.windows.len() - 1;
        let begin = self.windows[0].start as usize;
        let end = (self.windows[rows].end as usize).min(target_len);
        let (mut first, mut last) = (0, 0);
        let windows = (begin..end).map(|j| {
            let earliest = (j + 1).saturating_sub(longest);
            while first < rows && self.windows[first].end as usize <= earliest {
                first += 1;
            }
            while last < rows && self.windows[last].start as usize <= j {
                last += 1;
            }
            (self.first + first) as u32..(self.first + last.max(first)) as u32
        });
        Self::new(begin, windows.collect())
    }
}

// Widens the windows that begin or end before the window ahead of them.
fn rise(windows: &mut [Range<u32>]) {
    for i in 1..windows.len() {
        windows[i].end = windows[i].end.max(windows[i - 1].end);
    }
    for i in (1..windows.len()).rev() {
        windows[i - 1].start = windows[i - 1].start.min(windows[i].start);
    }
}

// Returns, for each source place, the target places through which the straight lines between the anchors
// pass.
fn lines(anchors: &[(usize, usize)], source_len: usize, target_len: usize) -> Vec<Range<u32>> {
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
    windows
}
