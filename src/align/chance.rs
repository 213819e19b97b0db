//! Arithmetic on the logarithms of probabilities.

/// Returns the logarithm of the sum of the exponentials.
pub(super) fn log_sum(terms: &[f32]) -> f32 {
    // In nats. A term smaller than e^-17 of the greatest one is below the precision of an f32.
    const NEGLIGIBLE: f32 = -17.0;
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    let less = terms.iter().map(|term| term - most).filter(|less| *less > NEGLIGIBLE);
    // The greatest term is among them, and e^0 needs no function.
    let sum: f32 = less.map(|less| if less == 0.0 { 1.0 } else { less.exp() }).sum();
    most + sum.ln()
}

/// Returns ln(p / (1 - p)), the log odds of a probability between 0 and 1, in nats.
pub(crate) fn log_odds(chance: f64) -> f64 {
    (chance / (1.0 - chance)).ln()
}

/// Returns the probability whose log odds these are.
pub(crate) fn of_log_odds(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
