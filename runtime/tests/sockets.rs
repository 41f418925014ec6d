//! Real sockets over the loopback: who may open one, how large a message may be, what a stopping server does.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod program;

use futures_util::{SinkExt, StreamExt};
use program::{app, app_with};
use rxl::App;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderMap, HeaderValue, StatusCode};
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::tungstenite::{Error, handshake::client::Response};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), rxl::ServeError>>,
}

async fn start(app: App) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let ended = tokio::spawn(app.serve_on(listener, async {
        stopped.await.expect("the test stops it");
    }));
    Server {
        address,
        stop,
        ended,
    }
}

async fn open(
    server: &Server,
    headers: &[(&'static str, String)],
) -> Result<(Socket, Response), Error> {
    let address = format!("ws://{}/_rxl/socket", server.address);
    let mut request = address.into_client_request().expect("an address");
    let out: &mut HeaderMap = request.headers_mut();
    for (name, value) in headers {
        out.insert(*name, HeaderValue::from_str(value).expect("ascii"));
    }
    connect_async(request).await
}

async fn send(socket: &mut Socket, message: Value) {
    let message = Message::text(message.to_string());
    socket.send(message).await.expect("it is open");
}

async fn receive(socket: &mut Socket) -> Value {
    match socket.next().await {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text).expect("it is JSON"),
        other => panic!("{other:?}"),
    }
}

/// The code with which the server closes the socket.
async fn closed(socket: &mut Socket) -> u16 {
    match socket.next().await {
        Some(Ok(Message::Close(Some(close)))) => close.code.into(),
        other => panic!("{other:?}"),
    }
}

async fn loaded(socket: &mut Socket) {
    let hello = json!({ "protocol": 1, "contract": "0123456789abcdef", "tab": "tab", "seen": 0, "sent": 0, "page": "Home", "address": "/" });
    send(socket, json!(["hello", hello])).await;
    assert_eq!(receive(socket).await[0], "welcome");
    assert_eq!(receive(socket).await[0], "values");
}

#[tokio::test]
async fn a_click_comes_back_as_a_change() {
    let server = start(app()).await;
    let origin = format!("http://{}", server.address);
    let (mut socket, response) = open(&server, &[("origin", origin)])
        .await
        .expect("it opens");
    let cookie = response.headers().get("set-cookie").expect("a session");
    assert!(cookie.to_str().expect("ascii").contains("HttpOnly"));
    loaded(&mut socket).await;
    send(&mut socket, json!(["event", 1, "Counter.add", [3]])).await;
    let changes = json!(["changes", 2, 1, [["Counter.count", 3]]]);
    assert_eq!(receive(&mut socket).await, changes);
}

#[tokio::test]
async fn a_tab_is_found_by_its_session_cookie() {
    let server = start(app()).await;
    let (_, response) = open(&server, &[]).await.expect("it opens");
    let cookie = response.headers()["set-cookie"].to_str().expect("ascii");
    let (pair, _) = cookie.split_once(';').expect("it has attributes");
    let cookie = ("cookie", pair.to_owned());
    let (mut first, response) = open(&server, std::slice::from_ref(&cookie))
        .await
        .expect("it opens");
    let again = response.headers()["set-cookie"].to_str().expect("ascii");
    assert!(again.starts_with(pair), "with its whole age");
    let forged = ("cookie", format!("rxl_session={}", "a7".repeat(16)));
    let (_, response) = open(&server, &[forged]).await.expect("it opens");
    let other = response.headers()["set-cookie"].to_str().expect("ascii");
    assert!(!other.contains("a7a7"), "{other}");
    loaded(&mut first).await;
    send(&mut first, json!(["event", 1, "Counter.add", [3]])).await;
    receive(&mut first).await;
    drop(first);
    let (mut second, _) = open(&server, &[cookie]).await.expect("it opens");
    let hello = json!({ "protocol": 1, "contract": "0123456789abcdef", "tab": "tab", "seen": 2, "sent": 1, "page": "Home", "address": "/" });
    send(&mut second, json!(["hello", hello])).await;
    assert_eq!(receive(&mut second).await[1]["upto"], 1);
}

#[tokio::test]
async fn pages_of_other_origins_are_refused() {
    let server = start(app()).await;
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        match open(&server, &[("origin", origin.to_owned())]).await {
            Err(Error::Http(response)) => {
                assert_eq!(response.status(), StatusCode::FORBIDDEN, "{origin}")
            }
            other => panic!("{origin}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_message_that_is_too_large_closes_its_socket_alone() {
    let server = start(app_with(|config| config.message_bytes = 1_000)).await;
    let (mut small, _) = open(&server, &[]).await.expect("it opens");
    let (mut large, _) = open(&server, &[]).await.expect("it opens");
    loaded(&mut small).await;
    loaded(&mut large).await;
    send(
        &mut large,
        json!(["event", 1, "Counter.rename", ["x".repeat(1_000)]]),
    )
    .await;
    assert_eq!(closed(&mut large).await, 1009);
    send(
        &mut small,
        json!(["event", 1, "Counter.rename", ["x".repeat(900)]]),
    )
    .await;
    assert_eq!(receive(&mut small).await[0], "changes");
}

#[tokio::test]
async fn a_page_that_goes_on_sending_learns_why_its_socket_ends() {
    let server = start(app()).await;
    let (mut socket, _) = open(&server, &[]).await.expect("it opens");
    loaded(&mut socket).await;
    let (mut out, mut messages) = socket.split();
    let sends = tokio::spawn(async move {
        let mut number = 0;
        loop {
            number += 1;
            let event = json!(["event", number, "Counter.rename", ["x".repeat(10_000)]]);
            if out.send(Message::text(event.to_string())).await.is_err() {
                break;
            }
        }
    });
    messages
        .next()
        .await
        .expect("it is open")
        .expect("it is open");
    server.stop.send(()).expect("it runs");
    let code = loop {
        match messages.next().await.expect("it says why it ends") {
            Ok(Message::Close(Some(close))) => break u16::from(close.code),
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(code, 1012);
    drop(messages);
    sends.await.expect("it does not panic");
}

#[tokio::test]
async fn a_server_that_stops_tells_its_pages() {
    let server = start(app()).await;
    let (mut socket, _) = open(&server, &[]).await.expect("it opens");
    loaded(&mut socket).await;
    send(&mut socket, json!(["event", 1, "Counter.add", [3]])).await;
    assert_eq!(receive(&mut socket).await[0], "changes");
    server.stop.send(()).expect("it runs");
    assert_eq!(closed(&mut socket).await, 1012);
    let ended = server.ended.await.expect("it does not panic");
    assert!(ended.is_ok());
    assert!(TcpStream::connect(server.address).await.is_err());
}
