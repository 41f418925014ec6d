// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    ///One for each browser tab; it lives on the server.
    #[derive(Debug)]
    pub struct Counter {
        pub count: rxl::Var<i64>,
        pub step_limit: rxl::Var<i64>,
    }
    impl Counter {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Counter {
            Counter {
                count: rxl::Var::new(0),
                step_limit: rxl::Var::new(0),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = 0i64;
                tab.counter.count.whole().set(value);
            }
            {
                let value = 4242i64;
                tab.counter.step_limit.whole().set(value);
            }
            Ok(())
        }
        pub fn doubled(tab: &super::Tab) -> rxl::Result<i64> {
            Ok(rxl::int::multiply((*tab.counter.count.get()), 2i64)?)
        }
        pub fn is_near_limit(tab: &super::Tab) -> rxl::Result<bool> {
            Ok(
                ((*tab.counter.count.get())
                    > rxl::int::subtract((*tab.counter.step_limit.get()), 10i64)?),
            )
        }
        pub fn increment(tab: &mut super::Tab, by: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                if ((*(&by)) > (*tab.counter.step_limit.get())) {
                    return Err(rxl::Failure::known(String::from("too much")));
                }
                {
                    let value = (*(&by));
                    let old = (tab.counter.count.get()).clone();
                    let value = rxl::int::add(old, value)?;
                    tab.counter.count.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn forget(tab: &mut super::Tab) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = 0i64;
                    tab.counter.count.whole().set(value);
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
    pub counter: input::Counter,
    sent_counter_is_near_limit: rxl::var::Sent<bool>,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            counter: input::Counter::empty(),
            sent_counter_is_near_limit: rxl::var::Sent::new(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Counter::reset(&mut tab);
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
                "Counter.increment" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Counter::increment(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        let changed_0 = self.sent_counter_is_near_limit.is_watched()
            && (false || self.counter.count.is_written()
                || self.counter.step_limit.is_written());
        self.counter.count.preview("Counter.count", out);
        self.counter.step_limit.preview("Counter.step_limit", out);
        if changed_0 {
            let value = input::Counter::is_near_limit(self);
            self.sent_counter_is_near_limit
                .update(value, "Counter.is_near_limit", &mut out.changes);
        }
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        let changed_0 = self.sent_counter_is_near_limit.is_watched()
            && (false || self.counter.count.is_written()
                || self.counter.step_limit.is_written());
        self.counter.count.commit("Counter.count", out);
        self.counter.step_limit.commit("Counter.step_limit", out);
        if changed_0 {
            let value = input::Counter::is_near_limit(self);
            self.sent_counter_is_near_limit
                .update(value, "Counter.is_near_limit", &mut out.changes);
        }
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        let changed_0 = self.sent_counter_is_near_limit.is_watched()
            && (false || self.counter.count.is_written()
                || self.counter.step_limit.is_written());
        self.counter.count.rollback("Counter.count", out);
        self.counter.step_limit.rollback("Counter.step_limit", out);
        if changed_0 {
            let value = input::Counter::is_near_limit(self);
            self.sent_counter_is_near_limit
                .update(value, "Counter.is_near_limit", &mut out.changes);
        }
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        let mut failures = rxl::JsonWriter::new();
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Counter.count");
        if watched && !self.counter.count.is_watched() {
            rxl::states::separate(out);
            out.string("Counter.count");
            out.raw(":");
            rxl::Data::write(self.counter.count.get(), out);
        }
        self.counter.count.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Counter.step_limit");
        if watched && !self.counter.step_limit.is_watched() {
            rxl::states::separate(out);
            out.string("Counter.step_limit");
            out.raw(":");
            rxl::Data::write(self.counter.step_limit.get(), out);
        }
        self.counter.step_limit.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Counter.is_near_limit");
        if watched && !self.sent_counter_is_near_limit.is_watched() {
            let value = input::Counter::is_near_limit(self);
            self.sent_counter_is_near_limit
                .begin(value, "Counter.is_near_limit", out, &mut failures);
        }
        if !watched {
            self.sent_counter_is_near_limit.end();
        }
        out.raw("}");
        if !failures.text.is_empty() {
            out.raw(",{");
            out.raw(&failures.text);
            out.raw("}");
        }
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Counter.count", &mut self.counter.count);
        visit("Counter.step_limit", &mut self.counter.step_limit);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "c9d2bc94146a139a",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
