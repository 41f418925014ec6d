// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Item {
        pub id: i64,
        pub name: String,
    }
    impl rxl::Data for Item {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"name\":");
            rxl::Data::write(&self.name, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["id", "name"])?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                name: rxl::data::read_field(object, "name")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Item(");
            out.push_str("id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", name: ");
            rxl::Data::print(&self.name, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Item);
    #[allow(non_snake_case)]
    pub fn ITEMS() -> rxl::Result<rxl::List<super::input::Item>> {
        static VALUE: std::sync::OnceLock<rxl::List<super::input::Item>> = std::sync::OnceLock::new();
        if let Some(value) = VALUE.get() {
            return Ok(value.clone());
        }
        let value: rxl::List<super::input::Item> = <rxl::List<
            super::input::Item,
        >>::from(
            vec![
                super::input::Item { id : 1i64, name : String::from("one") },
                super::input::Item { id : 2i64, name : String::from("two") }
            ],
        );
        Ok(VALUE.get_or_init(|| value).clone())
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab { turn: rxl::Turn::default() };
        rxl::States::commit(&mut tab, &mut rxl::Outgoing::default());
        tab
    }
}
impl rxl::States for Tab {
    fn begin(&mut self, context: rxl::Context) {
        self.turn = rxl::Turn::new(context);
    }
    fn call<'a>(
        &'a mut self,
        event: &'a str,
        args: &'a [rxl::Value],
    ) -> rxl::Running<'a> {
        let tab = self;
        Box::pin(async move {
            match event {
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {}
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {}
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "e3b0c44298fc1c14",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
