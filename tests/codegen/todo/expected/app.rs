// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Task {
        pub id: String,
        pub title: String,
        pub done: bool,
        pub effort: f64,
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
            out.raw(",\"effort\":");
            rxl::Data::write(&self.effort, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["id", "title", "done", "effort"],
            )?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                title: rxl::data::read_field(object, "title")?,
                done: rxl::data::read_field(object, "done")?,
                effort: rxl::data::read_field(object, "effort")?,
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
            out.push_str(", effort: ");
            rxl::Data::print(&self.effort, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Task);
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Filter {
        All,
        Active,
        Done,
    }
    impl Filter {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Filter> {
            rxl::List::from(vec![Filter::All, Filter::Active, Filter::Done])
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Filter> {
            match text.as_str() {
                "All" => Some(Filter::All),
                "Active" => Some(Filter::Active),
                "Done" => Some(Filter::Done),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Filter {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Filter {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::All => out.raw("\"All\""),
                Self::Active => out.raw("\"Active\""),
                Self::Done => out.raw("\"Done\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("All", 0) => Ok(Self::All),
                ("Active", 0) => Ok(Self::Active),
                ("Done", 0) => Ok(Self::Done),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::All => out.push_str("All"),
                Self::Active => out.push_str("Active"),
                Self::Done => out.push_str("Done"),
            }
        }
    }
    rxl::serde_by_data!(Filter);
    #[allow(non_snake_case)]
    pub fn HINTS() -> rxl::Result<rxl::List<String>> {
        static VALUE: std::sync::OnceLock<rxl::List<String>> = std::sync::OnceLock::new();
        if let Some(value) = VALUE.get() {
            return Ok(value.clone());
        }
        let value: rxl::List<String> = <rxl::List<
            String,
        >>::from(vec![String::from("Read"), String::from("Write")]);
        Ok(VALUE.get_or_init(|| value).clone())
    }
    #[allow(non_snake_case)]
    pub fn counted(
        mut number: i64,
        mut one: String,
        mut many: String,
    ) -> rxl::Result<String> {
        Ok(
            (if (*(&number) == *(&1i64)) {
                {
                    let mut text = String::new();
                    text.push_str("1 ");
                    rxl::Data::print_plain((&one), &mut text);
                    text
                }
            } else {
                {
                    let mut text = String::new();
                    rxl::Data::print_plain((&number), &mut text);
                    text.push_str(" ");
                    rxl::Data::print_plain((&many), &mut text);
                    text
                }
            }),
        )
    }
    #[derive(Debug)]
    pub struct Todo {
        pub items: rxl::Var<rxl::List<super::input::Task>>,
        pub filter: rxl::Var<super::input::Filter>,
    }
    impl Todo {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Todo {
            Todo {
                items: rxl::Var::new(rxl::List::new()),
                filter: rxl::Var::new(super::input::Filter::All),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<super::input::Task>>::from(vec![]);
                tab.todo.items.whole().set(value);
            }
            {
                let value = super::input::Filter::All;
                tab.todo.filter.whole().set(value);
            }
            Ok(())
        }
        pub fn visible(tab: &super::Tab) -> rxl::Result<rxl::List<super::input::Task>> {
            Ok(
                rxl::library::list::filter(
                    tab.todo.items.get(),
                    |task: &super::input::Task| -> rxl::Result<_> {
                        Ok(
                            (match &(*tab.todo.filter.get()) {
                                super::input::Filter::All => true,
                                super::input::Filter::Active => (!(*(&task.done))),
                                super::input::Filter::Done => (*(&task.done)),
                                #[allow(unreachable_patterns)]
                                _ => {
                                    return Err(rxl::Failure::unknown("no arm of a match fits"));
                                }
                            }),
                        )
                    },
                )?,
            )
        }
        pub fn remaining(tab: &super::Tab) -> rxl::Result<i64> {
            Ok(
                rxl::library::list::count(
                    tab.todo.items.get(),
                    |task: &super::input::Task| -> rxl::Result<_> {
                        Ok((!(*(&task.done))))
                    },
                )?,
            )
        }
        pub fn add(
            tab: &mut super::Tab,
            id: String,
            title_1: String,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                let title_2: String = rxl::library::text::trim((&title_1));
                if (rxl::library::text::is_empty((&title_2))
                    || rxl::library::list::any(
                        tab.todo.items.get(),
                        |task: &super::input::Task| -> rxl::Result<_> {
                            Ok((*(&task.id) == *(&id)))
                        },
                    )?)
                {
                    return Ok(());
                }
                {
                    let argument_0 = super::input::Task {
                        id: ((&id)).clone(),
                        title: ((&title_2)).clone(),
                        done: false,
                        effort: 1f64,
                    };
                    tab.todo.items.whole().push(argument_0)
                };
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn toggle(tab: &mut super::Tab, id: String) -> rxl::Result<()> {
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
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn show(
            tab: &mut super::Tab,
            filter: super::input::Filter,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = (*(&filter));
                    tab.todo.filter.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
    }
}
pub mod rows {
    use super::*;
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
                "Todo.add" => {
                    rxl::states::expect_arguments(args, 2usize)?;
                    input::Todo::add(
                        tab,
                        rxl::data::read_item(args, 0usize)?,
                        rxl::data::read_item(args, 1usize)?,
                    )?;
                    Ok(())
                }
                "Todo.toggle" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Todo::toggle(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Todo.show" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Todo::show(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.preview("Todo.items", out);
        self.todo.filter.preview("Todo.filter", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.commit("Todo.items", out);
        self.todo.filter.commit("Todo.filter", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.todo.items.rollback("Todo.items", out);
        self.todo.filter.rollback("Todo.filter", out);
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
        let watched = cells.iter().any(|cell| cell == "Todo.filter");
        if watched && !self.todo.filter.is_watched() {
            rxl::states::separate(out);
            out.string("Todo.filter");
            out.raw(":");
            rxl::Data::write(self.todo.filter.get(), out);
        }
        self.todo.filter.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Todo.items", &mut self.todo.items);
        visit("Todo.filter", &mut self.todo.filter);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "3fd4b924538ac893",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
