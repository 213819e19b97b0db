//! A desk to run the program at: a temporary folder, files put into it, and what a run of `mizan` in it
//! printed.
#![allow(dead_code, reason = "every test file compiles this module and uses a part of it")]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub(crate) const MIZAN: &str = env!("CARGO_BIN_EXE_mizan");

/// A folder of its own for each test; `mizan` runs in it, and its default memory lies in it too.
pub(crate) struct Desk(TempDir);

/// How a run of `mizan` ended.
pub(crate) struct Run {
    /// The exit status.
    pub(crate) code: i32,
    /// What the run wrote to stdout.
    pub(crate) out: String,
    /// What the run wrote to stderr.
    pub(crate) err: String,
}

/// Copies all files and folders in a folder into another one.
fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (path, copy) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if path.is_dir() {
            fs::create_dir(&copy).unwrap();
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, &copy).unwrap();
        }
    }
}

impl Desk {
    /// Returns an empty desk.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Returns a desk with some files on it, each a name and a text.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (name, text) in files {
            desk.put(name, text);
        }
        desk
    }

    /// Returns another desk with the same files on it.
    pub(crate) fn copy(&self) -> Self {
        let desk = Self::new();
        copy_folder(self.folder(), desk.folder());
        desk
    }

    /// Returns the folder.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Returns the full path of a file on the desk, whether there is one or not.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Writes a file, and the folder it is in.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads a text file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns true if there is a file of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// Returns the names of the files and folders on the desk, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Returns a command that runs `mizan` at this desk, for tests that want the process itself.
    pub(crate) fn command(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(MIZAN);
        command.args(args).current_dir(self.folder()).env("XDG_DATA_HOME", self.path("data"));
        command.env_remove("MIZAN_MEMORY");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a line of the shell on a terminal of some columns, where `mizan` is the program under test, and
    /// returns the exit status and what the terminal got. The terminal is that of the program `script` from
    /// util-linux, which every Linux has. The clock of the run shows UTC.
    pub(crate) fn on_terminal(&self, columns: usize, line: &str) -> (bool, String) {
        let line = format!("mizan() {{ {MIZAN} \"$@\"; }}; stty cols {columns}; {line}");
        let run = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .current_dir(self.folder())
            .envs([("XDG_DATA_HOME", self.path("data").as_os_str()), ("SHELL", OsStr::new("/bin/sh"))])
            .envs([("NO_COLOR", "1"), ("TERM", "xterm"), ("TZ", "UTC")])
            .env_remove("MIZAN_MEMORY")
            .stdin(Stdio::null())
            .output()
            .expect("`script` of util-linux is installed");
        (run.status.success(), String::from_utf8(run.stdout).unwrap().replace("\r\n", "\n"))
    }

    /// Runs `mizan` without input.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Runs `mizan` with an input on stdin.
    pub(crate) fn run_with(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let stdin = stdin.as_ref().to_vec();
        // The program may answer before all of its input is there, so the input is written beside it. A
        // program that does not read its input closes the pipe, which is no failure of the test.
        let written = std::thread::spawn(move || input.write_all(&stdin));
        let output = child.wait_with_output().unwrap();
        let _ = written.join().unwrap();
        Run::of(output)
    }

    /// Runs what must succeed, and returns its stdout.
    #[track_caller]
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
        run.out
    }

    /// Runs what must succeed and print JSON, and returns the value.
    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.ok(args)).unwrap()
    }

    /// Runs what must fail with exit status 2 and print nothing to stdout, and returns its stderr.
    #[track_caller]
    pub(crate) fn refused(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!(run.code, 2, "{args:?}: {}{}", run.out, run.err);
        assert_eq!(run.out, "", "{args:?}");
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run.err
    }
}

impl Run {
    /// Reads the output of a process that ended by itself.
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("no signal ended the process"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Reads a JSON value from each line of a text.
pub(crate) fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
