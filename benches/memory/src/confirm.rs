use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use mizan::memory::{Lookup, Memory};
use mizan::{Lang, Unit};

/// Confirms units one by one and tells how long until each is durable and seen through another connection.
pub(crate) fn run(path: &Path) {
    let (writer, reader) = (Memory::open(path).expect("a memory"), Memory::open(path).expect("a memory"));
    let mut times = Vec::new();
    let stamp = std::process::id();
    for number in 0..200 {
        let text = format!("وحدة مؤكدة {stamp} {number}");
        let start = Instant::now();
        confirm(&writer, &text);
        times.push(start.elapsed());
        let found = reader.lookup(text.as_str(), &Lookup::new().limit(1)).expect("it can be read");
        assert_eq!(found[0].percent(), 100, "another sees it at its next lookup");
    }
    times.sort();
    println!("one unit durable: p50 {:.1?}, p95 {:.1?}, worst {:.1?}", times[100], times[190], times[199]);
}

/// Two processes read and two write for some seconds. Prints the slowest lookup and whether all that was
/// confirmed is there.
pub(crate) fn run_together(path: &Path, seconds: u64) {
    let program = env::current_exe().expect("this program");
    let start = |role: &str| {
        let mut command = Command::new(&program);
        command.args(["together-as", role, path.to_str().expect("UTF-8"), &seconds.to_string()]);
        command.stdout(std::process::Stdio::piped()).spawn().expect("it starts")
    };
    let children = ["reader", "reader", "writer", "writer"].map(start);
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "no error");
        print!("{}", String::from_utf8_lossy(&output.stdout));
    }
}

pub(crate) fn run_as(role: &str, path: &Path, seconds: u64) {
    let memory = Memory::open(path).expect("a memory");
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut count, mut worst) = (0_u64, Duration::ZERO);
    let stamp = std::process::id();
    while Instant::now() < end {
        let text = format!("جملة الكاتب {stamp} رقم {count} عن الصيانة");
        let start = Instant::now();
        match role {
            "writer" => confirm(&memory, &text),
            _ => drop(
                memory.lookup("جملة عن الصيانة الدورية للمضخات", &Lookup::new()).expect("it can be read"),
            ),
        }
        worst = worst.max(start.elapsed());
        count += 1;
    }
    if role == "writer" {
        for number in 0..count {
            let text = format!("جملة الكاتب {stamp} رقم {number} عن الصيانة");
            let found = memory.lookup(text.as_str(), &Lookup::new().limit(1)).expect("it can be read");
            assert_eq!(found[0].percent(), 100, "nothing is lost");
        }
    }
    println!("{role}: {count} times, worst {worst:.1?}");
}

fn confirm(memory: &Memory, text: &str) {
    let mut batch = memory.batch().expect("it can be written");
    let english = format!("Confirmed: {text}");
    batch.insert(&Unit::new(Lang::ARABIC, text, Lang::ENGLISH, english)).expect("it can be written");
    batch.commit().expect("it can be written");
}
