pub struct Rust;

impl crate::app::app::Externs for Rust {
    async fn lines(&self, _cx: &rxl::Context) -> rxl::Result<rxl::Stream<String>> {
        Ok(rxl::Stream::of([]))
    }

    async fn load(&self, _: &rxl::Context, _: i64, _: String) -> rxl::Result<Option<rxl::List<crate::app::rows::Row>>> {
        Ok(None)
    }
}
