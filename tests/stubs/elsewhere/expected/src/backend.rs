pub struct Rust;

impl crate::app::app::Externs for Rust {
    async fn lines(&self, _cx: &rxl::Context) -> rxl::Result<rxl::Stream<String>> {
        Ok(rxl::Stream::of([]))
    }

    async fn load(&self, _: &rxl::Context, _: i64, _: String) -> rxl::Result<Option<rxl::List<crate::app::rows::Row>>> {
        Ok(None)
    }
}

impl crate::app::rows::RowsEvents for Rust {
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
