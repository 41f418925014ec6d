// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Task {
        pub id: i64,
        pub title: String,
        pub done: bool,
    }
    impl rxl::Data for Task {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"title\":");
            rxl::Data::write(&self.title, out);
            out.raw(",\"done\":");
            rxl::Data::write(&self.done, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["id", "title", "done"])?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                title: rxl::data::read_field(object, "title")?,
                done: rxl::data::read_field(object, "done")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Task(");
            out.push_str("id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", title: ");
            rxl::Data::print(&self.title, out);
            out.push_str(", done: ");
            rxl::Data::print(&self.done, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Task);
    #[derive(Debug)]
    pub struct Todo {
        pub items: rxl::Var<rxl::List<super::input::Task>>,
        pub ticked: rxl::Var<i64>,
        pub note: rxl::Var<String>,
        pub secret: rxl::Var<i64>,
    }
    impl Todo {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Todo {
            Todo {
                items: rxl::Var::new(rxl::List::new()),
                ticked: rxl::Var::new(0),
                note: rxl::Var::new(String::new()),
                secret: rxl::Var::new(0),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<super::input::Task>>::from(vec![]);
                tab.todo.items.whole().set(value);
            }
            {
                let value = 0i64;
                tab.todo.ticked.whole().set(value);
            }
            {
                let value = String::from("hello");
                tab.todo.note.whole().set(value);
            }
            {
                let value = 7i64;
                tab.todo.secret.whole().set(value);
            }
            Ok(())
        }
        pub fn toggle(tab: &mut super::Tab, id: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                for index in 0..rxl::library::list::length(tab.todo.items.get()) {
                    if !(*(&rxl::library::list::at(tab.todo.items.get(), (*(&index)))?
                        .id) == *(&id))
                    {
                        continue;
                    }
                    {
                        let value = (!(*(&rxl::library::list::at(
                                tab.todo.items.get(),
                                (*(&index)),
                            )?
                            .done)));
                        {
                            let index_0: i64 = (*(&index));
                            tab.todo
                                .items
                                .edit(
                                    vec![
                                        rxl::Step::Index(index_0 as usize), rxl::Step::Field("done")
                                    ],
                                    |place| Ok((&mut rxl::var::item_mut(place, index_0)?.done)),
                                )?
                        }
                            .set(value);
                    }
                    {
                        let argument_0 = 1i64;
                        super::input::Todo::count(tab, argument_0)?;
                    }
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn count(tab: &mut super::Tab, by: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = (*(&by));
                    let old = (tab.todo.ticked.get()).clone();
                    let value = rxl::int::add(old, value)?;
                    tab.todo.ticked.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn clear(tab: &mut super::Tab) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                super::input::Todo::reset(tab)?;
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn save(tab: &mut super::Tab) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = (*tab.todo.ticked.get());
                    let old = (tab.todo.secret.get()).clone();
                    let value = rxl::int::add(old, value)?;
                    tab.todo.secret.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn set_note(tab: &mut super::Tab, value_0: String) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = ((&value_0)).clone();
                    tab.todo.note.whole().set(value);
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
    pub todo: input::Todo,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            todo: input::Todo::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Todo::reset(&mut tab);
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
                "Todo.toggle" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Todo::toggle(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Todo.count" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Todo::count(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Todo.clear" => {
                    rxl::states::expect_arguments(args, 0usize)?;
                    input::Todo::clear(tab)?;
                    Ok(())
                }
                "Todo.save" => {
                    rxl::states::expect_arguments(args, 0usize)?;
                    input::Todo::save(tab)?;
                    Ok(())
                }
                "Todo.set_note" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Todo::set_note(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.preview("Todo.items", out);
        self.todo.ticked.preview("Todo.ticked", out);
        self.todo.note.preview("Todo.note", out);
        self.todo.secret.preview("Todo.secret", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.commit("Todo.items", out);
        self.todo.ticked.commit("Todo.ticked", out);
        self.todo.note.commit("Todo.note", out);
        self.todo.secret.commit("Todo.secret", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.rollback("Todo.items", out);
        self.todo.ticked.rollback("Todo.ticked", out);
        self.todo.note.rollback("Todo.note", out);
        self.todo.secret.rollback("Todo.secret", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Todo.items");
        if watched && !self.todo.items.is_watched() {
            rxl::states::separate(out);
            out.string("Todo.items");
            out.raw(":");
            rxl::Data::write(self.todo.items.get(), out);
        }
        self.todo.items.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Todo.ticked");
        if watched && !self.todo.ticked.is_watched() {
            rxl::states::separate(out);
            out.string("Todo.ticked");
            out.raw(":");
            rxl::Data::write(self.todo.ticked.get(), out);
        }
        self.todo.ticked.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Todo.note");
        if watched && !self.todo.note.is_watched() {
            rxl::states::separate(out);
            out.string("Todo.note");
            out.raw(":");
            rxl::Data::write(self.todo.note.get(), out);
        }
        self.todo.note.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Todo.secret");
        if watched && !self.todo.secret.is_watched() {
            rxl::states::separate(out);
            out.string("Todo.secret");
            out.raw(":");
            rxl::Data::write(self.todo.secret.get(), out);
        }
        self.todo.secret.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Todo.items", &mut self.todo.items);
        visit("Todo.ticked", &mut self.todo.ticked);
        visit("Todo.note", &mut self.todo.note);
        visit("Todo.secret", &mut self.todo.secret);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "dec5ab8bf023d6d0",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
