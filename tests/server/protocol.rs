//! The protocol of tmserver and amaGama, as its clients use it.

use serde_json::{Value, json};

use crate::running::{JSON, Running, desk, escaped};

const VALVE: &str = "أغلق الصمام الرئيسي.";

fn unit(served: &Running, langs: &str, text: &str) -> Value {
    served.get(&format!("/tmserver/{langs}/unit/{}", escaped(text))).with(200).json()
}

#[test]
fn languages_have_the_forms_that_clients_ask_for() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    for path in ["/tmserver/languages/", "/api/v1/languages/", "/tmserver/languages"] {
        let languages = served.get(path).with(200).json();
        for side in ["sourceLanguages", "targetLanguages"] {
            for form in ["ar", "en", "ar_eg", "ar_sa", "en_gb", "en_us"] {
                assert!(languages[side].as_array().unwrap().contains(&json!(form)), "{side} {form}");
            }
        }
    }
}

#[test]
fn a_pair_of_languages_is_known_in_every_form() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let expected = json!([{
        "source": VALVE, "target": "Close the main valve.", "quality": 100.0, "rank": 100.0, "context": null,
    }]);
    for langs in ["ar/en", "ar_eg/en_gb", "ar-EG/en-GB", "AR_EG/EN_GB", "ara/eng", "ar_EG/en"] {
        assert_eq!(unit(&served, langs, VALVE), expected, "{langs}");
        assert_eq!(served.get(&format!("/api/v1/{langs}/unit/{}", escaped(VALVE))).json(), expected);
    }
    assert_eq!(unit(&served, "en/ar", "Close the main valve.")[0]["target"], VALVE);
    for langs in ["fr/de", "ar/ar", "ar/zz", "x/y", "12/__"] {
        assert_eq!(unit(&served, langs, VALVE), json!([]), "{langs}");
    }
}

#[test]
fn quality_is_a_float_and_limits_are_taken_or_passed_over() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let body = served.get(&format!("/tmserver/ar/en/unit/{}", escaped(VALVE))).body;
    assert!(body.contains("\"quality\":100.0"), "{body}");
    let asked = |query: &str| {
        let path = format!("/tmserver/ar/en/unit/?source={}&{query}", escaped("أغلق الصمام."));
        served.get(&path).with(200).json().as_array().unwrap().len()
    };
    assert_eq!((asked("min_similarity=100"), asked("min_similarity=40")), (0, 1));
    assert_eq!(
        (asked("min_similarity=40&max_candidates=0"), asked("min_similarity=x&max_candidates=-1")),
        (0, 0)
    );
    assert_eq!(served.get("/tmserver/ar/en/unit/").with(200).json(), json!([]));
}

#[test]
fn a_text_may_hold_the_signs_of_addresses() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let found = unit(&served, "ar/en", "ما هذا؟ 50% / #1");
    assert_eq!(
        (&found[0]["target"], &found[0]["quality"]),
        (&json!("What is this? 50% / #1"), &json!(100.0))
    );
    // A slash that the client did not escape is one of the text.
    let path = format!("/tmserver/ar/en/unit/{}/{}", escaped("ما هذا؟ 50% "), escaped(" #1"));
    assert_eq!(served.get(&path).with(200).json(), found);
    assert_eq!(
        served.get("/tmserver/ar/en/unit/%FF%FE").with(400).json()["error"].as_str().map(str::is_empty),
        Some(false)
    );
}

#[test]
fn codes_of_okapi_are_no_part_of_the_text() {
    let desk = desk();
    desk.put(
        "coded.tmx",
        "<tmx version=\"1.4\"><header srclang=\"ar\" datatype=\"html\" segtype=\"sentence\" adminlang=\"en\" \
         o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body><tu><tuv xml:lang=\"ar\"><seg>نظّف \
         <bpt i=\"1\">&lt;b&gt;</bpt>المرشح<ept i=\"1\">&lt;/b&gt;</ept> أولا.</seg></tuv><tuv xml:lang=\"en\">\
         <seg>Clean the <bpt i=\"1\">&lt;b&gt;</bpt>filter<ept i=\"1\">&lt;/b&gt;</ept> first.</seg></tuv></tu>\
         </body></tmx>",
    );
    desk.ok(&["import", "coded.tmx", "--into", "plant.mizan"]);
    let served = Running::start(&desk, &[]);
    for (text, target) in [
        ("\u{E101}\u{E110}أغلق\u{E102}\u{E111} الصمام الرئيسي.", "Close the main valve."),
        ("<g1>أغلق</g1> الصمام<x2/> الرئيسي.", "Close the main valve."),
        ("نظّف \u{E101}\u{E110}المرشح\u{E102}\u{E111} أولا.", "Clean the filter first."),
        ("نظّف <g1>المرشح</g1> أولا.", "Clean the filter first."),
    ] {
        let found = unit(&served, "ar_EG/en_GB", text);
        assert_eq!((&found[0]["target"], &found[0]["quality"]), (&json!(target), &json!(100.0)), "{text}");
    }
}

#[test]
fn a_text_that_weblate_has_cut_finds_the_whole_one() {
    let desk = desk();
    let sentence =
        |number: usize| format!("يفحص الفني المضخة رقم {number} صباحا ويكتب ما رآه في الدفتر الأزرق؛ ");
    let long: String = (0..14).map(sentence).collect::<String>().trim().to_owned();
    assert!(long.chars().count() > 700);
    desk.put("long.ar-en.tsv", format!("{long}\tThe technician checks the pumps.\n"));
    desk.ok(&["import", "long.ar-en.tsv", "--into", "plant.mizan"]);
    let served = Running::start(&desk, &[]);
    let cut: String = long.chars().take(500).collect();
    let found = unit(&served, "ar/en", &cut);
    assert_eq!(
        (&found[0]["target"], &found[0]["quality"]),
        (&json!("The technician checks the pumps."), &json!(99.0))
    );
    // One character less is no cut of Weblate, and is as unlike as it is.
    let shorter: String = long.chars().take(499).collect();
    assert_eq!(unit(&served, "ar/en", &shorter), json!([]));
    assert_eq!(unit(&served, "ar/en", &long)[0]["quality"], json!(100.0));
}

#[test]
fn units_and_stores_are_added_as_tmserver_does() {
    let desk = desk();
    let served = Running::start(&desk, &[]);
    let add = |method: &str, path: &str, kind: &str, body: &str| {
        served.ask(method, path, &[&format!("Content-Type: {kind}")], body)
    };
    let json = "application/json";
    add("PUT", "/tmserver/ar/en/unit/x", json, r#"{"source": "باب", "target": "door"}"#).with(200);
    let named = format!("/api/v1/ar_eg/en/unit/{}", escaped("نافذة"));
    add("POST", &named, json, r#"{"target": "window"}"#).with(200);
    let list = r#"[{"source": "سلم", "target": "ladder", "context": "a"}, {"source": "", "target": ""}]"#;
    let added = add("POST", "/tmserver/ar/en/store/list", json, list).with(200);
    assert_eq!(added.body, "added 1 units from list");
    let po = "msgid \"مصباح\"\nmsgstr \"lamp\"\n";
    let added = add("PUT", "/tmserver/ar/en/store/app/lamps.po", "text/x-gettext-translation", po).with(200);
    assert_eq!(added.body, "added 1 units from app/lamps.po");
    for (text, target) in [("باب", "door"), ("نافذة", "window"), ("سلم", "ladder"), ("مصباح", "lamp")]
    {
        assert_eq!(unit(&served, "ar/en", text)[0]["target"], target, "{text}");
    }
    for (kind, body, status) in [
        (json, "{", 400),
        (json, r#"{"source": "باب"}"#, 400),
        (json, r#"{"source": " ", "target": "x"}"#, 422),
        ("text/plain", r#"{"source": "باب", "target": "door"}"#, 415),
        ("application/x-www-form-urlencoded", r#"{"source": "باب", "target": "door"}"#, 415),
    ] {
        let refused = add("PUT", "/tmserver/ar/en/unit/x", kind, body).with(status);
        assert!(!refused.json()["error"].as_str().unwrap().is_empty());
    }
    let broken = add("PUT", "/tmserver/ar/en/store/a.tmx", "application/x-tmx+xml", "<tmx").with(422);
    assert!(!broken.body.contains("mizan-serve-"), "{broken:?}");
    served.ask("PUT", "/tmserver/ar/en/unit/x", &[JSON, "Origin: http://elsewhere.example"], "{}").with(403);
}
