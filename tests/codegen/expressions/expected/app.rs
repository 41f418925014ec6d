// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Pair {
        pub left: i64,
        pub right: i64,
    }
    impl rxl::Data for Pair {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"left\":");
            rxl::Data::write(&self.left, out);
            out.raw(",\"right\":");
            rxl::Data::write(&self.right, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["left", "right"])?;
            Ok(Self {
                left: rxl::data::read_field(object, "left")?,
                right: rxl::data::read_field(object, "right")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Pair(");
            out.push_str("left: ");
            rxl::Data::print(&self.left, out);
            out.push_str(", right: ");
            rxl::Data::print(&self.right, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Pair);
    #[derive(Clone, Debug, PartialEq)]
    pub struct Node {
        pub name: String,
        pub children: rxl::List<super::input::Node>,
        pub weight: f64,
    }
    impl rxl::Data for Node {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"name\":");
            rxl::Data::write(&self.name, out);
            out.raw(",\"children\":");
            rxl::Data::write(&self.children, out);
            out.raw(",\"weight\":");
            rxl::Data::write(&self.weight, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["name", "children", "weight"])?;
            Ok(Self {
                name: rxl::data::read_field(object, "name")?,
                children: rxl::data::read_field(object, "children")?,
                weight: rxl::data::read_field(object, "weight")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Node(");
            out.push_str("name: ");
            rxl::Data::print(&self.name, out);
            out.push_str(", children: ");
            rxl::Data::print(&self.children, out);
            out.push_str(", weight: ");
            rxl::Data::print(&self.weight, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Node);
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Size {
        Small,
        Large,
    }
    impl Size {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Size> {
            rxl::List::from(vec![Size::Small, Size::Large])
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Size> {
            match text.as_str() {
                "Small" => Some(Size::Small),
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
                Self::Large => out.raw("\"Large\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Small", 0) => Ok(Self::Small),
                ("Large", 0) => Ok(Self::Large),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Small => out.push_str("Small"),
                Self::Large => out.push_str("Large"),
            }
        }
    }
    rxl::serde_by_data!(Size);
    #[allow(non_snake_case)]
    pub fn LIMIT() -> rxl::Result<i64> {
        static VALUE: std::sync::OnceLock<i64> = std::sync::OnceLock::new();
        if let Some(value) = VALUE.get() {
            return Ok(value.clone());
        }
        let value: i64 = rxl::int::multiply(super::input::BASE()?, 2i64)?;
        Ok(VALUE.get_or_init(|| value).clone())
    }
    #[allow(non_snake_case)]
    pub fn BASE() -> rxl::Result<i64> {
        static VALUE: std::sync::OnceLock<i64> = std::sync::OnceLock::new();
        if let Some(value) = VALUE.get() {
            return Ok(value.clone());
        }
        let value: i64 = 10i64;
        Ok(VALUE.get_or_init(|| value).clone())
    }
    #[allow(non_snake_case)]
    pub fn depth(mut node: super::input::Node) -> rxl::Result<i64> {
        let _nested = rxl::library::nested()?;
        Ok({
            let mut deepest: i64 = 0i64;
            for child in (((&(&node).children)).clone()).into_iter() {
                let below: i64 = super::input::depth(((&child)).clone())?;
                if ((*(&below)) > (*(&deepest))) {
                    {
                        let value = (*(&below));
                        rxl::Edit::local(&mut deepest).set(value);
                    }
                }
            }
            rxl::int::add((*(&deepest)), 1i64)?
        })
    }
    #[allow(non_snake_case)]
    pub fn arithmetic(mut a: i64, mut b: i64, mut x: f64) -> rxl::Result<f64> {
        Ok({
            let quotient: i64 = rxl::int::divide(
                rxl::int::multiply(
                    rxl::int::add((*(&a)), (*(&b)))?,
                    rxl::int::subtract((*(&a)), (*(&b)))?,
                )?,
                rxl::int::remainder((*(&b)), 7i64)?,
            )?;
            let scaled: f64 = (((-(*(&x))) * 2f64)
                + ((rxl::library::int::to_float((&quotient)) - ((*(&x)) / 3f64))
                    % 4f64));
            (if (((*(&scaled)) < 0f64)
                && (!((*(&a) == *(&b)) || ((*(&a)) > super::input::LIMIT()?))))
            {
                (-(*(&scaled)))
            } else {
                (*(&scaled))
            })
        })
    }
    #[allow(non_snake_case)]
    pub fn words(
        mut text_0: String,
        mut default_1: String,
    ) -> rxl::Result<rxl::List<String>> {
        Ok({
            let default_2: String = rxl::library::text::trim((&default_1));
            let class: rxl::List<String> = rxl::library::list::filter(
                (&rxl::library::text::split((&text_0), String::from(" "))),
                |word: &String| -> rxl::Result<_> { Ok((*word != *(&default_2))) },
            )?;
            rxl::library::list::join_lists(
                ((&class)).clone(),
                <rxl::List<
                    String,
                >>::from(
                    vec![
                        ((& default_2)).clone(),
                        String::from("quote \" brace { dollar ${x} back\\slash")
                    ],
                ),
            )
        })
    }
    #[allow(non_snake_case)]
    pub fn first_three(
        mut items: rxl::List<i64>,
        mut text_1: String,
    ) -> rxl::Result<String> {
        Ok({
            let some_items: rxl::List<i64> = rxl::library::list::slice(
                (&items),
                rxl::Range::new(0i64, 3i64),
            )?;
            let total: i64 = rxl::library::list::fold(
                (&some_items),
                0i64,
                |sum: &i64, item_4: &i64| -> rxl::Result<_> {
                    Ok(rxl::int::add((*sum), (*item_4))?)
                },
            )?;
            {
                let mut text = String::new();
                rxl::Data::print_plain(
                    (&rxl::library::text::slice(
                        (&text_1),
                        rxl::Range::new(0i64, 2i64),
                    )?),
                    &mut text,
                );
                text.push_str(": ");
                rxl::Data::print_plain((&total), &mut text);
                text.push_str(" ");
                rxl::Data::print_plain(
                    (&(((&text_1)).clone() < String::from("m"))),
                    &mut text,
                );
                text.push_str(" ");
                rxl::Data::print_plain(
                    rxl::library::list::at((&items), 0i64)?,
                    &mut text,
                );
                text
            }
        })
    }
    #[allow(non_snake_case)]
    pub fn popped(mut items: rxl::List<i64>) -> rxl::Result<super::input::Pair> {
        Ok({
            let mut rest: rxl::List<i64> = ((&items)).clone();
            let mut count: i64 = 1i64;
            let pair: super::input::Pair = super::input::Pair {
                left: rxl::int::add(
                    (*(&count)),
                    match { rxl::Edit::local(&mut rest).pop() } {
                        Some(value) => value,
                        None => 0i64,
                    },
                )?,
                right: match { rxl::Edit::local(&mut rest).pop() } {
                    Some(value) => value,
                    None => (*(&count)),
                },
            };
            while let Some(last) = &{ rxl::Edit::local(&mut rest).pop() } {
                if (*last == *(&3i64)) {
                    continue;
                }
                if ((*last) > 100i64) {
                    break;
                }
                {
                    let value = (*last);
                    let old = ((&count)).clone();
                    let value = rxl::int::add(old, value)?;
                    rxl::Edit::local(&mut count).set(value);
                }
            }
            while ((*(&count)) > 10i64) {
                {
                    let value = 1i64;
                    let old = ((&count)).clone();
                    let value = rxl::int::subtract(old, value)?;
                    rxl::Edit::local(&mut count).set(value);
                }
            }
            {
                let object = ((&pair)).clone();
                super::input::Pair {
                    right: (*(&count)),
                    ..object
                }
            }
        })
    }
    #[allow(non_snake_case)]
    pub fn nested(
        mut size_0: Option<super::input::Size>,
        mut pairs: rxl::List<super::input::Pair>,
    ) -> rxl::Result<String> {
        Ok({
            let label: String = (match &(*(&size_0)) {
                Some(super::input::Size::Small) => String::from("small"),
                Some(super::input::Size::Large) => {
                    let count: i64 = rxl::library::list::count(
                        (&pairs),
                        |pair: &super::input::Pair| -> rxl::Result<_> {
                            Ok({
                                let sum: i64 = rxl::int::add(
                                    (*(&pair.left)),
                                    (*(&pair.right)),
                                )?;
                                ((*(&sum)) > 3i64)
                            })
                        },
                    )?;
                    {
                        let mut text = String::new();
                        text.push_str("large ");
                        rxl::Data::print_plain((&count), &mut text);
                        text
                    }
                }
                None => String::from("none"),
                #[allow(unreachable_patterns)]
                _ => return Err(rxl::Failure::unknown("no arm of a match fits")),
            });
            let sizes: String = rxl::library::list::join(
                (&rxl::library::list::map(
                    (&super::input::Size::values()),
                    |size_6: &super::input::Size| -> rxl::Result<_> {
                        Ok({
                            let mut text = String::new();
                            rxl::Data::print_plain(size_6, &mut text);
                            text
                        })
                    },
                )?),
                String::from(", "),
            );
            let parsed: super::input::Size = match super::input::Size::parse(
                ((&label)).clone(),
            ) {
                Some(value) => value,
                None => super::input::Size::Small,
            };
            {
                let mut text = String::new();
                rxl::Data::print_plain((&label), &mut text);
                text.push_str(" of ");
                rxl::Data::print_plain((&sizes), &mut text);
                text.push_str(", ");
                rxl::Data::print_plain((&parsed), &mut text);
                text.push_str(" ");
                rxl::Data::print_plain((&pairs), &mut text);
                text.push_str(" ");
                rxl::Data::print_plain((&size_0), &mut text);
                text
            }
        })
    }
    #[derive(Debug)]
    pub struct Tree {
        pub root: rxl::Var<super::input::Node>,
        pub sizes: rxl::Var<rxl::List<super::input::Size>>,
    }
    impl Tree {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Tree {
            Tree {
                root: rxl::Var::new(super::input::Node {
                    name: String::new(),
                    children: rxl::List::new(),
                    weight: 0.0,
                }),
                sizes: rxl::Var::new(rxl::List::new()),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = super::input::Node {
                    name: String::from("root"),
                    children: <rxl::List<super::input::Node>>::from(vec![]),
                    weight: 0.5f64,
                };
                tab.tree.root.whole().set(value);
            }
            {
                let value = <rxl::List<super::input::Size>>::from(vec![]);
                tab.tree.sizes.whole().set(value);
            }
            Ok(())
        }
        pub fn sorted(tab: &super::Tab) -> rxl::Result<rxl::List<super::input::Size>> {
            Ok(rxl::library::list::sorted(tab.tree.sizes.get()))
        }
        pub fn deep(tab: &super::Tab) -> rxl::Result<i64> {
            Ok(super::input::depth((tab.tree.root.get()).clone())?)
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub tree: input::Tree,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            tree: input::Tree::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Tree::reset(&mut tab);
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
        self.tree.root.preview("Tree.root", out);
        self.tree.sizes.preview("Tree.sizes", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.tree.root.commit("Tree.root", out);
        self.tree.sizes.commit("Tree.sizes", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.tree.root.rollback("Tree.root", out);
        self.tree.sizes.rollback("Tree.sizes", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Tree.root");
        if watched && !self.tree.root.is_watched() {
            rxl::states::separate(out);
            out.string("Tree.root");
            out.raw(":");
            rxl::Data::write(self.tree.root.get(), out);
        }
        self.tree.root.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Tree.sizes");
        if watched && !self.tree.sizes.is_watched() {
            rxl::states::separate(out);
            out.string("Tree.sizes");
            out.raw(":");
            rxl::Data::write(self.tree.sizes.get(), out);
        }
        self.tree.sizes.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Tree.root", &mut self.tree.root);
        visit("Tree.sizes", &mut self.tree.sizes);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "b7319cf65d8f7c00",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
