//! The request behind an event: rebuilt from what is known of the tab's connection, and sent through the app's own layers. The event runs inside of them, as a
//! handler does; a layer that answers by itself keeps it from running.

use crate::failure::Failure;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::header::{
    CONNECTION, CONTENT_TYPE, LOCATION, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;
use tower::ServiceExt;
use tracing::error;

/// The longest text of an answer that is shown to the user.
const SHOWN_BYTES: usize = 1024;

/// Headers that are about the socket, not about who asks.
const OF_THE_SOCKET: [HeaderName; 6] = [
    CONNECTION,
    UPGRADE,
    SEC_WEBSOCKET_EXTENSIONS,
    SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION,
];

/// Who has opened a socket: what requests for its events are made of. Copied, since the headers of a request hold on to the buffer from which they were read.
#[derive(Debug)]
pub struct Visitor {
    headers: Box<[(HeaderName, Box<[u8]>)]>,
    peer: Option<SocketAddr>,
}

impl Visitor {
    /// Keeps what is needed of the request that opens a socket.
    pub fn new(headers: &HeaderMap, peer: Option<SocketAddr>) -> Visitor {
        let headers = headers
            .iter()
            .filter(|(name, _)| !OF_THE_SOCKET.contains(name))
            .map(|(name, value)| (name.clone(), value.as_bytes().into()));
        Visitor {
            headers: headers.collect(),
            peer,
        }
    }

    /// A request for the address that the tab shows.
    fn request(&self, address: &str) -> Request {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = address.parse().unwrap_or_else(|_| Uri::from_static("/"));
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_bytes(value) {
                request.headers_mut().append(name.clone(), value);
            }
        }
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        request
    }
}

/// The innermost service, to which the layers of the app are added: it lets events in.
pub fn door() -> Router {
    Router::new().fallback(let_in)
}

/// Hands the request to the event that waits for it, and answers when that has ended.
async fn let_in(request: Request) -> StatusCode {
    let (parts, _) = request.into_parts();
    let entrance = parts.extensions.get::<Entrance>().and_then(Entrance::take);
    let Some((inside, outcome)) = entrance else {
        error!("a layer has taken the extensions out of the request of an event");
        return StatusCode::INTERNAL_SERVER_ERROR;
    };
    if inside.send(parts).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    match outcome.await {
        Ok(Ended::Well) => StatusCode::OK,
        Ok(Ended::Badly) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// How what ran inside has ended.
enum Ended {
    Well,
    Badly,
}

type Ends = (oneshot::Sender<Parts>, oneshot::Receiver<Ended>);

/// The innermost service's ends of the ways to and from the event.
#[derive(Clone)]
struct Entrance(Arc<Mutex<Option<Ends>>>);

impl Entrance {
    fn take(&self) -> Option<Ends> {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.take()
    }
}

/// A way through the layers of the app for one event.
pub struct Passage {
    door: Router,
    request: Request,
}

impl Passage {
    /// For an event of a visitor whose tab shows this address.
    pub fn new(door: Router, visitor: &Visitor, address: &str) -> Passage {
        Passage {
            door,
            request: visitor.request(address),
        }
    }

    /// Runs something inside of the layers.
    ///
    /// # Errors
    /// It fails itself, or a layer answers instead.
    pub async fn run<T, E, F>(self, inside: impl FnOnce(Parts) -> F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Failure>,
    {
        let Passage { door, mut request } = self;
        let (enter, mut entered) = oneshot::channel();
        let (leave, left) = oneshot::channel();
        let entrance = Entrance(Arc::new(Mutex::new(Some((enter, left)))));
        request.extensions_mut().insert(entrance);
        let mut answer = pin!(door.oneshot(request));
        let parts = tokio::select! {
            biased;
            parts = &mut entered => parts,
            answer = &mut answer => return Err(refusal(answer.into_response()).await.into()),
        };
        let Ok(parts) = parts else {
            // Whoever holds the other end has dropped it without an answer; its answer follows.
            return Err(refusal(answer.await.into_response()).await.into());
        };
        let mut running = pin!(inside(parts));
        let output = tokio::select! {
            biased;
            output = &mut running => output,
            // A layer has lost its patience.
            answer = &mut answer => return Err(refusal(answer.into_response()).await.into()),
        };
        let ended = match output.is_ok() {
            true => Ended::Well,
            false => Ended::Badly,
        };
        // A layer that does not listen any more has answered already.
        let _ = leave.send(ended);
        let answer = answer.await.into_response();
        let output = output?;
        match answer.status() {
            StatusCode::OK => Ok(output),
            _ => Err(refusal(answer).await.into()),
        }
    }

    /// Passes the layers before something that runs for long; their answer does not wait for its end.
    ///
    /// # Errors
    /// A layer answers instead.
    pub async fn pass(self) -> Result<Parts, Failure> {
        self.run(async |parts| Ok(parts)).await
    }
}

/// An answer that came instead of what was asked for: where it leads, or what it says.
pub async fn refusal(response: Response) -> Failure {
    let (parts, body) = response.into_parts();
    let status = parts.status;
    let reason = status.canonical_reason().unwrap_or("refused").to_owned();
    let header = |name| {
        let value: Option<&HeaderValue> = parts.headers.get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let location = header(LOCATION).filter(|_| status.is_redirection());
    if let Some(location) = location {
        return Failure {
            location: Some(location.to_owned()),
            ..Failure::known(reason)
        };
    }
    let is_text = header(CONTENT_TYPE).is_none_or(|kind| kind.starts_with("text/plain"));
    let body = axum::body::to_bytes(body, SHOWN_BYTES).await;
    let text = body
        .ok()
        .filter(|_| is_text)
        .and_then(|body| String::from_utf8(body.to_vec()).ok())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    Failure::known(text.unwrap_or(reason))
}
