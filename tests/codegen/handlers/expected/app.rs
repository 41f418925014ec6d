// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Debug)]
    pub struct Search {
        pub query: rxl::Var<String>,
        pub pressed: rxl::Var<String>,
    }
    impl Search {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Search {
            Search {
                query: rxl::Var::new(String::new()),
                pressed: rxl::Var::new(String::new()),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = String::from("");
                tab.search.query.whole().set(value);
            }
            {
                let value = String::from("");
                tab.search.pressed.whole().set(value);
            }
            Ok(())
        }
        pub fn run(tab: &mut super::Tab, text_0: String) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = ((&text_0)).clone();
                    tab.search.query.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn press(tab: &mut super::Tab, by: super::prelude::Key) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = ((&(&by).key)).clone();
                    tab.search.pressed.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn fail_on(tab: &mut super::Tab, count: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                return Err(
                    rxl::Failure::known({
                        let mut text = String::new();
                        text.push_str("no ");
                        rxl::Data::print_plain((&count), &mut text);
                        text
                    }),
                );
                Ok(())
            })();
            tab.turn.leave();
            done
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub search: input::Search,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            search: input::Search::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Search::reset(&mut tab);
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
                "Search.run" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Search::run(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Search.press" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Search::press(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Search.fail_on" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Search::fail_on(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.search.query.preview("Search.query", out);
        self.search.pressed.preview("Search.pressed", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.search.query.commit("Search.query", out);
        self.search.pressed.commit("Search.pressed", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.search.query.rollback("Search.query", out);
        self.search.pressed.rollback("Search.pressed", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Search.query");
        if watched && !self.search.query.is_watched() {
            rxl::states::separate(out);
            out.string("Search.query");
            out.raw(":");
            rxl::Data::write(self.search.query.get(), out);
        }
        self.search.query.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Search.pressed");
        if watched && !self.search.pressed.is_watched() {
            rxl::states::separate(out);
            out.string("Search.pressed");
            out.raw(":");
            rxl::Data::write(self.search.pressed.get(), out);
        }
        self.search.pressed.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Search.query", &mut self.search.query);
        visit("Search.pressed", &mut self.search.pressed);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "1122917399bdbd9c",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
pub mod prelude {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Key {
        pub key: String,
        pub code: String,
        pub ctrl: bool,
        pub alt: bool,
        pub shift: bool,
        pub meta: bool,
        pub repeat: bool,
    }
    impl rxl::Data for Key {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"key\":");
            rxl::Data::write(&self.key, out);
            out.raw(",\"code\":");
            rxl::Data::write(&self.code, out);
            out.raw(",\"ctrl\":");
            rxl::Data::write(&self.ctrl, out);
            out.raw(",\"alt\":");
            rxl::Data::write(&self.alt, out);
            out.raw(",\"shift\":");
            rxl::Data::write(&self.shift, out);
            out.raw(",\"meta\":");
            rxl::Data::write(&self.meta, out);
            out.raw(",\"repeat\":");
            rxl::Data::write(&self.repeat, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["key", "code", "ctrl", "alt", "shift", "meta", "repeat"],
            )?;
            Ok(Self {
                key: rxl::data::read_field(object, "key")?,
                code: rxl::data::read_field(object, "code")?,
                ctrl: rxl::data::read_field(object, "ctrl")?,
                alt: rxl::data::read_field(object, "alt")?,
                shift: rxl::data::read_field(object, "shift")?,
                meta: rxl::data::read_field(object, "meta")?,
                repeat: rxl::data::read_field(object, "repeat")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Key(");
            out.push_str("key: ");
            rxl::Data::print(&self.key, out);
            out.push_str(", code: ");
            rxl::Data::print(&self.code, out);
            out.push_str(", ctrl: ");
            rxl::Data::print(&self.ctrl, out);
            out.push_str(", alt: ");
            rxl::Data::print(&self.alt, out);
            out.push_str(", shift: ");
            rxl::Data::print(&self.shift, out);
            out.push_str(", meta: ");
            rxl::Data::print(&self.meta, out);
            out.push_str(", repeat: ");
            rxl::Data::print(&self.repeat, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Key);
}
