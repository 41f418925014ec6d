// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Debug)]
    pub struct Tasks {
        pub titles: rxl::Var<rxl::List<String>>,
    }
    impl Tasks {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Tasks {
            Tasks {
                titles: rxl::Var::new(rxl::List::new()),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<String>>::from(vec![]);
                tab.tasks.titles.whole().set(value);
            }
            Ok(())
        }
        pub fn add(tab: &mut super::Tab, title: String) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                if (*(&title) == *(&String::from(""))) {
                    return Err(
                        rxl::Failure::known(String::from("A task needs a title.")),
                    );
                }
                {
                    let argument_0 = ((&title)).clone();
                    tab.tasks.titles.whole().push(argument_0)
                };
                Ok(())
            })();
            tab.turn.leave();
            done
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub tasks: input::Tasks,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            tasks: input::Tasks::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Tasks::reset(&mut tab);
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
                "Tasks.add" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Tasks::add(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.tasks.titles.preview("Tasks.titles", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.tasks.titles.commit("Tasks.titles", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.tasks.titles.rollback("Tasks.titles", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Tasks.titles");
        if watched && !self.tasks.titles.is_watched() {
            rxl::states::separate(out);
            out.string("Tasks.titles");
            out.raw(":");
            rxl::Data::write(self.tasks.titles.get(), out);
        }
        self.tasks.titles.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Tasks.titles", &mut self.tasks.titles);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "96a69eeaafdcc425",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
