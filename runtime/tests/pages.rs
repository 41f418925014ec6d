//! What is served over HTTP: pages for addresses, files with their headers, what a page may load.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod program;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::get;
use base64::Engine;
use flate2::read::GzDecoder;
use program::app;
use sha2::{Digest, Sha256};
use std::io::Read;
use tower::ServiceExt;

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("it is text")
    }
}

async fn ask(router: &Router, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("it is a request");
    let response = router.clone().oneshot(request).await.expect("it answers");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("it ends").to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

async fn get_page(router: &Router, address: &str) -> Answer {
    ask(router, "GET", address, &[]).await
}

/// The first text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect(before);
    rest.split_once(after).expect(after).0
}

#[tokio::test]
async fn every_page_has_its_html() {
    let router = app().router();
    let home = get_page(&router, "/").await;
    assert_eq!(home.status, StatusCode::OK);
    assert_eq!(home.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(home.header("cache-control"), "no-cache");
    let html = home.text();
    assert!(
        html.contains("<title>Home &lt;/title&gt;</title>"),
        "{html}"
    );
    let base = between(html, "data-base=\"", "\"");
    for file in ["pages/Home.js", "modules/app.js"] {
        let preload = format!("<link rel=\"modulepreload\" href=\"{base}{file}\">");
        assert!(html.contains(&preload), "{html}");
    }
    assert!(
        html.contains(&format!("<link rel=\"stylesheet\" href=\"{base}app.css\">")),
        "{html}"
    );
    let manifest = between(html, "id=\"rxl-manifest\" data-base=\"", "</script>");
    let (_, manifest) = manifest.split_once('>').expect("the tag ends");
    let manifest: serde_json::Value = serde_json::from_str(manifest).expect("it is JSON");
    assert_eq!(manifest["contract"], "0123456789abcdef");

    let names = get_page(&router, "/names/3").await;
    assert_eq!(names.status, StatusCode::OK);
    assert!(names.text().contains("<title>Test</title>"));
    assert!(names.text().contains("pages/Names.js\">"));
}

#[tokio::test]
async fn an_address_without_a_page_is_not_found() {
    let router = app().router();
    for address in ["/nowhere", "/names/three", "/names", "/favicon.ico"] {
        let answer = get_page(&router, address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text().contains("<div id=\"root\">"), "{address}");
    }
    for address in [
        "/_rxl/nothing.js",
        "/_rxl/app/0/pages/Home.js",
        "/_rxl/app/../../Cargo.toml",
    ] {
        let answer = get_page(&router, address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!answer.text().contains("root"), "{address}");
    }
    let post = ask(&router, "POST", "/", &[]).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_page_may_load_nothing_from_elsewhere() {
    let router = app().router();
    let home = get_page(&router, "/").await;
    let import_map = between(home.text(), "<script type=\"importmap\">", "</script>");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(import_map));
    let policy = home.header("content-security-policy");
    assert!(
        policy.contains(&format!("script-src 'self' 'sha256-{hash}';")),
        "{policy}"
    );
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(home.header("x-content-type-options"), "nosniff");
    assert_eq!(home.header("referrer-policy"), "same-origin");
    assert_eq!(home.header("x-frame-options"), "DENY");
    // The browser takes the manifest for data, and every other script has an address.
    let scripts = home.text().matches("<script").count();
    assert_eq!(scripts, 3);
    assert!(
        home.text()
            .contains("<script type=\"application/json\" id=\"rxl-manifest\"")
    );
}

#[tokio::test]
async fn a_browser_gets_a_session_once_and_keeps_it_while_it_comes_back() {
    let router = app().router();
    let first = get_page(&router, "/").await;
    let cookie = first.header("set-cookie");
    assert!(cookie.starts_with("rxl_session="), "{cookie}");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
    let (pair, _) = cookie.split_once(';').expect("it has attributes");
    let second = ask(&router, "GET", "/", &[("cookie", pair)]).await;
    assert_eq!(second.header("set-cookie"), cookie, "with its whole age");
    assert!(cookie.contains("; Max-Age=2592000;"), "{cookie}");
    let forged = ask(&router, "GET", "/", &[("cookie", "rxl_session=1")]).await;
    assert!(!forged.header("set-cookie").starts_with("rxl_session=1;"));
    let proxied = ask(&router, "GET", "/", &[("x-forwarded-proto", "https")]).await;
    assert!(proxied.header("set-cookie").ends_with("; Secure"));
}

#[tokio::test]
async fn files_are_compressed_ahead_and_kept_for_ever() {
    let router = app().router();
    let home = get_page(&router, "/").await;
    let stylesheet = between(home.text(), "rel=\"stylesheet\" href=\"", "\"").to_owned();
    let plain = get_page(&router, &stylesheet).await;
    assert_eq!(plain.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(
        plain.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.header("vary"), "accept-encoding");
    assert_eq!(plain.header("x-content-type-options"), "nosniff");
    let packed = ask(
        &router,
        "GET",
        &stylesheet,
        &[("accept-encoding", "br, gzip")],
    )
    .await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.body.len() * 3 < plain.body.len());
    let mut unpacked = Vec::new();
    GzDecoder::new(packed.body.as_slice())
        .read_to_end(&mut unpacked)
        .expect("it is gzip");
    assert_eq!(unpacked, plain.body);

    let client = between(
        home.text(),
        "<script type=\"module\" blocking=\"render\" src=\"",
        "\"",
    );
    let client = ask(&router, "GET", client, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(client.status, StatusCode::OK);
    assert_eq!(
        client.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(client.header("content-encoding"), "br");
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let router = app().router();
    let first = get_page(&router, "/").await;
    let etag = first.header("etag");
    let again = ask(&router, "GET", "/", &[("if-none-match", etag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    assert_eq!(again.header("etag"), etag);
    let other = ask(&router, "GET", "/names/1", &[("if-none-match", etag)]).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn own_routes_go_beside_those_of_the_app() {
    let router = app().router().route("/api/version", get(|| async { "7" }));
    assert_eq!(get_page(&router, "/api/version").await.text(), "7");
    assert_eq!(get_page(&router, "/healthz").await.text(), "ok");
    assert_eq!(get_page(&router, "/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn files_of_the_project_have_addresses_of_their_own() {
    let router = app().router();
    for (name, content_type, encoding) in [
        ("drawing-0123456789abcdef.svg", "image/svg+xml", "gzip"),
        // A picture is compressed by itself, so that is not tried again.
        ("picture-0123456789abcdef.png", "image/png", ""),
    ] {
        let address = format!("/_rxl/assets/{name}");
        let file = ask(&router, "GET", &address, &[("accept-encoding", "gzip")]).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert_eq!(file.header("content-type"), content_type);
        assert_eq!(file.header("content-encoding"), encoding);
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
    let home = get_page(&router, "/").await;
    let base = between(home.text(), "data-base=\"", "\"").to_owned();
    let twice = format!("{base}assets/picture-0123456789abcdef.png");
    assert_eq!(
        get_page(&router, &twice).await.status,
        StatusCode::NOT_FOUND
    );
}
