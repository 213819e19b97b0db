//! Surnames, before which a letter and a stop are the initial of a person and no label: `C. Jones`.

// Frequent surnames that are no other words, folded. Names such as Price and Hall are left out, because
// clauses begin with those words.
const SURNAMES: &str = "adams ahmed allen anderson bailey barnes bennett brooks campbell chapman chen clark clarke coleman \
    collins cox davies davis diaz edwards ellis evans ferguson fischer garcia gibson gomez gonzalez graham \
    griffiths haddad hamilton hansen harris harrison hassan hayes henderson hernandez hughes hussein ibrahim \
    jackson jenkins jensen johnson jones kelly kennedy khalil khan khoury kim larsen lewis lloyd lopez \
    macdonald mansour marshall martin martinez mcdonald meyer mitchell mohamed mohammed moore morgan morris \
    mueller muller murphy murray nasser nelson nguyen olsen owens patel patterson perez perry peterson \
    petersen phillips powell ramirez reynolds richardson roberts robinson rodriguez rogers russell saleh \
    sanchez schmidt schneider shaw simpson singh smith stevens stewart sullivan thomas thompson thomson \
    wagner wallace wang watson weber wilkinson williams wilson wright";

// The bytes of the shortest surname of these and of the longest.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=10;

/// Returns true for a frequent surname that is no other word; the word is in small letters or has a capital.
pub(crate) fn is_surname(word: &str) -> bool {
    LENGTHS.contains(&word.len()) && SURNAMES.split(' ').any(|name| name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_known_in_any_case() {
        assert!(is_surname("Jones") && is_surname("smith"));
        assert!(!is_surname("Deposits") && !is_surname("Price") && !is_surname(""));
        assert!(SURNAMES.split(' ').all(|name| LENGTHS.contains(&name.len())));
    }
}
