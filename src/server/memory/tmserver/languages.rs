//! `GET languages/`: the languages that a client may ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::regions::REGIONS;
use crate::lang::Lang;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;

/// The languages of the memories in the forms that clients ask for. A memory is asked from either side, so
/// that each language is one of a source and of a target.
pub(in crate::server::memory) async fn languages(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let memories = served.of(&caller, None)?;
    let files = Arc::clone(&served);
    let work = move || -> Done<BTreeSet<String>> {
        let mut all = BTreeSet::new();
        for memory in files.open(memories)?.all().iter() {
            for pair in memory.langs()? {
                [pair.source(), pair.target()].into_iter().for_each(|lang| all.extend(forms(lang)));
            }
        }
        Ok(all)
    };
    let all = served.work.short(work).await?;
    Ok(Json(json!({ "sourceLanguages": all, "targetLanguages": all })))
}

// Returns a language alone, as it is, and with its regions. Weblate asks for a language only if the list has
// its very form, in lower case and with `_`.
fn forms(lang: &Lang) -> Vec<String> {
    if *lang == Lang::UNDETERMINED {
        return Vec::new();
    }
    let primary = lang.primary();
    let regions = REGIONS.iter().find(|(name, _)| *name == primary).map_or(&[][..], |(_, regions)| regions);
    let regional = regions.iter().map(|region| format!("{primary}_{region}"));
    let own = [primary.to_owned(), lang.tag().to_ascii_lowercase().replace('-', "_")];
    own.into_iter().chain(regional).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_forms_that_clients_ask_for() {
        let arabic = forms(&Lang::ARABIC);
        assert!(["ar", "ar_eg", "ar_sa"].iter().all(|form| arabic.iter().any(|found| found == form)));
        assert!(forms(&"en-NZ".parse().unwrap()).contains(&"en_nz".to_owned()));
        assert!(forms(&"zh-Hant-TW".parse().unwrap()).contains(&"zh_hant_tw".to_owned()));
        assert_eq!(forms(&"sw-TZ".parse().unwrap()), ["sw", "sw_tz"]);
        assert!(forms(&Lang::UNDETERMINED).is_empty());
    }
}
