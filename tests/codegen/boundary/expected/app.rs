// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Debug)]
    pub struct Sums {
        pub items: rxl::Var<rxl::List<i64>>,
        pub divisor: rxl::Var<i64>,
    }
    impl Sums {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Sums {
            Sums {
                items: rxl::Var::new(rxl::List::new()),
                divisor: rxl::Var::new(0),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<i64>>::from(vec![1i64]);
                tab.sums.items.whole().set(value);
            }
            {
                let value = 0i64;
                tab.sums.divisor.whole().set(value);
            }
            Ok(())
        }
        pub fn share(tab: &super::Tab) -> rxl::Result<i64> {
            Ok(
                rxl::int::divide(
                    rxl::library::list::sum(tab.sums.items.get())?,
                    (*tab.sums.divisor.get()),
                )?,
            )
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub sums: input::Sums,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            sums: input::Sums::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Sums::reset(&mut tab);
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
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.sums.items.preview("Sums.items", out);
        self.sums.divisor.preview("Sums.divisor", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.sums.items.commit("Sums.items", out);
        self.sums.divisor.commit("Sums.divisor", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.sums.items.rollback("Sums.items", out);
        self.sums.divisor.rollback("Sums.divisor", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Sums.items");
        if watched && !self.sums.items.is_watched() {
            rxl::states::separate(out);
            out.string("Sums.items");
            out.raw(":");
            rxl::Data::write(self.sums.items.get(), out);
        }
        self.sums.items.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Sums.divisor");
        if watched && !self.sums.divisor.is_watched() {
            rxl::states::separate(out);
            out.string("Sums.divisor");
            out.raw(":");
            rxl::Data::write(self.sums.divisor.get(), out);
        }
        self.sums.divisor.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Sums.items", &mut self.sums.items);
        visit("Sums.divisor", &mut self.sums.divisor);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "9464f0b7097be099",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
