//! What the program has in Rust: the notes of the writer who is signed in.

use crate::app::app::{Externs, Note};
use crate::routes::Writer;
use crate::storage::Storage;
use rxl::{Context, Error, List, Result};
use tower_sessions::Session;

/// What the program needs of Rust.
pub struct Backend {
    pub storage: Storage,
}

impl Externs for Backend {
    async fn writer(&self, cx: &Context) -> Result<String> {
        Ok(cx.extract::<Writer>().await?.0)
    }

    async fn load_notes(&self, cx: &Context) -> Result<List<Note>> {
        let Writer(name) = cx.extract().await?;
        Ok(self.storage.notes(&name).await?.into())
    }

    async fn add_note(&self, cx: &Context, title: String) -> Result<Note> {
        let Writer(name) = cx.extract().await?;
        Ok(self.storage.add(&name, &title).await?)
    }

    async fn save_note(&self, cx: &Context, id: i64, title: String, body: String) -> Result<Note> {
        let Writer(name) = cx.extract().await?;
        let saved = self.storage.save(&name, id, &title, &body).await?;
        saved.ok_or_else(|| Error::known("This note is gone."))
    }

    async fn remove_note(&self, cx: &Context, id: i64) -> Result<()> {
        let Writer(name) = cx.extract().await?;
        Ok(self.storage.remove(&name, id).await?)
    }

    async fn forget(&self, cx: &Context) -> Result<()> {
        Ok(cx.extract::<Session>().await?.flush().await?)
    }
}
