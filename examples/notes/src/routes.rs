//! The app's own HTTP routes: signing in, and the notes as a file.

use crate::storage::Storage;
use axum::Router;
use axum::extract::{Form, FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use std::collections::HashMap;
use tower_sessions::Session;

/// The name of the writer in the session.
const WRITER: &str = "writer";

/// Who is signed in: for routes and for the Rust behind events. Others are sent to sign in.
pub struct Writer(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Writer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Writer, Response> {
        let session = Session::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        match session.get(WRITER).await {
            Ok(Some(name)) => Ok(Writer(name)),
            Ok(None) => Err(Redirect::to("/sign-in").into_response()),
            Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        }
    }
}

/// All of them.
pub fn routes(storage: Storage) -> Router {
    Router::new()
        .route("/sign-in", get(form).post(sign_in))
        .route("/export", get(export))
        .with_state(storage)
}

async fn form() -> Html<&'static str> {
    Html(include_str!("sign_in.html"))
}

async fn sign_in(
    session: Session,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Redirect, Response> {
    let name = fields.get("name").map(|name| name.trim());
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        return Ok(Redirect::to("/sign-in"));
    };
    let failed = |_| StatusCode::INTERNAL_SERVER_ERROR.into_response();
    // Whoever knew the session's id before must not share what it is from now on.
    session.cycle_id().await.map_err(failed)?;
    session.insert(WRITER, name).await.map_err(failed)?;
    Ok(Redirect::to("/"))
}

async fn export(
    Writer(name): Writer,
    State(storage): State<Storage>,
) -> Result<Response, Response> {
    let notes = storage.notes(&name).await;
    let notes = notes.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
    let texts: Vec<String> = notes
        .iter()
        .map(|note| format!("{}\n\n{}\n", note.title, note.body))
        .collect();
    let disposition = [(CONTENT_DISPOSITION, "attachment; filename=\"notes.txt\"")];
    Ok((disposition, texts.join("\n---\n\n")).into_response())
}
