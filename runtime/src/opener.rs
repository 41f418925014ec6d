//! Development: a page asks for a place of the program to be opened in the editor of whoever runs `rxlc dev`. What opens it is a command of the compiler,
//! which knows the project's files and the editor; here is decided who may ask.

use crate::app::Shared;
use crate::server::is_own_origin;
use axum::extract::{ConnectInfo, Extension, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

/// What opens places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opener {
    /// The program; it is run as `PROGRAM open FILE:LINE:COLUMN`.
    pub program: PathBuf,
    /// The folder of the app's sources, in which it runs.
    pub folder: PathBuf,
}

/// A place in a file, relative to the folder of the sources. Lines and columns count from 1.
#[derive(Deserialize)]
struct Place {
    file: String,
    line: u32,
    column: u32,
}

/// Opens a place, if a page of this server on this machine asks for it.
pub(crate) async fn open(
    State(shared): State<Arc<Shared>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    body: String,
) -> Response {
    let Some(opener) = shared.config.opener.clone() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
    if !may_ask(&headers, peer) {
        return (
            StatusCode::FORBIDDEN,
            "only pages of this app on this machine may open files\n",
        )
            .into_response();
    }
    let Ok(place) = serde_json::from_str::<Place>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let opened = tokio::task::spawn_blocking(move || opener.open(&place)).await;
    match opened {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(why)) => (StatusCode::CONFLICT, why).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Opener {
    fn open(&self, place: &Place) -> Result<(), String> {
        let Place { file, line, column } = place;
        let output = Command::new(&self.program)
            // A name that begins with a dash is no option.
            .args(["open", "--", &format!("{file}:{line}:{column}")])
            .current_dir(&self.folder)
            .output()
            .map_err(|error| format!("`{}`: {error}", self.program.display()))?;
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        }
    }
}

/// A page of this very server, under a name that only this machine can have: another site cannot send its address, nor lend its name to this server.
fn may_ask(headers: &HeaderMap, peer: Option<SocketAddr>) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let name = host.map(|host| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    });
    matches!(name, Some("localhost" | "127.0.0.1" | "[::1]"))
        && headers.contains_key(ORIGIN)
        && is_own_origin(headers, &[])
        && peer.is_none_or(|peer| peer.ip().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::may_ask;
    use axum::http::header::{HOST, ORIGIN};
    use axum::http::{HeaderMap, HeaderValue};
    use std::net::SocketAddr;

    #[test]
    fn only_pages_on_this_machine_may_ask() {
        for (origin, host, peer, may) in [
            (
                "http://127.0.0.1:3000",
                "127.0.0.1:3000",
                "127.0.0.1:9",
                true,
            ),
            (
                "http://localhost:3000",
                "localhost:3000",
                "127.0.0.1:9",
                true,
            ),
            ("http://[::1]:3000", "[::1]:3000", "[::1]:9", true),
            (
                "http://evil.example",
                "127.0.0.1:3000",
                "127.0.0.1:9",
                false,
            ),
            // Its name leads to this machine.
            ("http://evil.example", "evil.example", "127.0.0.1:9", false),
            (
                "http://localhost:3000",
                "localhost:3000",
                "192.0.2.1:9",
                false,
            ),
            ("null", "localhost:3000", "127.0.0.1:9", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(host));
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
            let peer: SocketAddr = peer.parse().expect("it is an address");
            assert_eq!(may_ask(&headers, Some(peer)), may, "{origin} {host} {peer}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost:3000"));
        assert!(!may_ask(&headers, None), "no browser sends no origin");
    }
}
