//! [`TimeMap`]: how the times of one file of subtitles become those of another.
//!
//! Two files of one film may begin at different moments, and one may be made for a film that runs faster. The
//! differences between the times of both files pile up at the true shift, and at the true rate the pile is
//! the highest.

/// The rate and the shift of times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeMap {
    rate: f64,
    /// In seconds.
    shift: f64,
}

// The rates of films: 24 and 25 pictures a second, 23.976 on television in America.
const RATES: [f64; 7] =
    [1.0, 25.0 / 23.976, 23.976 / 25.0, 25.0 / 24.0, 24.0 / 25.0, 24.0 / 23.976, 23.976 / 24.0];
// The greatest shift that is looked for, and the width of a heap of differences, in seconds. Chosen by hand:
// ten minutes of what a cinema shows first.
const GREATEST: f64 = 600.0;
const WIDTH: f64 = 0.25;
// The most segments of a side that are compared, a bound on time: those of two long films.
const MOST: usize = 4000;
// The least share of the segments of the smaller side that agree. Chosen by hand: half of them may be split
// or joined in the other file.
const LEAST: f64 = 0.3;
// How much higher a heap must be than that of no shift and the same rate. Chosen by hand.
const BETTER: f64 = 1.3;

impl TimeMap {
    /// Finds the rate and the shift from the times at which the segments of both sides appear; `None` if no
    /// shift makes them agree.
    pub(super) fn estimate(source: &[f64], target: &[f64]) -> Option<Self> {
        let (source, target) = (&source[..source.len().min(MOST)], &target[..target.len().min(MOST)]);
        let smaller = source.len().min(target.len()) as f64;
        let as_is = Heaps::of(source, target, 1.0).at(0.0);
        let mut best = (as_is * BETTER, Self { rate: 1.0, shift: 0.0 });
        for rate in RATES {
            let heaps = Heaps::of(source, target, rate);
            let (height, shift) = heaps.highest();
            if height > best.0 {
                best = (height, Self { rate, shift });
            }
        }
        let (height, map) = (best.0, best.1);
        let height = if map.shift == 0.0 && map.rate == 1.0 { as_is } else { height };
        let by_chance = Heaps::of(source, target, map.rate).mean();
        // Four deviations above the mean, and more for a few segments.
        let is_sure = height >= LEAST * smaller && height > by_chance + 4.0 * by_chance.sqrt() + 1.5;
        is_sure.then(|| map.refined(source, target))
    }

    /// Returns the time of the target that is a time of the source.
    pub(super) fn of(self, seconds: f64) -> f64 {
        self.rate * seconds + self.shift
    }

    // Takes the median of the differences near the shift.
    fn refined(self, source: &[f64], target: &[f64]) -> Self {
        let mut near: Vec<f64> = differences(source, target, self.rate)
            .filter(|difference| (difference - self.shift).abs() <= 2.0 * WIDTH)
            .collect();
        near.sort_unstable_by(f64::total_cmp);
        let shift = near.get(near.len() / 2).copied().unwrap_or(self.shift);
        Self { shift, ..self }
    }
}

/// The differences between the times of two sides, heaped by their size.
struct Heaps(Vec<f64>);

impl Heaps {
    fn of(source: &[f64], target: &[f64], rate: f64) -> Self {
        let mut heaps = vec![0.0; (2.0 * GREATEST / WIDTH) as usize + 2];
        for difference in differences(source, target, rate) {
            // Each difference lies between the middles of two heaps.
            let place = (difference + GREATEST) / WIDTH;
            let share = place.fract();
            heaps[place as usize] += 1.0 - share;
            heaps[place as usize + 1] += share;
        }
        Self(heaps)
    }

    // The height of a heap together with its neighbours.
    fn at(&self, shift: f64) -> f64 {
        let place = ((shift + GREATEST) / WIDTH).round() as usize;
        self.0[place.saturating_sub(1)..(place + 2).min(self.0.len())].iter().sum()
    }

    fn highest(&self) -> (f64, f64) {
        let sums = self.0.windows(3).map(|three| three.iter().sum::<f64>());
        let best = sums.zip(1_usize..).max_by(|one, other| one.0.total_cmp(&other.0));
        best.map_or((0.0, 0.0), |(height, place)| (height, place as f64 * WIDTH - GREATEST))
    }

    // The height by chance: the mean of the heaps that have anything, three together.
    fn mean(&self) -> f64 {
        let first = self.0.iter().position(|heap| *heap > 0.0).unwrap_or(0);
        let last = self.0.iter().rposition(|heap| *heap > 0.0).unwrap_or(0);
        3.0 * self.0.iter().sum::<f64>() / (last - first + 1) as f64
    }
}

// Returns the differences that are not greater than the greatest shift.
fn differences<'t>(source: &'t [f64], target: &'t [f64], rate: f64) -> impl Iterator<Item = f64> + 't {
    let mut first = 0;
    source.iter().flat_map(move |own| {
        let own = rate * own;
        while target.get(first).is_some_and(|other| *other < own - GREATEST) {
            first += 1;
        }
        target[first..]
            .iter()
            .take_while(move |other| **other <= own + GREATEST)
            .map(move |other| other - own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // Times of cues that last between one and six seconds.
    fn film(cues: usize) -> Vec<f64> {
        let mut time = 10.0;
        (0..cues as u64)
            .map(|cue| {
                time += 1.0 + (cue * 7919 % 97) as f64 * 0.05;
                time
            })
            .collect()
    }

    #[test]
    fn a_shift_and_a_rate_are_found() {
        let source = film(400);
        for (rate, shift) in [(1.0, 0.0), (1.0, 7.4), (1.0, -95.3), (25.0 / 23.976, 0.0), (24.0 / 25.0, 12.0)]
        {
            let mut target: Vec<f64> = source.iter().map(|time| rate * time + shift).collect();
            // A third of the cues are joined with the one before.
            let mut number = 0;
            target.retain(|_| {
                number += 1;
                number % 3 != 0
            });
            let map = TimeMap::estimate(&source, &target).unwrap();
            assert!((map.rate - rate).abs() < 1e-6 && (map.shift - shift).abs() < 0.1, "{map:?}");
        }
    }

    #[test]
    fn files_of_different_films_do_not_agree() {
        let other: Vec<f64> =
            film(300).iter().zip(0_u64..).map(|(time, n)| time * 1.7 + (n * 37 % 23) as f64 * 0.3).collect();
        assert!(TimeMap::estimate(&film(400), &other).is_none());
        assert!(TimeMap::estimate(&[], &[]).is_none());
    }
}
