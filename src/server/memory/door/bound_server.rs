//! [`BoundServer`]: a server that listens, and answers each connection.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::select;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::door::Door;
use super::seats::{Seat, Seats};
use super::stop::Stop;
use crate::error::Result;

/// A server that listens on an address.
pub struct BoundServer {
    listener: TcpListener,
    address: SocketAddr,
    door: Arc<Door>,
    seats: Arc<Seats>,
    stop: Stop,
}

/// How long the head of a request may take, and how long a connection may be idle. Chosen by hand: a client
/// on a slow line sends a head in a second.
const HEAD: Duration = Duration::from_secs(15);
/// The most bytes of a head: a text of 1,000 letters in a path, each in six bytes, and some room.
const HEAD_BYTES: usize = 64 << 10;
/// How long answers that are under way at the end may take.
const GRACE: Duration = Duration::from_secs(5);
/// How long to wait when the system gives no connection, as without free file descriptors.
const REFUSED: Duration = Duration::from_millis(20);

impl BoundServer {
    pub(in crate::server::memory) fn new(
        listener: TcpListener,
        door: Door,
        connections: usize,
    ) -> Result<Self> {
        let address = listener.local_addr()?;
        let seats = Arc::new(Seats::new(connections));
        Ok(Self { listener, address, door: Arc::new(door), seats, stop: Stop::new() })
    }

    /// Returns the address, such as `http://127.0.0.1:8484/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Returns what ends the server from another thread.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Answers requests until [`Stop::stop`] is called.
    ///
    /// # Errors
    ///
    /// If the system gives no threads.
    pub fn run(self) -> Result<()> {
        let stop = self.stop.clone();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        self.listener.set_nonblocking(true)?;
        let done = runtime.block_on(self.answer_all());
        // Work that nobody waits for any more ends with the program.
        runtime.shutdown_background();
        stop.end();
        done
    }

    async fn answer_all(self) -> Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let mut wish = self.stop.wish();
        loop {
            let accepted = select! {
                _ = wish.wait_for(|is_over| *is_over) => break,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, from)) => {
                    // All places are taken and busy: the connection is closed.
                    let Some((seat, gave_way)) = self.seats.take().await else { continue };
                    if gave_way {
                        self.door.metrics.made_room();
                    }
                    let from = from.ip().to_canonical();
                    tokio::spawn(serve(stream, from, Arc::clone(&self.door), seat, self.stop.wish()));
                }
                Err(_) => sleep(REFUSED).await,
            }
        }
        drop(listener);
        let _ = timeout(GRACE, self.seats.all_free()).await;
        Ok(())
    }
}

// Answers the requests of a connection, one after another, until it is closed.
async fn serve(
    stream: TcpStream,
    from: IpAddr,
    door: Arc<Door>,
    seat: Seat,
    mut wish: watch::Receiver<bool>,
) {
    let metrics = Arc::clone(&door.metrics);
    let _counted = metrics.connected();
    // Answers are written whole; waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let (door, seat) = (&door, &seat);
    let service = service_fn(|request: hyper::Request<Incoming>| async move {
        seat.set_busy(true);
        let response = door.answer(request.map(Body::new), from).await;
        seat.set_busy(false);
        Ok::<_, Infallible>(response)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let mut is_ending = false;
    loop {
        select! {
            // An error is one of the client, which is gone.
            _ = connection.as_mut() => return,
            () = seat.asked_to_leave() => return,
            _ = wish.wait_for(|is_over| *is_over), if !is_ending => {
                is_ending = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}
