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
            super::input::Pair {
                right: (*(&count)),
                ..((&pair)).clone()
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
pub mod prelude {
    use super::*;
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Align {
        Start,
        Center,
        End,
        Stretch,
        Baseline,
    }
    impl Align {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Align> {
            rxl::List::from(
                vec![
                    Align::Start, Align::Center, Align::End, Align::Stretch,
                    Align::Baseline
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Align> {
            match text.as_str() {
                "Start" => Some(Align::Start),
                "Center" => Some(Align::Center),
                "End" => Some(Align::End),
                "Stretch" => Some(Align::Stretch),
                "Baseline" => Some(Align::Baseline),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Align {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Align {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Start => out.raw("\"Start\""),
                Self::Center => out.raw("\"Center\""),
                Self::End => out.raw("\"End\""),
                Self::Stretch => out.raw("\"Stretch\""),
                Self::Baseline => out.raw("\"Baseline\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Start", 0) => Ok(Self::Start),
                ("Center", 0) => Ok(Self::Center),
                ("End", 0) => Ok(Self::End),
                ("Stretch", 0) => Ok(Self::Stretch),
                ("Baseline", 0) => Ok(Self::Baseline),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Start => out.push_str("Start"),
                Self::Center => out.push_str("Center"),
                Self::End => out.push_str("End"),
                Self::Stretch => out.push_str("Stretch"),
                Self::Baseline => out.push_str("Baseline"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Justify {
        Start,
        Center,
        End,
        Between,
        Around,
    }
    impl Justify {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Justify> {
            rxl::List::from(
                vec![
                    Justify::Start, Justify::Center, Justify::End, Justify::Between,
                    Justify::Around
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Justify> {
            match text.as_str() {
                "Start" => Some(Justify::Start),
                "Center" => Some(Justify::Center),
                "End" => Some(Justify::End),
                "Between" => Some(Justify::Between),
                "Around" => Some(Justify::Around),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Justify {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Justify {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Start => out.raw("\"Start\""),
                Self::Center => out.raw("\"Center\""),
                Self::End => out.raw("\"End\""),
                Self::Between => out.raw("\"Between\""),
                Self::Around => out.raw("\"Around\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Start", 0) => Ok(Self::Start),
                ("Center", 0) => Ok(Self::Center),
                ("End", 0) => Ok(Self::End),
                ("Between", 0) => Ok(Self::Between),
                ("Around", 0) => Ok(Self::Around),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Start => out.push_str("Start"),
                Self::Center => out.push_str("Center"),
                Self::End => out.push_str("End"),
                Self::Between => out.push_str("Between"),
                Self::Around => out.push_str("Around"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Tone {
        Neutral,
        Info,
        Success,
        Warning,
        Danger,
    }
    impl Tone {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Tone> {
            rxl::List::from(
                vec![
                    Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Tone> {
            match text.as_str() {
                "Neutral" => Some(Tone::Neutral),
                "Info" => Some(Tone::Info),
                "Success" => Some(Tone::Success),
                "Warning" => Some(Tone::Warning),
                "Danger" => Some(Tone::Danger),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Tone {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Tone {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Neutral => out.raw("\"Neutral\""),
                Self::Info => out.raw("\"Info\""),
                Self::Success => out.raw("\"Success\""),
                Self::Warning => out.raw("\"Warning\""),
                Self::Danger => out.raw("\"Danger\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Neutral", 0) => Ok(Self::Neutral),
                ("Info", 0) => Ok(Self::Info),
                ("Success", 0) => Ok(Self::Success),
                ("Warning", 0) => Ok(Self::Warning),
                ("Danger", 0) => Ok(Self::Danger),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Neutral => out.push_str("Neutral"),
                Self::Info => out.push_str("Info"),
                Self::Success => out.push_str("Success"),
                Self::Warning => out.push_str("Warning"),
                Self::Danger => out.push_str("Danger"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Variant {
        Solid,
        Soft,
        Outline,
        Ghost,
    }
    impl Variant {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Variant> {
            rxl::List::from(
                vec![Variant::Solid, Variant::Soft, Variant::Outline, Variant::Ghost],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Variant> {
            match text.as_str() {
                "Solid" => Some(Variant::Solid),
                "Soft" => Some(Variant::Soft),
                "Outline" => Some(Variant::Outline),
                "Ghost" => Some(Variant::Ghost),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Variant {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Variant {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Solid => out.raw("\"Solid\""),
                Self::Soft => out.raw("\"Soft\""),
                Self::Outline => out.raw("\"Outline\""),
                Self::Ghost => out.raw("\"Ghost\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Solid", 0) => Ok(Self::Solid),
                ("Soft", 0) => Ok(Self::Soft),
                ("Outline", 0) => Ok(Self::Outline),
                ("Ghost", 0) => Ok(Self::Ghost),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Solid => out.push_str("Solid"),
                Self::Soft => out.push_str("Soft"),
                Self::Outline => out.push_str("Outline"),
                Self::Ghost => out.push_str("Ghost"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weight {
        Light,
        Regular,
        Medium,
        Bold,
    }
    impl Weight {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Weight> {
            rxl::List::from(
                vec![Weight::Light, Weight::Regular, Weight::Medium, Weight::Bold],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Weight> {
            match text.as_str() {
                "Light" => Some(Weight::Light),
                "Regular" => Some(Weight::Regular),
                "Medium" => Some(Weight::Medium),
                "Bold" => Some(Weight::Bold),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Weight {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Weight {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Light => out.raw("\"Light\""),
                Self::Regular => out.raw("\"Regular\""),
                Self::Medium => out.raw("\"Medium\""),
                Self::Bold => out.raw("\"Bold\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Light", 0) => Ok(Self::Light),
                ("Regular", 0) => Ok(Self::Regular),
                ("Medium", 0) => Ok(Self::Medium),
                ("Bold", 0) => Ok(Self::Bold),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Light => out.push_str("Light"),
                Self::Regular => out.push_str("Regular"),
                Self::Medium => out.push_str("Medium"),
                Self::Bold => out.push_str("Bold"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weekday {
        Monday,
        Tuesday,
        Wednesday,
        Thursday,
        Friday,
        Saturday,
        Sunday,
    }
    impl Weekday {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Weekday> {
            rxl::List::from(
                vec![
                    Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday,
                    Weekday::Thursday, Weekday::Friday, Weekday::Saturday,
                    Weekday::Sunday
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Weekday> {
            match text.as_str() {
                "Monday" => Some(Weekday::Monday),
                "Tuesday" => Some(Weekday::Tuesday),
                "Wednesday" => Some(Weekday::Wednesday),
                "Thursday" => Some(Weekday::Thursday),
                "Friday" => Some(Weekday::Friday),
                "Saturday" => Some(Weekday::Saturday),
                "Sunday" => Some(Weekday::Sunday),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Weekday {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Weekday {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Monday => out.raw("\"Monday\""),
                Self::Tuesday => out.raw("\"Tuesday\""),
                Self::Wednesday => out.raw("\"Wednesday\""),
                Self::Thursday => out.raw("\"Thursday\""),
                Self::Friday => out.raw("\"Friday\""),
                Self::Saturday => out.raw("\"Saturday\""),
                Self::Sunday => out.raw("\"Sunday\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Monday", 0) => Ok(Self::Monday),
                ("Tuesday", 0) => Ok(Self::Tuesday),
                ("Wednesday", 0) => Ok(Self::Wednesday),
                ("Thursday", 0) => Ok(Self::Thursday),
                ("Friday", 0) => Ok(Self::Friday),
                ("Saturday", 0) => Ok(Self::Saturday),
                ("Sunday", 0) => Ok(Self::Sunday),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Monday => out.push_str("Monday"),
                Self::Tuesday => out.push_str("Tuesday"),
                Self::Wednesday => out.push_str("Wednesday"),
                Self::Thursday => out.push_str("Thursday"),
                Self::Friday => out.push_str("Friday"),
                Self::Saturday => out.push_str("Saturday"),
                Self::Sunday => out.push_str("Sunday"),
            }
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Mouse {
        pub x: i64,
        pub y: i64,
        pub button: i64,
        pub ctrl: bool,
        pub alt: bool,
        pub shift: bool,
        pub meta: bool,
    }
    impl rxl::Data for Mouse {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"x\":");
            rxl::Data::write(&self.x, out);
            out.raw(",\"y\":");
            rxl::Data::write(&self.y, out);
            out.raw(",\"button\":");
            rxl::Data::write(&self.button, out);
            out.raw(",\"ctrl\":");
            rxl::Data::write(&self.ctrl, out);
            out.raw(",\"alt\":");
            rxl::Data::write(&self.alt, out);
            out.raw(",\"shift\":");
            rxl::Data::write(&self.shift, out);
            out.raw(",\"meta\":");
            rxl::Data::write(&self.meta, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["x", "y", "button", "ctrl", "alt", "shift", "meta"],
            )?;
            Ok(Self {
                x: rxl::data::read_field(object, "x")?,
                y: rxl::data::read_field(object, "y")?,
                button: rxl::data::read_field(object, "button")?,
                ctrl: rxl::data::read_field(object, "ctrl")?,
                alt: rxl::data::read_field(object, "alt")?,
                shift: rxl::data::read_field(object, "shift")?,
                meta: rxl::data::read_field(object, "meta")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Mouse(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push_str(", button: ");
            rxl::Data::print(&self.button, out);
            out.push_str(", ctrl: ");
            rxl::Data::print(&self.ctrl, out);
            out.push_str(", alt: ");
            rxl::Data::print(&self.alt, out);
            out.push_str(", shift: ");
            rxl::Data::print(&self.shift, out);
            out.push_str(", meta: ");
            rxl::Data::print(&self.meta, out);
            out.push(')');
        }
    }
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
    #[derive(Clone, Debug, PartialEq)]
    pub struct Scroll {
        pub x: i64,
        pub y: i64,
    }
    impl rxl::Data for Scroll {
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
            out.push_str("Scroll(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Size {
        pub width: i64,
        pub height: i64,
    }
    impl rxl::Data for Size {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"width\":");
            rxl::Data::write(&self.width, out);
            out.raw(",\"height\":");
            rxl::Data::write(&self.height, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["width", "height"])?;
            Ok(Self {
                width: rxl::data::read_field(object, "width")?,
                height: rxl::data::read_field(object, "height")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Size(");
            out.push_str("width: ");
            rxl::Data::print(&self.width, out);
            out.push_str(", height: ");
            rxl::Data::print(&self.height, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Failure {
        pub message: String,
        pub event: String,
        pub id: String,
        pub known: bool,
    }
    impl rxl::Data for Failure {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"message\":");
            rxl::Data::write(&self.message, out);
            out.raw(",\"event\":");
            rxl::Data::write(&self.event, out);
            out.raw(",\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"known\":");
            rxl::Data::write(&self.known, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["message", "event", "id", "known"],
            )?;
            Ok(Self {
                message: rxl::data::read_field(object, "message")?,
                event: rxl::data::read_field(object, "event")?,
                id: rxl::data::read_field(object, "id")?,
                known: rxl::data::read_field(object, "known")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Failure(");
            out.push_str("message: ");
            rxl::Data::print(&self.message, out);
            out.push_str(", event: ");
            rxl::Data::print(&self.event, out);
            out.push_str(", id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", known: ");
            rxl::Data::print(&self.known, out);
            out.push(')');
        }
    }
    impl From<rxl::Failure> for Failure {
        fn from(failure: rxl::Failure) -> Failure {
            let rxl::Failure { message, event, id, known } = failure;
            Failure {
                message,
                event,
                id,
                known,
            }
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
        self.tree.root.preview("Tree.root", &mut out.changes);
        self.tree.sizes.preview("Tree.sizes", &mut out.changes);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.tree.root.commit("Tree.root", &mut out.changes);
        self.tree.sizes.commit("Tree.sizes", &mut out.changes);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.tree.root.rollback("Tree.root", &mut out.changes);
        self.tree.sizes.rollback("Tree.sizes", &mut out.changes);
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
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "b7319cf65d8f7c00",
        version: "0.1.0",
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
