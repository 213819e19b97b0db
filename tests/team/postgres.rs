//! A PostgreSQL of the tests: a data folder in a temporary folder, a socket, and no port.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// A PostgreSQL of its own, which is stopped when the value is dropped.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: TempDir,
}

/// An open session of `psql`, for transactions that do not end at once.
pub(crate) struct Session(Child);

impl Postgres {
    /// Starts a server; `None`, and says so, where PostgreSQL is not installed.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("skipped: no PostgreSQL (Debian: apt-get install postgresql)");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let server = Self { programs, folder };
        if is_root() {
            // The server refuses to run as root.
            fs::set_permissions(server.folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        }
        server.does(
            "initdb",
            &["-D", &server.data(), "-A", "trust", "-U", "owner", "-E", "UTF8", "--locale=C"],
        );
        server.begin();
        Some(server)
    }

    /// Starts the server again. One that was killed may have children for some more milliseconds.
    pub(crate) fn begin(&self) {
        let folder = self.folder.path().display();
        let options = format!(
            "-k {folder} -c listen_addresses='' -c max_connections=60 -c max_prepared_transactions=4"
        );
        let log = format!("{folder}/log");
        for _ in 0..50 {
            if self.try_to("pg_ctl", &["start", "-w", "-D", &self.data(), "-o", &options, "-l", &log]) {
                return;
            }
            sleep(Duration::from_millis(200));
        }
        panic!("{}", fs::read_to_string(log).unwrap_or_default());
    }

    /// Stops the server: at once (`fast`) or as after a crash (`immediate`).
    pub(crate) fn stop(&self, how: &str) {
        self.does("pg_ctl", &["stop", "-w", "-m", how, "-D", &self.data()]);
    }

    /// Kills the server, which has no time to write anything.
    pub(crate) fn kill(&self) {
        let pid = fs::read_to_string(Path::new(&self.data()).join("postmaster.pid")).unwrap();
        let pid = pid.lines().next().unwrap().trim().to_owned();
        assert!(Command::new("kill").args(["-9", &pid]).status().unwrap().success());
    }

    /// Returns the address for a role.
    pub(crate) fn address(&self, role: &str) -> String {
        Self::address_in(self.folder.path(), role)
    }

    /// Returns the address of a socket in a folder.
    pub(crate) fn address_in(folder: &Path, role: &str) -> String {
        format!("postgresql://{role}@/postgres?host={}", folder.display())
    }

    /// Returns the path of the socket.
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join(".s.PGSQL.5432")
    }

    /// Runs a statement as the owner, and returns what it answers, a row a line.
    #[track_caller]
    pub(crate) fn sql(&self, statement: &str) -> String {
        let run = self.psql(&["-c", statement]).output().unwrap();
        assert!(run.status.success(), "{statement}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap().trim_end().to_owned()
    }

    /// Runs a statement as a role; `None` if PostgreSQL refuses.
    pub(crate) fn try_sql(&self, role: &str, statement: &str) -> Option<String> {
        let run = self.psql(&["-c", &format!("set role {role}"), "-c", statement]).output().unwrap();
        let answer = String::from_utf8(run.stdout).unwrap().trim_end().to_owned();
        run.status.success().then_some(answer)
    }

    /// Opens a session and sends it statements.
    pub(crate) fn session(&self, statements: &str) -> Session {
        let mut child = self.psql(&[]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.as_mut().unwrap(), "{statements}").unwrap();
        Session(child)
    }

    fn psql(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.programs.join("psql"));
        command
            .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", &self.address("owner")])
            .args(arguments);
        command
    }

    fn data(&self) -> String {
        format!("{}/data", self.folder.path().display())
    }

    #[track_caller]
    fn does(&self, program: &str, arguments: &[&str]) {
        assert!(self.try_to(program, arguments), "{program} {arguments:?}");
    }

    fn try_to(&self, program: &str, arguments: &[&str]) -> bool {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        // A server that is started keeps what it inherits open, for which a test would wait.
        let run = command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        run.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.try_to("pg_ctl", &["stop", "-w", "-m", "immediate", "-D", &self.data()]);
    }
}

impl Session {
    /// Sends statements, and waits until the session has ended.
    pub(crate) fn end(mut self, statements: &str) {
        let mut stdin = self.0.stdin.take().unwrap();
        writeln!(stdin, "{statements}").unwrap();
        drop(stdin);
        assert!(self.0.wait().unwrap().success());
    }
}

/// Returns the folder with the newest programs of PostgreSQL.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = debian.map(|version| version.path().join("bin")).collect();
    found.sort();
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    found.extend(std::env::split_paths(&on_path));
    found.into_iter().rev().find(|folder| folder.join("initdb").exists() && folder.join("psql").exists())
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|found| found.uid() == 0)
}
