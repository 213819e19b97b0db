//! Opens the page in the browser of the person.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::terminal::remark::remark;

/// How long the file that leads to the page stays. Chosen by hand: a browser starts in that time.
const STAYS: Duration = Duration::from_secs(60);

/// Opens an address in the browser. Whoever lists the programs of this machine sees their arguments, so the
/// browser gets the name of a file that only this person can read, and the file leads to the address.
pub(super) fn open(address: &str) {
    let text = format!(
        "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0; url={address}\">\n"
    );
    let file = tempfile::Builder::new().prefix("mizan-review-").suffix(".html").tempfile();
    let file = file.and_then(|mut file| file.write_all(text.as_bytes()).map(|()| file));
    let opened = file.and_then(|file| {
        let mut command = Command::new(program());
        command.arg(file.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().map(|child| (file, child))
    });
    match opened {
        Ok((file, mut child)) => {
            thread::spawn(move || {
                let _ = child.wait();
                thread::sleep(STAYS);
                drop(file);
            });
        }
        Err(_) => remark!("no browser could be opened: open the address yourself"),
    }
}

fn program() -> &'static str {
    if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    }
}
