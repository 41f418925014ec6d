mod externs;
mod routes;
mod storage;

rxl::app!();

use storage::Storage;
use tower_sessions::cookie::SameSite;
use tower_sessions::{MemoryStore, SessionManagerLayer};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::var("NOTES_DATABASE").unwrap_or_else(|_| "notes.db".to_owned());
    let storage = Storage::open(&file).await?;
    let sessions = SessionManagerLayer::new(MemoryStore::default())
        .with_name("notes_session")
        .with_same_site(SameSite::Lax)
        // For a server behind https: `with_secure(true)`.
        .with_secure(false);
    let backend = externs::Backend {
        storage: storage.clone(),
    };
    rxl::App::new(app::program(backend), rxl::Config::from_env()?)?
        .routes(routes::routes(storage))
        .layer(sessions)
        .serve()
        .await?;
    Ok(())
}
