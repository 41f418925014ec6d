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

    /// Loads rows.
    ///
    /// All of them.
    async fn load(
        &self,
        cx: &rxl::Context,
        from: i64,
        cx_: String,
    ) -> rxl::Result<Option<rxl::List<crate::app::rows::Row>>> {
        Err(rxl::Error::known("`load` is not written yet"))
    }
}

impl table::RowsEvents for Database {
    async fn import(
        &self,
        rows_state: &mut crate::app::rows::Rows,
        rows: rxl::List<crate::app::rows::Row>,
        cx: &mut rxl::EventContext,
    ) -> rxl::Result<()> {
        Err(rxl::Error::known("`import` is not written yet"))
    }

    async fn r#move(
        &self,
        rows: &mut crate::app::rows::Rows,
        cx: &mut rxl::EventContext,
    ) -> rxl::Result<()> {
        Err(rxl::Error::known("`move` is not written yet"))
    }
}
