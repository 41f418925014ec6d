//! The routes of an app and the life of its server. It turns requests into answers; what is served it asks `assets`, what is said over a socket is
//! `socket`'s matter.

use crate::app::Shared;
use crate::assets::PREFIX;
use crate::dev;
use crate::error::ServeError;
use crate::opener;
use crate::session::SessionId;
use crate::socket;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, Extension, Path, State};
use axum::http::header::{
    ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::{Listener, ListenerExt};
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;
use tracing::{debug, error, info};

/// Small, since every open socket has them for as long as it lives; larger messages make them grow.
const READ_BUFFER_BYTES: usize = 1024;
const WRITE_BUFFER_BYTES: usize = 4 * 1024;

/// What was accepted last when the server begins to stop has sent its request within this time.
const SETTLE: Duration = Duration::from_millis(20);

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    dev::start(&shared);
    crate::store::sweep::start(&shared);
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/metrics", get(metrics))
        .route("/_rxl/socket", get(open_socket))
        .route("/_rxl/open", post(opener::open))
        .route("/_rxl/{*path}", get(file))
        .fallback(page)
        .with_state(shared)
}

pub(crate) async fn serve_on(
    shared: Arc<Shared>,
    router: Router,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    // Answers are small and somebody waits for each of them.
    let (closing, closes) = watch::channel(false);
    let gate = Gate { listener, closes };
    let listener = gate.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            debug!("set_nodelay: {error}");
        }
    });
    let patience = shared.config.shutdown_timeout;
    let (stopping, stops) = oneshot::channel();
    let signal = {
        let shared = Arc::clone(&shared);
        async move {
            shutdown.await;
            info!("stopping");
            // The last receiver goes with the server.
            let _ = closing.send(true);
            // A session that is busy for too long is not waited for.
            let _ = timeout(patience, shared.registry.shut_down()).await;
            tokio::time::sleep(SETTLE).await;
            // If nobody waits for it any more, the server has ended by itself.
            let _ = stopping.send(());
        }
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(signal);
    let end = async {
        // The sender is dropped only by the server, whose end is seen below.
        let _ = stops.await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        result = server => result.map_err(ServeError::Io)?,
        () = end => info!("some requests were still under way"),
    }
    if timeout(patience, shared.sockets_ended()).await.is_err() {
        info!("some sockets were still open");
    }
    if timeout(patience, shared.keeper.close()).await.is_err() {
        error!("the last events could not be stored; pages will send them again");
    }
    Ok(())
}

/// A listener that accepts nobody any more when the server begins to stop: whoever comes then waits for the server that takes this one's place, if it has got
/// the same socket.
struct Gate {
    listener: TcpListener,
    closes: watch::Receiver<bool>,
}

impl Listener for Gate {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        let closes = &mut self.closes;
        let closed = async {
            // An error is the end of the sender, and with it of the server.
            let _ = closes.wait_for(|is_closed| *is_closed).await;
        };
        tokio::select! {
            biased;
            () = closed => std::future::pending().await,
            accepted = Listener::accept(&mut self.listener) => accepted,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// What the server has done so far, for Prometheus.
async fn metrics(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !shared.config.metrics {
        return page(State(shared), method, uri, headers).await;
    }
    let format = "text/plain; version=0.0.4; charset=utf-8";
    ([(CONTENT_TYPE, format)], shared.metrics_text()).into_response()
}

/// Any address that is not the server's own: the page that it shows, or the one for addresses without a page.
async fn page(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let site = shared.site();
    let Some((status, file)) = site.page(uri.path(), uri.query().unwrap_or_default()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = file.respond(&headers);
    if status != StatusCode::OK {
        *response.status_mut() = status;
    }
    let out = response.headers_mut();
    out.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    out.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    out.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    match HeaderValue::from_str(&site.content_security_policy()) {
        Ok(policy) => out.insert(CONTENT_SECURITY_POLICY, policy),
        // A page without its policy must not leave.
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    match session(&shared, &headers) {
        Ok((_, cookie)) => out.insert(SET_COOKIE, cookie),
        Err(status) => return status.into_response(),
    };
    response
}

/// A file of the app or the browser client.
async fn file(
    State(shared): State<Arc<Shared>>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let site = shared.site();
    let file = path
        .ok()
        .and_then(|Path(path)| site.file(&format!("{PREFIX}{path}")));
    let Some(file) = file else {
        return (StatusCode::NOT_FOUND, "there is no such file\n").into_response();
    };
    let mut response = file.respond(&headers);
    let out = response.headers_mut();
    out.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

async fn open_socket(
    State(shared): State<Arc<Shared>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !is_own_origin(&headers, &shared.config.origins) {
        debug!(origin = ?headers.get(ORIGIN), "socket of another origin refused");
        return (
            StatusCode::FORBIDDEN,
            "pages of other origins may not open a socket\n",
        )
            .into_response();
    }
    let (session, cookie) = match session(&shared, &headers) {
        Ok(session) => session,
        Err(status) => return status.into_response(),
    };
    let config = &shared.config;
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES)
        .max_message_size(config.message_bytes)
        .max_frame_size(config.message_bytes);
    let visitor = shared.visitor(&headers, peer.map(|Extension(ConnectInfo(peer))| peer));
    let counted = shared.count_socket();
    let mut response = upgrade.on_upgrade(move |socket| {
        // On the heap, since everything that it is handed to would keep room for it.
        let socket = Box::pin(socket);
        async move {
            socket::run(socket, session, visitor, shared).await;
            drop(counted);
        }
    });
    response.headers_mut().insert(SET_COOKIE, cookie);
    response
}

/// The session of a request, or a new one, with the cookie that carries it. The cookie is set each time, so that it grows old only while nobody uses it.
fn session(shared: &Shared, request: &HeaderMap) -> Result<(SessionId, HeaderValue), StatusCode> {
    let id = match SessionId::of_request(request, &shared.secret) {
        Some(id) => id,
        None => SessionId::random().map_err(|error| {
            error!("the system gives no random numbers: {error}");
            StatusCode::INTERNAL_SERVER_ERROR
        })?,
    };
    let over_https = request
        .get("x-forwarded-proto")
        .is_some_and(|protocol| protocol.as_bytes() == b"https");
    let config = &shared.config;
    let cookie = id.cookie(
        &shared.secret,
        config.session_cookie,
        config.secure_cookie || over_https,
    );
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok((id, cookie))
}

/// Whether the page that opens a socket is one of this server. What is no browser says nothing, and has no cookie to misuse.
pub(crate) fn is_own_origin(headers: &HeaderMap, others: &[String]) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    if others.iter().any(|other| other == origin) {
        return true;
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let named = origin.split_once("://").map(|(_, host)| host);
    named.is_some() && named == host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_are_for_the_own_pages() {
        let others = ["https://other.example".to_owned()];
        for (origin, host, own) in [
            ("http://app.example", "app.example", true),
            ("https://app.example:8443", "app.example:8443", true),
            ("http://app.example:8080", "app.example", false),
            ("http://evil.example", "app.example", false),
            ("http://app.example.evil.example", "app.example", false),
            ("https://other.example", "app.example", true),
            ("null", "app.example", false),
            ("", "", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
            headers.insert(HOST, HeaderValue::from_static(host));
            assert_eq!(is_own_origin(&headers, &others), own, "{origin} {host}");
        }
        assert!(is_own_origin(&HeaderMap::new(), &others));
    }
}
