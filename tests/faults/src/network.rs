//! The network: every connection carries a number of bytes, in pieces and with delays, and then breaks. How is drawn from a seed.

use axum::Router;
use axum::serve::Listener;
use fastrand::Rng;
use std::io;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf, duplex, split};
use tokio::sync::mpsc;
use tokio::time::sleep;

/// Bytes that are under way in one direction.
const ROOM: usize = 8 * 1024;

/// A connection breaks after so many bytes of one direction; a handshake is some 300.
const BYTES: RangeInclusive<usize> = 50..=3_000;

/// A network with a server behind it.
#[derive(Clone)]
pub struct Network {
    door: mpsc::UnboundedSender<DuplexStream>,
    cuts: Arc<AtomicUsize>,
}

impl Network {
    /// Starts a server.
    pub fn new(router: Router) -> Network {
        let (door, connections) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            let served = axum::serve(Connections(connections), router).await;
            served.expect("it serves until the test ends");
        });
        Network {
            door,
            cuts: Arc::default(),
        }
    }

    /// How many connections have broken.
    pub fn cuts(&self) -> usize {
        self.cuts.load(Ordering::Relaxed)
    }

    /// A connection that will break.
    pub fn connect(&self, random: &mut Rng) -> DuplexStream {
        let (page, near) = duplex(ROOM);
        let (far, server) = duplex(ROOM);
        self.door.send(server).expect("the server runs");
        let carried = carry(near, far, random.fork());
        let cuts = Arc::clone(&self.cuts);
        tokio::spawn(async move {
            if carried.await == End::Cut {
                cuts.fetch_add(1, Ordering::Relaxed);
            }
        });
        page
    }
}

/// The connections that come to the server.
struct Connections(mpsc::UnboundedReceiver<DuplexStream>);

impl Listener for Connections {
    type Io = DuplexStream;
    type Addr = ();

    async fn accept(&mut self) -> (DuplexStream, ()) {
        match self.0.recv().await {
            Some(connection) => (connection, ()),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Why a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// It broke.
    Cut,
    /// One side has closed it.
    Closed,
}

/// Carries bytes both ways until the connection ends. When it breaks, one side may learn it long after the other.
async fn carry(near: DuplexStream, far: DuplexStream, mut random: Rng) -> End {
    let (from_page, to_page) = split(near);
    let (from_server, to_server) = split(far);
    let mut up = Way::new(from_page, to_server, random.fork());
    let mut down = Way::new(from_server, to_page, random.fork());
    let end = tokio::select! {
        biased;
        end = up.carry() => end,
        end = down.carry() => end,
    };
    if end == End::Cut {
        let late = Duration::from_millis(random.u64(0..3_000));
        let page = (up.from, down.to);
        let server = (down.from, up.to);
        match random.u8(0..3) {
            0 => {}
            // The page may be back before the server knows that it was gone.
            1 => {
                drop(page);
                sleep(late).await;
            }
            // What the page sends meanwhile is lost.
            _ => {
                drop(server);
                sleep(late).await;
            }
        }
    }
    end
}

/// One direction of a connection.
struct Way {
    from: ReadHalf<DuplexStream>,
    to: WriteHalf<DuplexStream>,
    random: Rng,
    left: usize,
}

impl Way {
    fn new(from: ReadHalf<DuplexStream>, to: WriteHalf<DuplexStream>, mut random: Rng) -> Way {
        Way {
            from,
            to,
            left: random.usize(BYTES),
            random,
        }
    }

    /// Carries bytes, some of them late and in pieces, until none are left: then what is under way is cut off wherever it is.
    async fn carry(&mut self) -> End {
        let mut bytes = [0; ROOM];
        while self.left > 0 {
            let Ok(count @ 1..) = self.from.read(&mut bytes).await else {
                return End::Closed;
            };
            let mut rest = &bytes[..count.min(self.left)];
            self.left -= rest.len();
            while !rest.is_empty() {
                let length = match self.random.u8(0..3) {
                    0 => self.random.usize(1..=rest.len()),
                    _ => rest.len(),
                };
                let (piece, later) = rest.split_at(length);
                if self.random.u8(0..4) == 0 {
                    sleep(Duration::from_millis(self.random.u64(1..50))).await;
                }
                if self.to.write_all(piece).await.is_err() {
                    return End::Closed;
                }
                rest = later;
            }
        }
        End::Cut
    }
}
