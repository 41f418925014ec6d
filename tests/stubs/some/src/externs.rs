use crate::app::app::{self, Externs};
use crate::app::rows as table;

/// Not to be lost.
pub struct Database {
    pub rows: Vec<String>,
}

impl Externs for Database {
    async fn lines(&self, _cx: &rxl::Context) -> rxl::Result<rxl::Stream<String>> {
        Ok(rxl::Stream::of(self.rows.clone()))   // as I like it
    }
}

impl table::RowsEvents for Database {}
