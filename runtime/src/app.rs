//! An app put together: the program, the limits, what is served. [`App`] is what others build; what its parts share is in `Shared`.

use crate::assets::{Compress, Site};
use crate::config::Config;
use crate::dev;
use crate::error::ServeError;
use crate::metrics::{Gauges, Metrics};
use crate::request::{self, Visitor};
use crate::secret::Secret;
use crate::serve;
use crate::server;
use crate::session::registry::Registry;
use crate::session::{Frame, SocketId};
use crate::states::Program;
use crate::store::Keeper;
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::Route;
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tower::{Layer, Service};

/// A program that can be served.
///
/// ```no_run
/// # async fn example(program: rxl::Program) -> Result<(), Box<dyn std::error::Error>> {
/// use axum::Router;
/// use axum::routing::get;
///
/// rxl::App::new(program, rxl::Config::from_env()?)?
///     .routes(Router::new().route("/api/version", get(|| async { "1" })))
///     .serve()
///     .await?;
/// # Ok(())
/// # }
/// ```
pub struct App {
    pub(crate) shared: Arc<Shared>,
    routes: Router,
    layers: Vec<Box<dyn FnOnce(Router) -> Router + Send>>,
}

impl App {
    /// Loads the program's files, those compiled into it, or those of `web_dir` in development, and opens the store of its sessions.
    ///
    /// # Errors
    /// The files are not complete, the program was generated for another version of this crate, its sessions cannot be stored, or there is no tokio runtime
    /// around the call.
    pub fn new(program: Program, config: Config) -> Result<App, ServeError> {
        if program.version != crate::VERSION {
            return Err(ServeError::Version {
                program: program.version,
            });
        }
        Handle::try_current().map_err(|_| ServeError::NoRuntime)?;
        let site = match &config.web_dir {
            Some(folder) => dev::load(folder)?,
            None => Site::new(&Site::embedded(program.assets), Compress::Ahead, &[])?,
        };
        Ok(App {
            shared: Arc::new(Shared {
                keeper: Keeper::open(&config)?,
                secret: Secret::open(&config)?,
                program,
                config,
                site: RwLock::new(Arc::new(site)),
                problems: RwLock::new(None),
                door: RwLock::new(request::door()),
                registry: Registry::default(),
                metrics: Metrics::default(),
                last_socket: AtomicU64::new(0),
                sockets: watch::Sender::new(0),
            }),
            routes: Router::new(),
            layers: Vec::new(),
        })
    }

    /// Adds routes of the app's own. They win over pages with the same address.
    #[must_use]
    pub fn routes(mut self, routes: Router) -> App {
        self.routes = self.routes.merge(routes);
        self
    }

    /// Adds a layer around all that is there and will be: pages, files, the app's own routes, and the events behind which a request stands, which are those
    /// that may call Rust. A later layer is outside of those before it. What a layer puts into the answer of an event, cookies for example, is lost:
    /// a socket has no place for it.
    #[must_use]
    pub fn layer<L>(mut self, layer: L) -> App
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.shared.add_layer(layer.clone());
        self.layers
            .push(Box::new(move |router| router.layer(layer)));
        self
    }

    /// All routes of the app, the fallback for its pages included. In development the app's files are watched for as long as the router lives; so call
    /// this inside of the runtime.
    pub fn router(self) -> Router {
        let router = server::router(self.shared).merge(self.routes);
        let layers = self.layers.into_iter();
        layers.fold(router, |router, layer| layer(router))
    }

    /// Serves the app at the address of its configuration until the process is told to stop.
    ///
    /// # Errors
    /// Nobody can listen there, or the listener fails.
    pub async fn serve(self) -> Result<(), ServeError> {
        serve::serve_app(self).await
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
        let shared = Arc::clone(&self.shared);
        server::serve_on(shared, self.router(), listener, shutdown).await
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
    /// What signs cookies.
    pub secret: Secret,
    site: RwLock<Arc<Site>>,
    problems: RwLock<Option<Frame>>,
    /// The layers of the app around what lets events in.
    door: RwLock<Router>,
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

    /// The way through the layers of the app.
    pub fn door(&self) -> Router {
        self.door
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn add_layer<L>(&self, layer: L)
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        let mut door = self.door.write().unwrap_or_else(PoisonError::into_inner);
        *door = std::mem::take(&mut *door).layer(layer);
    }

    /// What is kept of the request that opens a socket, if events of the program ask for it.
    pub fn visitor(&self, headers: &HeaderMap, peer: Option<SocketAddr>) -> Option<Arc<Visitor>> {
        let asks = !self.program.requests.is_empty();
        asks.then(|| Arc::new(Visitor::new(headers, peer)))
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
