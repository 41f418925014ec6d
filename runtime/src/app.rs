//! An app put together: the program, the limits, what is served. [`App`] is what others build; what its parts share is in `Shared`.

use crate::assets::{Compress, Site};
use crate::config::Config;
use crate::dev;
use crate::error::ServeError;
use crate::metrics::{Gauges, Metrics};
use crate::server;
use crate::session::registry::Registry;
use crate::session::{Frame, SocketId};
use crate::states::Program;
use crate::store::Keeper;
use axum::Router;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// A program that can be served.
///
/// ```no_run
/// # async fn example(program: rxl::Program) -> Result<(), Box<dyn std::error::Error>> {
/// use axum::routing::get;
///
/// let app = rxl::App::new(program, rxl::Config::from_env()?)?;
/// let router = app.router().route("/api/version", get(|| async { "1" }));
/// # let _ = router;
/// # Ok(())
/// # }
/// ```
pub struct App {
    pub(crate) shared: Arc<Shared>,
}

impl App {
    /// Loads the program's files: those compiled into it, or those of `web_dir` in development.
    ///
    /// # Errors
    /// The files are not complete, the program was generated for another version of this crate, or its sessions cannot be stored.
    pub fn new(program: Program, config: Config) -> Result<App, ServeError> {
        if program.version != crate::VERSION {
            return Err(ServeError::Version {
                program: program.version,
            });
        }
        let site = match &config.web_dir {
            Some(folder) => dev::load(folder)?,
            None => Site::new(&Site::embedded(program.assets), Compress::Ahead, &[])?,
        };
        Ok(App {
            shared: Arc::new(Shared {
                keeper: Keeper::open(&config)?,
                program,
                config,
                site: RwLock::new(Arc::new(site)),
                problems: RwLock::new(None),
                registry: Registry::default(),
                metrics: Metrics::default(),
                last_socket: AtomicU64::new(0),
                sockets: watch::Sender::new(0),
            }),
        })
    }

    /// All routes of the app, the fallback for its pages included. Others can be added to it. In development the app's files are watched for as long as
    /// the router lives; so call this inside of the runtime.
    pub fn router(self) -> Router {
        server::router(self.shared)
    }

    /// Serves the app on a listener that is bound already, until `shutdown` completes. Then it tells the pages to connect again later, and ends what runs.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve_on(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        server::serve_on(self.shared, listener, shutdown).await
    }
}

/// What all parts of a running server share. Nothing of any session's state is in it.
pub(crate) struct Shared {
    pub program: Program,
    pub config: Config,
    pub registry: Registry,
    pub metrics: Metrics,
    /// Where tabs rest.
    pub keeper: Keeper,
    site: RwLock<Arc<Site>>,
    problems: RwLock<Option<Frame>>,
    last_socket: AtomicU64,
    sockets: watch::Sender<usize>,
}

impl Shared {
    /// What is served now.
    pub fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves another build from now on.
    pub fn set_site(&self, site: Site) {
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    /// What keeps the program on disk from compiling, as a message; none in production.
    pub fn problems(&self) -> Option<Frame> {
        self.problems
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Sets what new tabs are told about the program on disk.
    pub fn set_problems(&self, problems: Option<Frame>) {
        *self
            .problems
            .write()
            .unwrap_or_else(PoisonError::into_inner) = problems;
    }

    /// Whether a tab may say that it shows this page.
    pub fn knows_page(&self, name: &str) -> bool {
        name.is_empty() || self.site().manifest.page(name).is_some()
    }

    /// An id that no other socket has.
    pub fn next_socket(&self) -> SocketId {
        SocketId(self.last_socket.fetch_add(1, Ordering::Relaxed))
    }

    /// Counts a socket for as long as what is given lives.
    pub fn count_socket(self: &Arc<Self>) -> CountedSocket {
        self.sockets.send_modify(|count| *count += 1);
        CountedSocket(Arc::clone(self))
    }

    /// What `/metrics` says.
    pub fn metrics_text(&self) -> String {
        self.metrics.text(Gauges {
            sessions: self.registry.count(),
            sockets: *self.sockets.borrow(),
        })
    }

    /// Waits until all sockets have ended.
    pub async fn sockets_ended(&self) {
        // It fails only if the sender is gone, and `self` holds it.
        let _ = self.sockets.subscribe().wait_for(|count| *count == 0).await;
    }
}

/// A socket that a stopping server waits for.
pub(crate) struct CountedSocket(Arc<Shared>);

impl Drop for CountedSocket {
    fn drop(&mut self) {
        self.0.sockets.send_modify(|count| *count -= 1);
    }
}
