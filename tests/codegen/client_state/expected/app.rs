// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Point {
        pub x: i64,
        pub y: i64,
    }
    impl rxl::Data for Point {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"x\":");
            rxl::Data::write(&self.x, out);
            out.raw(",\"y\":");
            rxl::Data::write(&self.y, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["x", "y"])?;
            Ok(Self {
                x: rxl::data::read_field(object, "x")?,
                y: rxl::data::read_field(object, "y")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Point(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Point);
    #[derive(Clone, Debug, PartialEq)]
    pub struct Line {
        pub id: i64,
        pub points: rxl::List<super::input::Point>,
        pub label: Option<String>,
    }
    impl rxl::Data for Line {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"points\":");
            rxl::Data::write(&self.points, out);
            out.raw(",\"label\":");
            rxl::Data::write(&self.label, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["id", "points", "label"])?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                points: rxl::data::read_field(object, "points")?,
                label: rxl::data::read_field(object, "label")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Line(");
            out.push_str("id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", points: ");
            rxl::Data::print(&self.points, out);
            out.push_str(", label: ");
            rxl::Data::print(&self.label, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Line);
    #[derive(Debug)]
    pub struct Saved {
        pub count: rxl::Var<i64>,
    }
    impl Saved {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Saved {
            Saved { count: rxl::Var::new(0) }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = 0i64;
                tab.saved.count.whole().set(value);
            }
            Ok(())
        }
        pub fn save(
            tab: &mut super::Tab,
            lines: rxl::List<super::input::Line>,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = rxl::library::list::length((&lines));
                    tab.saved.count.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub saved: input::Saved,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            saved: input::Saved::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Saved::reset(&mut tab);
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
                "Saved.save" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Saved::save(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.saved.count.preview("Saved.count", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.saved.count.commit("Saved.count", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.saved.count.rollback("Saved.count", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Saved.count");
        if watched && !self.saved.count.is_watched() {
            rxl::states::separate(out);
            out.string("Saved.count");
            out.raw(":");
            rxl::Data::write(self.saved.count.get(), out);
        }
        self.saved.count.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Saved.count", &mut self.saved.count);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "bfd969bd1e160bdf",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
