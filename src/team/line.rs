//! [`Line`]: one connection to PostgreSQL, on which no call waits without an end.

use std::fmt;
use std::future::{Future, poll_fn};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls};

use crate::error::{Error, Result};

use super::address::Address;
use super::line_error::LineError;
use super::tls::connector;

/// How long PostgreSQL may work on one statement. Chosen by hand: each statement of this crate takes seconds
/// at most.
const STATEMENT: Duration = Duration::from_secs(60);
/// How long a statement waits for a row that another transaction has locked. Chosen by hand.
const LOCK: Duration = Duration::from_secs(10);
/// How much longer than a statement an answer may be on its way.
const ON_ITS_WAY: Duration = Duration::from_secs(10);

/// One connection to PostgreSQL.
pub(super) struct Line {
    runtime: Runtime,
    client: Client,
    // A value for each notification that came.
    notices: UnboundedReceiver<()>,
}

impl Line {
    /// Connects, and sets the time that statements may take.
    pub(super) fn open(address: &Address) -> Result<Self> {
        Ok(Self::connected(address)?)
    }

    fn connected(address: &Address) -> Result<Self, LineError> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::from)?;
        let longest = address.config.get_connect_timeout().copied().unwrap_or(STATEMENT);
        let too_long = |_| LineError::Lost(format!("no answer for {} seconds", longest.as_secs() * 2));
        let (sender, notices) = unbounded_channel();
        let client = if address.is_socket() {
            let connecting = async { timeout(longest * 2, address.config.connect(NoTls)).await };
            let (client, connection) = runtime.block_on(connecting).map_err(too_long)??;
            runtime.spawn(drive(connection, sender));
            client
        } else {
            let connector = connector(&address.checks)?;
            let connecting = async { timeout(longest * 2, address.config.connect(connector)).await };
            let (client, connection) = runtime.block_on(connecting).map_err(too_long)??;
            runtime.spawn(drive(connection, sender));
            client
        };
        let line = Self { runtime, client, notices };
        let (statement, lock) = (STATEMENT.as_millis(), LOCK.as_millis());
        line.wait(line.client.batch_execute(&format!(
            "set statement_timeout = {statement}; set lock_timeout = {lock};
             set idle_in_transaction_session_timeout = {statement}; set client_encoding = 'UTF8'"
        )))?;
        Ok(line)
    }

    /// Returns the client, whose answers [`wait`](Self::wait) waits for.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for an answer, but not without an end.
    pub(super) fn wait<T>(
        &self,
        answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, LineError> {
        let answered = self.runtime.block_on(async { timeout(STATEMENT + ON_ITS_WAY, answer).await });
        match answered {
            Ok(answer) => Ok(answer?),
            Err(_) => {
                let seconds = (STATEMENT + ON_ITS_WAY).as_secs();
                Err(LineError::Lost(format!("PostgreSQL has not answered for {seconds} seconds")))
            }
        }
    }

    /// Executes statements without an answer.
    pub(super) fn execute(&self, statements: &str) -> Result<(), LineError> {
        self.wait(self.client.batch_execute(statements))
    }

    /// Does work in one transaction, which is rolled back if the work fails.
    pub(super) fn transaction<T>(&self, work: impl FnOnce() -> Result<T, LineError>) -> Result<T, LineError> {
        self.execute("begin")?;
        match work() {
            Ok(done) => self.execute("commit").map(|()| done),
            Err(error) => {
                // A line that was lost rolls back by itself.
                let _ = self.execute("rollback");
                Err(error)
            }
        }
    }

    /// Waits for a notification for as long as `patience`, and returns whether one came; `None` if the line
    /// is lost.
    pub(super) fn notified(&mut self, patience: Duration) -> Option<bool> {
        let Self { runtime, notices, .. } = self;
        match runtime.block_on(async { timeout(patience, notices.recv()).await }) {
            Ok(None) => None,
            Ok(Some(())) => {
                while notices.try_recv().is_ok() {}
                Some(true)
            }
            Err(_) => Some(false),
        }
    }

    /// Returns true if the connection has ended.
    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }
}

/// Passes the messages of a connection on until the connection ends.
async fn drive<S, T>(mut connection: Connection<S, T>, notices: UnboundedSender<()>)
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await {
        if matches!(message, AsyncMessage::Notification(_)) && notices.send(()).is_err() {
            break;
        }
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}
