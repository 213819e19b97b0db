//! A text that another program damaged is told, and `--repair` puts it right.
#![cfg(feature = "cli")]

use crate::desk::{Desk, Run};
use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

const WHOLE: &str = "أعلنت وزارة الاتصالات خلال الاجتماع الأخير أن الإنتاجية ارتفعت هذا العام.\n\
                     لا يجوز استعمال الآلات إلا بعد موافقة الإدارة على الإجراءات.\n";
const LAM_ALEF: &str = "أعلنت وزارة االتصاالت خالل االجتماع األخير أن اإلنتاجية ارتفعت هذا العام.\n\
                        ال يجوز استعمال اآلالت إال بعد موافقة اإلدارة على اإلجراءات.\n";

fn assert_put_right(damaged: &str, reason: &str) {
    let desk = Desk::with(&[("whole.txt", WHOLE), ("damaged.txt", damaged)]);
    let Run { out, err, code } = desk.run(&["segment", "damaged.txt"]);
    assert!(code == 0 && out != WHOLE, "{err}");
    assert!(err.contains(reason) && err.contains("--repair"), "{err}");
    let Run { out, err, code } = desk.run(&["segment", "damaged.txt", "--repair"]);
    assert_eq!((code, out), (0, desk.ok(&["segment", "whole.txt"])), "{err}");
    assert!(err.contains("put right") && err.contains(reason), "{err}");
}

#[test]
fn lam_and_alef_in_the_wrong_order_are_put_right() {
    assert_put_right(LAM_ALEF, "lam and alef stand in the wrong order");
}

#[test]
fn bytes_read_in_the_wrong_encoding_are_put_right() {
    let utf8_as =
        |encoding: &'static encoding_rs::Encoding| encoding.decode_without_bom_handling(WHOLE.as_bytes()).0;
    assert_put_right(&utf8_as(WINDOWS_1256), "UTF-8 was read as windows-1256");
    assert_put_right(&utf8_as(WINDOWS_1252), "UTF-8 was read as windows-1252");
    let windows = WINDOWS_1256.encode(WHOLE).0;
    assert_put_right(&WINDOWS_1252.decode(&windows).0, "windows-1256 was read as windows-1252");
}

#[test]
fn a_page_is_put_right_block_by_block() {
    let page = |text: &str| text.lines().map(|line| format!("<p>{line}</p>")).collect::<String>();
    let desk = Desk::with(&[("whole.html", &page(WHOLE)), ("damaged.html", &page(LAM_ALEF))]);
    assert_eq!(desk.ok(&["segment", "damaged.html", "--repair"]), desk.ok(&["segment", "whole.html"]));
}

#[test]
fn a_whole_text_is_not_touched() {
    let desk = Desk::with(&[("whole.txt", WHOLE)]);
    let Run { out, err, .. } = desk.run(&["segment", "whole.txt", "--repair"]);
    assert_eq!((out, err.contains("put right")), (desk.ok(&["segment", "whole.txt"]), false));
}
