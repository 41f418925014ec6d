// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Debug)]
    pub struct Orders {
        pub count: rxl::Var<i64>,
    }
    impl Orders {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Orders {
            Orders { count: rxl::Var::new(0) }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = 0i64;
                tab.orders.count.whole().set(value);
            }
            Ok(())
        }
        pub fn load(tab: &mut super::Tab, page: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = (*(&page));
                    tab.orders.count.whole().set(value);
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
    pub orders: input::Orders,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            orders: input::Orders::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Orders::reset(&mut tab);
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
                "Orders.load" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Orders::load(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.orders.count.preview("Orders.count", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.orders.count.commit("Orders.count", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.orders.count.rollback("Orders.count", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Orders.count");
        if watched && !self.orders.count.is_watched() {
            rxl::states::separate(out);
            out.string("Orders.count");
            out.raw(":");
            rxl::Data::write(self.orders.count.get(), out);
        }
        self.orders.count.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Orders.count", &mut self.orders.count);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "4a8b188720415e0d",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
