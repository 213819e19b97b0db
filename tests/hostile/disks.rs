//! A disk that is full and one that is read-only: a file system in memory that one process alone has mounted.

use std::process::Command;

use crate::desk::{Desk, MIZAN, Run};

const MOUNT: &str = "mount -t tmpfs -o size=1m disk disk";

/// Runs a line of the shell where `disk` is a file system of one megabyte. Returns `None`, and says so, where
/// the system lets no ordinary user mount one.
fn with_disk(desk: &Desk, line: &str) -> Option<Run> {
    std::fs::create_dir_all(desk.path("disk")).unwrap();
    let shell = |line: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", line]).current_dir(desk.folder());
        command.env("XDG_DATA_HOME", desk.path("data")).env_remove("MIZAN_MEMORY").output()
    };
    if !shell(MOUNT).is_ok_and(|run| run.status.success()) {
        eprintln!("no file system can be mounted here; nothing was tested");
        return None;
    }
    let run = shell(&format!("mizan() {{ {MIZAN} \"$@\"; }}; {MOUNT} && cp plant.mizan disk && {line}"));
    Some(Run::of(run.unwrap()))
}

fn desk() -> Desk {
    let desk = Desk::with(&[("units.tsv", "Close the gate.\tأغلق البوابة.\n")]);
    desk.ok(&["import", "units.tsv", "--into", "plant.mizan"]);
    desk.ok(&["add", "Yes.", "نعم.", "--memory", "other.mizan", "--source-lang", "en"]);
    desk
}

#[test]
fn a_disk_that_is_full_costs_nothing_that_was_there() {
    let desk = desk();
    let unit =
        |number| format!("Open door {number} of the long hall.\tافتح الباب {number} في البهو الطويل.\n");
    desk.put("big.tsv", (0..30_000).map(unit).collect::<String>());
    let Some(run) = with_disk(
        &desk,
        "mizan import big.tsv --into disk/plant.mizan; echo import $?
        mizan info --check disk/plant.mizan; echo check $?
        mizan lookup 'Close the gate.' --memory disk/plant.mizan
        mizan convert big.tsv -o disk/big.tmx; echo convert $?
        mizan add 'Yes.' 'نعم.' --memory disk/plant.mizan --source-lang en; echo add $?
        ls -A disk",
    ) else {
        return;
    };
    assert!(run.err.contains("mizan: big.tsv: the disk of the memory is full"), "{}", run.err);
    assert!(run.err.contains("mizan: big.tsv: the disk is full"), "{}", run.err);
    for told in
        ["import 2\n", "check 0\n", "100\texact\tClose the gate.", "convert 2\n", "add 0\nplant.mizan\n"]
    {
        assert!(run.out.contains(told), "{told}: {}{}", run.out, run.err);
    }
}

#[test]
fn a_memory_on_a_disk_that_is_read_only_is_read_and_never_written() {
    let desk = desk();
    let Some(run) = with_disk(
        &desk,
        "mount -o remount,ro,size=1m disk
        mizan lookup 'Close the gate.' --memory disk/plant.mizan
        for verb in \"add Yes نعم\" \"import units.tsv\" \"merge other.mizan\" compact \"delete 1 --yes\"; do
            mizan $verb --memory disk/plant.mizan; echo $verb $?
        done",
    ) else {
        return;
    };
    let told = "100\texact\tClose the gate.\tأغلق البوابة.\nadd Yes نعم 2\nimport units.tsv 2\n\
        merge other.mizan 2\ncompact 2\ndelete 1 --yes 2\n";
    assert_eq!(run.out, told, "{}", run.err);
    let refused = "mizan: disk/plant.mizan: the memory is read-only: its file or folder is write-protected\n";
    assert_eq!(run.err, refused.repeat(5));
}
