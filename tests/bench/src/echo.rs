//! The limit: an axum server that gives every message back, with the socket settings of an app.

use crate::Result;
use axum::Router;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::WebSocket;
use axum::response::Response;
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

/// Serves until the process is ended.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .map_err(|error| format!("cannot listen: {error}"))?;
    let bound = listener.local_addr().map_err(|error| error.to_string())?;
    println!("listening on http://{bound}");
    let listener = listener.tap_io(|stream| {
        // A socket that is gone already needs no settings.
        let _ = stream.set_nodelay(true);
    });
    let router = Router::new().route("/_rxl/socket", get(open));
    axum::serve(listener, router)
        .await
        .map_err(|error| error.to_string())
}

async fn open(upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .read_buffer_size(2 * 1024)
        .write_buffer_size(4 * 1024)
        .on_upgrade(echo)
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if socket.send(message).await.is_err() {
            return;
        }
    }
}
