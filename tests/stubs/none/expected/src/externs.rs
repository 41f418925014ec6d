//! What the program has in Rust. `rxlc stubs` adds what the program asks for, and changes nothing that is here.

use crate::app::{app, rows};

/// What the program needs of Rust.
pub struct Backend;

impl app::Externs for Backend {
    /// Loads rows.
    ///
    /// All of them.
    async fn load(
        &self,
        cx: &rxl::Context,
        from: i64,
        cx_: String,
    ) -> rxl::Result<Option<rxl::List<rows::Row>>> {
        Err(rxl::Error::known("`load` is not written yet"))
    }

    async fn lines(&self, cx: &rxl::Context) -> rxl::Result<rxl::Stream<String>> {
        Err(rxl::Error::known("`lines` is not written yet"))
    }
}

impl rows::RowsEvents for Backend {
    async fn import(
        &self,
        rows_state: &mut rows::Rows,
        rows: rxl::List<rows::Row>,
        cx: &mut rxl::EventContext,
    ) -> rxl::Result<()> {
        Err(rxl::Error::known("`import` is not written yet"))
    }

    async fn r#move(
        &self,
        rows: &mut rows::Rows,
        cx: &mut rxl::EventContext,
    ) -> rxl::Result<()> {
        Err(rxl::Error::known("`move` is not written yet"))
    }
}
