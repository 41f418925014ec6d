//! Notes in a database. It knows writers by name, and nothing of who is signed in.

use crate::app::app::Note;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqliteRow};
use std::time::{SystemTime, UNIX_EPOCH};

const TABLE: &str = "create table if not exists notes (
    id integer primary key, writer text not null, title text not null, body text not null, changed integer not null
)";

/// The database.
#[derive(Clone)]
pub struct Storage(SqlitePool);

impl Storage {
    /// Opens the file, and makes it if there is none.
    pub async fn open(file: &str) -> sqlx::Result<Storage> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true);
        let pool = SqlitePool::connect_with(options).await?;
        sqlx::query(TABLE).execute(&pool).await?;
        Ok(Storage(pool))
    }

    /// A writer's notes, the one changed last first.
    pub async fn notes(&self, writer: &str) -> sqlx::Result<Vec<Note>> {
        let rows =
            sqlx::query("select * from notes where writer = ? order by changed desc, id desc")
                .bind(writer)
                .fetch_all(&self.0)
                .await?;
        rows.iter().map(note).collect()
    }

    /// An empty note.
    pub async fn add(&self, writer: &str, title: &str) -> sqlx::Result<Note> {
        let row = sqlx::query(
            "insert into notes (writer, title, body, changed) values (?, ?, '', ?) returning *",
        )
        .bind(writer)
        .bind(title)
        .bind(now())
        .fetch_one(&self.0)
        .await?;
        note(&row)
    }

    /// Another title and text; none if the writer has no such note.
    pub async fn save(
        &self,
        writer: &str,
        id: i64,
        title: &str,
        body: &str,
    ) -> sqlx::Result<Option<Note>> {
        let row = sqlx::query(
            "update notes set title = ?, body = ?, changed = ? where id = ? and writer = ? returning *",
        )
        .bind(title)
        .bind(body)
        .bind(now())
        .bind(id)
        .bind(writer)
        .fetch_optional(&self.0)
        .await?;
        row.as_ref().map(note).transpose()
    }

    /// Removes a note, if the writer has it.
    pub async fn remove(&self, writer: &str, id: i64) -> sqlx::Result<()> {
        sqlx::query("delete from notes where id = ? and writer = ?")
            .bind(id)
            .bind(writer)
            .execute(&self.0)
            .await?;
        Ok(())
    }
}

fn note(row: &SqliteRow) -> sqlx::Result<Note> {
    Ok(Note {
        id: row.try_get("id")?,
        title: row.try_get("title")?,
        body: row.try_get("body")?,
        changed: rxl::DateTime(row.try_get("changed")?),
    })
}

/// Milliseconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
}
