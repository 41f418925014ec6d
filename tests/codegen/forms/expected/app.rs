// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Address {
        pub street: String,
    }
    impl rxl::Data for Address {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"street\":");
            rxl::Data::write(&self.street, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["street"])?;
            Ok(Self {
                street: rxl::data::read_field(object, "street")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Address(");
            out.push_str("street: ");
            rxl::Data::print(&self.street, out);
            out.push(')');
        }
        fn check(&self, wrong: &mut rxl::Wrong) -> rxl::Result<()> {
            {
                let street = self.street.clone();
                if !((!rxl::library::text::is_empty((&street)))) {
                    wrong.field("street", String::from("Where?"));
                }
            }
            Ok(())
        }
    }
    rxl::serde_by_data!(Address);
    #[derive(Clone, Debug, PartialEq)]
    pub struct Order {
        pub name: String,
        pub amount: i64,
        pub size: super::input::Size,
        pub color: Option<String>,
        pub tags: rxl::List<String>,
        pub also: rxl::List<super::input::Address>,
        pub cost: i64,
    }
    impl rxl::Data for Order {
        const HIDES: bool = true;
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"name\":");
            rxl::Data::write(&self.name, out);
            out.raw(",\"amount\":");
            rxl::Data::write(&self.amount, out);
            out.raw(",\"size\":");
            rxl::Data::write(&self.size, out);
            out.raw(",\"color\":");
            rxl::Data::write(&self.color, out);
            out.raw(",\"tags\":");
            rxl::Data::write(&self.tags, out);
            out.raw(",\"also\":");
            rxl::Data::write(&self.also, out);
            if out.is_whole() {
                rxl::states::separate(out);
                out.raw("\"cost\":");
                rxl::Data::write(&self.cost, out);
            }
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["name", "amount", "size", "color", "tags", "also"],
            )?;
            Ok(Self {
                name: rxl::data::read_field(object, "name")?,
                amount: rxl::data::read_field(object, "amount")?,
                size: rxl::data::read_field(object, "size")?,
                color: rxl::data::read_field(object, "color")?,
                tags: rxl::data::read_field(object, "tags")?,
                also: rxl::data::read_field(object, "also")?,
                cost: (|| -> rxl::Result<_> { Ok(0i64) })()
                    .map_err(|_| rxl::data::DecodeError::expected("a default"))?,
            })
        }
        fn restore(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["name", "amount", "size", "color", "tags", "also", "cost"],
            )?;
            Ok(Self {
                name: rxl::data::restore_field(object, "name")?,
                amount: rxl::data::restore_field(object, "amount")?,
                size: rxl::data::restore_field(object, "size")?,
                color: rxl::data::restore_field(object, "color")?,
                tags: rxl::data::restore_field(object, "tags")?,
                also: rxl::data::restore_field(object, "also")?,
                cost: rxl::data::restore_field(object, "cost")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Order(");
            out.push_str("name: ");
            rxl::Data::print(&self.name, out);
            out.push_str(", amount: ");
            rxl::Data::print(&self.amount, out);
            out.push_str(", size: ");
            rxl::Data::print(&self.size, out);
            out.push_str(", color: ");
            rxl::Data::print(&self.color, out);
            out.push_str(", tags: ");
            rxl::Data::print(&self.tags, out);
            out.push_str(", also: ");
            rxl::Data::print(&self.also, out);
            out.push(')');
        }
        fn check(&self, wrong: &mut rxl::Wrong) -> rxl::Result<()> {
            {
                let name = self.name.clone();
                if !((!rxl::library::text::is_empty((&name)))) {
                    wrong.field("name", String::from("Who are you?"));
                }
            }
            {
                let amount = self.amount.clone();
                if !((((*(&amount)) >= 1i64) && ((*(&amount)) <= super::input::MOST()?)))
                {
                    wrong
                        .field(
                            "amount",
                            {
                                let mut text = String::new();
                                text.push_str("1 to ");
                                rxl::Data::print_plain((&super::input::MOST()?), &mut text);
                                text
                            },
                        );
                }
            }
            wrong.within("also", |wrong| rxl::Data::check(&self.also, wrong))?;
            Ok(())
        }
    }
    rxl::serde_by_data!(Order);
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Size {
        Small,
        Medium,
        Large,
    }
    impl Size {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Size> {
            rxl::List::from(vec![Size::Small, Size::Medium, Size::Large])
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Size> {
            match text.as_str() {
                "Small" => Some(Size::Small),
                "Medium" => Some(Size::Medium),
                "Large" => Some(Size::Large),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Size {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Size {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Small => out.raw("\"Small\""),
                Self::Medium => out.raw("\"Medium\""),
                Self::Large => out.raw("\"Large\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Small", 0) => Ok(Self::Small),
                ("Medium", 0) => Ok(Self::Medium),
                ("Large", 0) => Ok(Self::Large),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Small => out.push_str("Small"),
                Self::Medium => out.push_str("Medium"),
                Self::Large => out.push_str("Large"),
            }
        }
    }
    rxl::serde_by_data!(Size);
    #[allow(non_snake_case)]
    pub fn MOST() -> rxl::Result<i64> {
        static VALUE: std::sync::OnceLock<i64> = std::sync::OnceLock::new();
        if let Some(value) = VALUE.get() {
            return Ok(value.clone());
        }
        let value: i64 = 100i64;
        Ok(VALUE.get_or_init(|| value).clone())
    }
    #[derive(Debug)]
    pub struct Orders {
        pub last: rxl::Var<Option<super::input::Order>>,
        pub raw: rxl::Var<String>,
    }
    impl Orders {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Orders {
            Orders {
                last: rxl::Var::new(None),
                raw: rxl::Var::new(String::new()),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <Option<super::input::Order>>::None;
                tab.orders.last.whole().set(value);
            }
            {
                let value = String::from("");
                tab.orders.raw.whole().set(value);
            }
            Ok(())
        }
        /// Asks the rules of the arguments.
        pub(super) fn rules_of_submit(
            argument_0: &super::input::Order,
        ) -> rxl::Result<()> {
            let mut wrong = rxl::Wrong::default();
            rxl::Data::check(argument_0, &mut wrong)?;
            wrong.into_result()
        }
        /// Asks the rules of the arguments.
        pub(super) fn rules_of_rename(
            argument_0: &String,
            argument_1: &i64,
        ) -> rxl::Result<()> {
            let mut wrong = rxl::Wrong::default();
            {
                let name = argument_0.clone();
                let longest = argument_1.clone();
                if !((rxl::library::text::length((&name)) <= (*(&longest)))) {
                    wrong
                        .field(
                            "name",
                            {
                                let mut text = String::new();
                                text.push_str("at most ");
                                rxl::Data::print_plain((&longest), &mut text);
                                text
                            },
                        );
                }
            }
            wrong.into_result()
        }
        pub fn submit(
            tab: &mut super::Tab,
            order: super::input::Order,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                if (*(&(&order).name) == *(&String::from("taken"))) {
                    return Err(
                        rxl::Failure::field(
                            String::from("name"),
                            String::from("That name is taken."),
                        ),
                    );
                }
                {
                    let value = Some(((&order)).clone());
                    tab.orders.last.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn submit_raw(
            tab: &mut super::Tab,
            data: rxl::Map<String, rxl::List<String>>,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = {
                        let mut text = String::new();
                        rxl::Data::print_plain((&data), &mut text);
                        text
                    };
                    tab.orders.raw.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn rename(
            tab: &mut super::Tab,
            name: String,
            longest: i64,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = ((&name)).clone();
                    tab.orders.raw.whole().set(value);
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
                "Orders.submit" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    let argument_0 = rxl::data::read_item(args, 0usize)?;
                    input::Orders::rules_of_submit(&argument_0)?;
                    input::Orders::submit(tab, argument_0)?;
                    Ok(())
                }
                "Orders.submit_raw" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Orders::submit_raw(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                "Orders.rename" => {
                    rxl::states::expect_arguments(args, 2usize)?;
                    let argument_0 = rxl::data::read_item(args, 0usize)?;
                    let argument_1 = rxl::data::read_item(args, 1usize)?;
                    input::Orders::rules_of_rename(&argument_0, &argument_1)?;
                    input::Orders::rename(tab, argument_0, argument_1)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.orders.last.preview("Orders.last", out);
        self.orders.raw.preview("Orders.raw", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.orders.last.commit("Orders.last", out);
        self.orders.raw.commit("Orders.raw", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.orders.last.rollback("Orders.last", out);
        self.orders.raw.rollback("Orders.raw", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Orders.last");
        if watched && !self.orders.last.is_watched() {
            rxl::states::separate(out);
            out.string("Orders.last");
            out.raw(":");
            rxl::Data::write(self.orders.last.get(), out);
        }
        self.orders.last.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Orders.raw");
        if watched && !self.orders.raw.is_watched() {
            rxl::states::separate(out);
            out.string("Orders.raw");
            out.raw(":");
            rxl::Data::write(self.orders.raw.get(), out);
        }
        self.orders.raw.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Orders.last", &mut self.orders.last);
        visit("Orders.raw", &mut self.orders.raw);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "bc8b2310a3cc3868",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
