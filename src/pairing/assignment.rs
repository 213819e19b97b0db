//! Gives each document at most one partner, the pair with the highest score first.

use super::scores::Scores;

/// Returns pairs in which no document stands twice.
pub(super) fn assigned(scores: &Scores) -> Vec<(usize, usize)> {
    let mut cells: Vec<(f32, usize, usize)> = Vec::new();
    for (source, best) in scores.of_source.iter().enumerate() {
        cells.extend(best.iter().map(|scored| (scored.score, source, scored.other as usize)));
    }
    for (target, best) in scores.of_target.iter().enumerate() {
        cells.extend(best.iter().map(|scored| (scored.score, scored.other as usize, target)));
    }
    cells.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut sources, mut targets) =
        (vec![false; scores.of_source.len()], vec![false; scores.of_target.len()]);
    let mut is_free = |source: usize, target: usize| {
        let free = !sources[source] && !targets[target];
        if free {
            (sources[source], targets[target]) = (true, true);
        }
        free
    };
    cells.into_iter().map(|(_, s, t)| (s, t)).filter(|(s, t)| is_free(*s, *t)).collect()
}
