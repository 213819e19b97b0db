//! Progress bars on stderr, which only a terminal shows.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressBarIter, ProgressFinish, ProgressStyle};
use mizan::formats::localized_file;

use super::waiting_input::WaitingInput;

/// Returns a bar over a number of steps. The bar is hidden unless stderr is a terminal, and removed when
/// dropped.
pub(crate) fn bar(steps: u64, label: &'static str) -> ProgressBar {
    shown(ProgressBar::new(steps), label, "{msg} {wide_bar} {human_pos}/{human_len} {per_sec} {eta}")
}

/// Runs work of unknown length while a spinner turns.
pub(crate) fn busy<T>(label: impl Into<Cow<'static, str>>, work: impl FnOnce() -> T) -> T {
    let spinner = spinner(label, "{spinner} {msg} {elapsed}");
    let done = work();
    spinner.finish_and_clear();
    done
}

/// Opens a file, or stdin for `-`. A bar shows how much of the input has been read.
pub(crate) fn open(path: &Path) -> io::Result<ProgressBarIter<Box<dyn Read>>> {
    const LABEL: &str = "reading";
    if path.as_os_str() == "-" {
        let input: Box<dyn Read> = Box::new(WaitingInput::stdin());
        return Ok(spinner(LABEL, "{spinner} {msg} {binary_bytes} {elapsed}").wrap_read(input));
    }
    let path = localized_file(path)?;
    let is_pipe = fs::metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    if is_pipe {
        let input: Box<dyn Read> = Box::new(WaitingInput::pipe(path));
        return Ok(spinner(LABEL, "{spinner} {msg} {binary_bytes} {elapsed}").wrap_read(input));
    }
    let file = File::open(path)?;
    let bytes = ProgressBar::new(file.metadata()?.len());
    let bar = shown(
        bytes,
        LABEL,
        "{msg} {wide_bar} {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} {eta}",
    );
    Ok(bar.wrap_read(Box::new(file)))
}

/// Returns a spinner that shows how many units have been written.
pub(crate) fn units(label: &'static str) -> ProgressBar {
    spinner(label, "{spinner} {msg} {human_pos} units {elapsed}")
}

fn spinner(label: impl Into<Cow<'static, str>>, template: &str) -> ProgressBar {
    const TICK: Duration = Duration::from_millis(100);
    let spinner = shown(ProgressBar::new_spinner(), label, template);
    if !spinner.is_hidden() {
        spinner.enable_steady_tick(TICK);
    }
    spinner
}

fn shown(bar: ProgressBar, label: impl Into<Cow<'static, str>>, template: &str) -> ProgressBar {
    let bar = if io::stderr().is_terminal() { bar } else { ProgressBar::hidden() };
    let style = ProgressStyle::with_template(template).expect("a fixed template");
    bar.with_style(style).with_message(label).with_finish(ProgressFinish::AndClear)
}
