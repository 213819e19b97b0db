//! The page `docs/segment.md`: every example is cut as it shows.

use mizan::{Lang, Segmenter};

#[test]
fn the_examples_of_the_page_are_true() {
    let page = include_str!("../../docs/segment.md");
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    let examples: Vec<_> =
        page.split("```segments\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    assert!(examples.len() > 15);
    for shown in examples {
        let text = shown.replace('⏐', "");
        let segments: Vec<_> = segmenter.segments(&text).map(|segment| segment.trimmed().text()).collect();
        let expected: Vec<_> = shown.split('⏐').map(str::trim).collect();
        assert_eq!(segments, expected);
    }
}

#[test]
fn the_page_names_each_option() {
    let page = include_str!("../../docs/segment.md");
    for option in ["--cut", "--longest", "--abbreviations", "--srx", "--export-srx"] {
        assert!(page.contains(option), "{option}");
    }
}
