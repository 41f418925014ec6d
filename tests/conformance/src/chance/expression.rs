//! Expressions by chance. A template holds the types of its parts in angle brackets: `‹Int›` is replaced by an expression of that type, `‹0›` by one of a type that
//! the kind of expression has drawn, `‹x:Int=>Bool›` by a lambda.

use super::draw::Draw;
use super::ty::{ORDERED, Type};

/// The names that an expression may use.
#[derive(Clone)]
pub struct Scope {
    names: Vec<(String, Type)>,
    made: usize,
}

impl Scope {
    /// No names.
    pub fn empty() -> Scope {
        Scope {
            names: Vec::new(),
            made: 0,
        }
    }

    /// With one more name.
    pub fn with(&self, name: &str, ty: Type) -> Scope {
        let mut scope = self.clone();
        scope.names.push((name.to_owned(), ty));
        scope
    }

    /// A name that nothing else has.
    pub fn new_name(&mut self) -> String {
        self.made += 1;
        format!("v{}_{}", self.names.len(), self.made)
    }

    /// An expression of a type; `depth` says how deep it may nest.
    pub fn expression(&self, draw: &mut Draw, ty: &Type, depth: usize) -> String {
        let known: Vec<&str> = self
            .names
            .iter()
            .filter(|(_, known)| known == ty)
            .map(|(name, _)| name.as_str())
            .collect();
        if !known.is_empty() && (depth == 0 || draw.one_in(3)) {
            return draw.of(&known).to_owned();
        }
        if depth == 0 {
            return self.leaf(draw, ty);
        }
        if draw.one_in(8) {
            return self.general(draw, ty, depth - 1);
        }
        self.of_type(draw, ty, depth - 1)
    }

    /// What every type has.
    fn general(&self, draw: &mut Draw, ty: &Type, depth: usize) -> String {
        let part = |draw: &mut Draw| self.expression(draw, ty, depth);
        let kinds = if matches!(ty, Type::Option(_)) { 2 } else { 5 };
        match draw.below(kinds) {
            0 => {
                let condition = self.expression(draw, &Type::Plain("Bool"), depth);
                let (then, otherwise) = (part(draw), part(draw));
                format!("(if {condition} {{ {then} }} else {{ {otherwise} }})")
            }
            2 => {
                let list = self.expression(draw, &ty.list(), depth);
                let index = draw.below(3);
                format!("({list})[{index}]")
            }
            3 => {
                let option = self.expression(draw, &Type::Option(Box::new(ty.clone())), depth);
                let otherwise = part(draw);
                format!("({option} ?? {otherwise})")
            }
            1 => {
                let (small, large, other) = (part(draw), part(draw), part(draw));
                let size = self.expression(draw, &Type::Plain("Size"), depth);
                format!("(match {size} {{ Small => {small}, Large => {large}, _ => {other} }})")
            }
            _ => {
                let map = self.expression(draw, &Type::Map("Text", Box::new(ty.clone())), depth);
                let key = self.expression(draw, &Type::Plain("Text"), 0);
                format!("{map}[{key}]")
            }
        }
    }

    fn of_type(&self, draw: &mut Draw, ty: &Type, depth: usize) -> String {
        let other = Type::any(draw, 1);
        let ordered = Type::Plain(draw.of(&ORDERED));
        let templates = match ty {
            Type::Plain(name) => plain(name),
            Type::List(_) => LIST,
            Type::Option(_) => OPTION,
            Type::Map(..) => MAP,
            Type::Set(_) => SET,
        };
        let template = match templates.is_empty() {
            true => return self.leaf(draw, ty),
            false => draw.of(templates),
        };
        self.filled(draw, template, (ty, &other, &ordered), depth)
    }

    /// A template with its parts.
    fn filled(
        &self,
        draw: &mut Draw,
        template: &str,
        types: (&Type, &Type, &Type),
        depth: usize,
    ) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('‹') {
            let (hole, behind) = behind.split_once('›').unwrap();
            text.push_str(before);
            text.push_str(&self.hole(draw, hole, types, depth));
            rest = behind;
        }
        text + rest
    }

    fn hole(
        &self,
        draw: &mut Draw,
        hole: &str,
        types: (&Type, &Type, &Type),
        depth: usize,
    ) -> String {
        match hole.split_once("=>") {
            None => self.expression(draw, &named(hole, types), depth),
            Some((params, result)) => {
                let mut scope = self.clone();
                let mut names = Vec::new();
                for param in params.split(',') {
                    let name = scope.new_name();
                    scope = scope.with(&name, named(param, types));
                    names.push(name);
                }
                let body = scope.expression(draw, &named(result, types), depth.min(2));
                match names.as_slice() {
                    [name] => format!("{name} => {body}"),
                    _ => format!("({}) => {body}", names.join(", ")),
                }
            }
        }
    }

    /// A value of a type, without a choice that goes on.
    fn leaf(&self, draw: &mut Draw, ty: &Type) -> String {
        let several = |draw: &mut Draw, one: &dyn Fn(&mut Draw) -> String| {
            let count = 1 + draw.below(3);
            (0..count).map(|_| one(draw)).collect::<Vec<_>>().join(", ")
        };
        match ty {
            Type::Plain(name) => draw.of(literals(name)).to_owned(),
            Type::List(item) => format!("[{}]", several(draw, &|draw| self.leaf_of(draw, item))),
            Type::Set(item) => {
                let item = Type::Plain(item);
                format!(
                    "[{}].to_set()",
                    several(draw, &|draw| self.leaf_of(draw, &item))
                )
            }
            Type::Map(key, value) => {
                let key = Type::Plain(key);
                let entry = |draw: &mut Draw| {
                    format!(
                        "{}: {}",
                        self.leaf_of(draw, &key),
                        self.leaf_of(draw, value)
                    )
                };
                format!("[{}]", several(draw, &entry))
            }
            // `none` alone does not tell its type.
            Type::Option(inner) => {
                let (list, index) = (self.leaf(draw, &inner.list()), draw.below(3));
                format!("{list}.get({index})")
            }
        }
    }

    fn leaf_of(&self, draw: &mut Draw, ty: &Type) -> String {
        self.expression(draw, ty, 0)
    }
}

/// The type that a hole names: `0` is that of the whole, `i` of its items, `1` some other, `o` one with an order; `L`, `?`, `k` and `v` stand for lists, options, keys and values.
fn named(hole: &str, types: (&Type, &Type, &Type)) -> Type {
    let (whole, other, ordered) = types;
    match hole {
        "0" => whole.clone(),
        "1" => other.clone().value(),
        "o" => ordered.clone(),
        "i" => match whole {
            Type::List(item) | Type::Option(item) => (**item).clone(),
            Type::Set(item) => Type::Plain(item),
            other => other.clone(),
        },
        "k" => match whole {
            Type::Map(key, _) => Type::Plain(key),
            other => other.clone(),
        },
        "v" => match whole {
            Type::Map(_, value) => (**value).clone(),
            other => other.clone(),
        },
        _ => {
            let names = [
                "Int", "Float", "Bool", "Text", "Duration", "Date", "DateTime", "Point", "Size",
                "Shape", "Json",
            ];
            if let Some(name) = names.iter().find(|name| **name == hole) {
                return Type::Plain(name);
            }
            let (kind, inner) = hole.split_at(1);
            match kind {
                "S" => Type::Set("Text"),
                "L" => named(inner, types).list(),
                "?" => Type::Option(Box::new(named(inner, types))),
                "M" => Type::Map("Text", Box::new(named(inner, types))),
                _ => panic!("no type is called `{hole}`"),
            }
        }
    }
}

/// Literals and constants of a type.
fn literals(name: &str) -> &'static [&'static str] {
    match name {
        "Int" => &[
            "0", "1", "2", "3", "7", "(-1)", "(-5)", "100", "LARGEST", "SMALLEST", "1000003",
        ],
        "Float" => &[
            "0.0",
            "(-0.0)",
            "0.5",
            "1.0",
            "(-2.5)",
            "1e21",
            "0.1",
            "NAN",
            "INFINITY",
            "(-INFINITY)",
            "9007199254740993.0",
            "1e-7",
            "3.0",
        ],
        "Bool" => &["true", "false"],
        "Text" => &[
            "\"\"",
            "\"a\"",
            "\"abc\"",
            "\"b a\"",
            "FACE",
            "ACCENT",
            "\"a,b,,c\"",
            "\"12\"",
            "\"-3.5\"",
            "\"\\\"q\\\\ \\n\"",
            "\"ÄÖ ß\"",
            "\"\\u{ffff}\"",
            "\"2024-02-29\"",
            "\"[1,\\\"x\\\"]\"",
        ],
        "Duration" => &["0s", "1ms", "90m", "(-2h)", "3d", "1w", "(-1500ms)"],
        "Date" => &[
            "Date(\"2024-02-29\")",
            "Date(\"2023-12-31\")",
            "Date(\"1970-01-01\")",
            "Date(\"0001-01-01\")",
            "Date(\"9999-12-31\")",
        ],
        "DateTime" => &[
            "DateTime(\"1970-01-01T00:00:00Z\")",
            "DateTime(\"2024-02-29T23:59:59.999Z\")",
            "DateTime(\"0001-01-01T00:00:00Z\")",
            "DateTime(\"9999-12-31T23:59:59Z\")",
        ],
        "Point" => &["Point(1)", "Point(-2, 1.5)", "Point(x: 0, y: NAN)"],
        "Size" => &["Size.Small", "Size.Medium", "Size.Large"],
        "Shape" => &[
            "Shape.Empty",
            "Shape.Circle(1.5)",
            "Shape.Box(2, 3)",
            "Shape.Group([Empty, Circle(0.5)])",
        ],
        _ => &[
            "Json.Null",
            "Json.Bool(true)",
            "Json.Number(1.5)",
            "Json.Text(\"t\")",
            "Json.List([])",
            "Json.of(TASKS)",
            "Json.Object([\"b\": Json.Null, \"a\": Json.Number(2.0)])",
        ],
    }
}

/// Kinds of expressions of a type without parts.
fn plain(name: &str) -> &'static [&'static str] {
    match name {
        "Int" => &[
            "(‹Int› + ‹Int›)",
            "(‹Int› - ‹Int›)",
            "(‹Int› * ‹Int›)",
            "(‹Int› / (‹Int› + 0))",
            "(‹Int› % (‹Int› + 0))",
            "(-‹Int›)",
            "‹Int›.abs()",
            "‹Int›.min(‹Int›)",
            "‹Int›.max(‹Int›)",
            "‹Int›.clamp(‹Int›, ‹Int›)",
            "‹Int›.pow(‹Int›)",
            "‹Int›.floor_div(‹Int›)",
            "‹Int›.floor_mod(‹Int›)",
            "‹Float›.floor()",
            "‹Float›.ceil()",
            "‹Float›.round()",
            "‹Float›.trunc()",
            "‹Text›.length()",
            "(‹Text›.index_of(‹Text›) ?? ‹Int›)",
            "(‹Text›.to_int() ?? ‹Int›)",
            "‹L1›.length()",
            "‹L1›.count(‹1=>Bool›)",
            "‹LInt›.sum()",
            "‹L1›.sum_by(‹1=>Int›)",
            "‹LInt›.fold(‹Int›, ‹Int,Int=>Int›)",
            "‹M1›.length()",
            "‹SText›.length()",
            "‹Duration›.minutes()",
            "‹Duration›.milliseconds()",
            "‹Date›.year",
            "‹Date›.month",
            "‹Date›.day",
            "‹DateTime›.to_unix_ms()",
            "‹Point›.x",
            "(‹L1›.index_of(‹1=>Bool›) ?? ‹Int›)",
            "(‹LInt›.min() ?? ‹Int›)",
            "(‹Json›.as_int() ?? ‹Int›)",
            "(0..‹Int›).length()",
            "(‹Int›..‹Int›).step_by(‹Int›).length()",
            "((try checked(‹Int›)).ok() ?? ‹Int›)",
            "‹Text›.to_bytes().length()",
        ],
        "Float" => &[
            "(‹Float› + ‹Float›)",
            "(‹Float› - ‹Float›)",
            "(‹Float› * ‹Float›)",
            "(‹Float› / ‹Float›)",
            "(‹Float› % ‹Float›)",
            "(-‹Float›)",
            "‹Float›.abs()",
            "‹Float›.sqrt()",
            "‹Float›.min(‹Float›)",
            "‹Float›.max(‹Float›)",
            "‹Float›.clamp(‹Float›, ‹Float›)",
            "‹Float›.round_to(‹Int›)",
            "‹Int›.to_float()",
            "(‹Text›.to_float() ?? ‹Float›)",
            "‹LFloat›.sum()",
            "‹L1›.sum_by(‹1=>Float›)",
            "(‹Duration› / ‹Duration›)",
            "‹Point›.y",
            "area(‹Shape›)",
            "(‹LFloat›.max() ?? ‹Float›)",
            "(‹Json›.as_float() ?? ‹Float›)",
        ],
        "Bool" => &[
            "(‹1› == ‹1›)",
            "(‹1› != ‹1›)",
            "(‹o› < ‹o›)",
            "(‹o› <= ‹o›)",
            "(‹o› > ‹o›)",
            "(‹o› >= ‹o›)",
            "(‹Bool› && ‹Bool›)",
            "(‹Bool› || ‹Bool›)",
            "(!‹Bool›)",
            "‹Text›.is_empty()",
            "‹Text›.contains(‹Text›)",
            "‹Text›.starts_with(‹Text›)",
            "‹Text›.ends_with(‹Text›)",
            "‹Float›.is_nan()",
            "‹Float›.is_finite()",
            "‹L1›.is_empty()",
            "‹L1›.contains(‹1›)",
            "‹L1›.any(‹1=>Bool›)",
            "‹L1›.all(‹1=>Bool›)",
            "‹M1›.contains_key(‹Text›)",
            "‹SText›.contains(‹Text›)",
            "‹M1›.any(‹Text,1=>Bool›)",
            "(‹?1› == none)",
            "(‹Json› == ‹Json›)",
            "(‹Int›..‹Int›).contains(‹Int›)",
            "(‹L1› == ‹L1›)",
            "(‹M1› == ‹M1›)",
            "(‹SText› == ‹SText›)",
        ],
        "Text" => &[
            "(‹Text› + ‹Text›)",
            "\"<{‹1›}>\"",
            "\"{‹Text›}{‹Int›}\"",
            "\"{‹L1›} {‹?1›}\"",
            "‹Text›.trim()",
            "‹Text›.to_upper()",
            "‹Text›.capitalized()",
            "‹Text›.replace(‹Text›, ‹Text›)",
            "‹Text›.remove_prefix(‹Text›)",
            "‹Text›.pad_start(‹Int›.clamp(-5, 20), with: ‹Text›)",
            "‹Text›.pad_end(‹Int›.clamp(-5, 20))",
            "‹Text›.take(‹Int›)",
            "‹Text›.take_last(‹Int›)",
            "‹Text›.skip(‹Int›)",
            "‹Text›.drop_last(‹Int›)",
            "‹Text›.char_at(‹Int›)",
            "‹Text›[‹Int›..‹Int›]",
            "‹Int›.to_text()",
            "‹Int›.grouped()",
            "‹Float›.to_text()",
            "‹Float›.fixed(‹Int›)",
            "‹LText›.join(‹Text›)",
            "‹Json›.to_text()",
            "‹Date›.format(\"d.MM.yy EEE\")",
            "‹DateTime›.format(\"y-MM-dd HH:mm:ss.SSS\")",
            "‹Text›.repeat(‹Int›.clamp(-1, 3))",
            "(‹?Text› ?? ‹Text›)",
            "(‹LText›.max() ?? ‹Text›)",
            "((try checked(‹Int›)).err()?.message ?? ‹Text›)",
            "‹Text›.trim_chars(‹Text›)",
            "described(‹?Size›)",
            "(‹Text›.to_bytes().to_text() ?? ‹Text›)",
        ],
        "Duration" => &[
            "(‹Duration› + ‹Duration›)",
            "(‹Duration› - ‹Duration›)",
            "(‹Duration› * ‹Int›)",
            "(‹Duration› / ‹Int›)",
            "(-‹Duration›)",
            "‹Duration›.abs()",
            "(‹Date› - ‹Date›)",
            "(‹DateTime› - ‹DateTime›)",
            "‹LDuration›.sum()",
            "‹Duration›.min(‹Duration›)",
            "‹Duration›.clamp(‹Duration›, ‹Duration›)",
        ],
        "Date" => &[
            "(‹Date› + ‹Duration›)",
            "(‹Date› - ‹Duration›)",
            "‹Date›.add_months(‹Int›)",
            "‹Date›.add_years(‹Int›)",
            "‹Date›.start_of_month()",
            "‹Date›.end_of_month()",
            "(Date.of(‹Int›, ‹Int›, ‹Int›) ?? ‹Date›)",
            "(Date.parse(‹Text›) ?? ‹Date›)",
            "‹Date›.max(‹Date›)",
        ],
        "DateTime" => &[
            "(‹DateTime› + ‹Duration›)",
            "(‹DateTime› - ‹Duration›)",
            "DateTime.from_unix_ms(‹Int›)",
            "‹Date›.at(‹Int›, ‹Int›)",
            "‹DateTime›.min(‹DateTime›)",
        ],
        "Point" => &[
            "Point(‹Int›)",
            "Point(‹Int›, ‹Float›)",
            "‹Point›.with(x: ‹Int›)",
            "‹Point›.with(y: ‹Float›)",
            "Point(y: ‹Float›, x: ‹Int›)",
            "swap(Pair(‹Int›, ‹Point›)).first",
        ],
        "Size" => &[
            "(Size.parse(‹Text›) ?? ‹Size›)",
            "(‹L1›.map(‹1=>Size›).max() ?? ‹Size›)",
        ],
        "Shape" => &[
            "Shape.Circle(‹Float›)",
            "Shape.Box(‹Int›, ‹Int›)",
            "Shape.Group(‹LShape›)",
        ],
        _ => &[
            "Json.Number(‹Float›)",
            "Json.Text(‹Text›)",
            "Json.List(‹LJson›)",
            "Json.Object(‹MJson›)",
            "Json.of(‹1›)",
            "(Json.parse(‹Text›).ok() ?? ‹Json›)",
            "(‹Json›.at(‹Int›) ?? ‹Json›)",
            "(‹Json›.field(‹Text›) ?? ‹Json›)",
            "Json.of(‹L1›)",
            "Json.of(‹M1›)",
        ],
    }
}

const LIST: &[&str] = &[
    "[‹i›, ‹i›]",
    "[‹i›]",
    "(‹0› + ‹0›)",
    "‹0›.filter(‹i=>Bool›)",
    "‹L1›.map(‹1=>i›)",
    "‹L1›.map_indexed(‹1,Int=>i›)",
    "‹L1›.flat_map(‹1=>0›)",
    "‹0›.reversed()",
    "‹0›.unique()",
    "‹0›.take(‹Int›)",
    "‹0›.skip(‹Int›)",
    "‹0›.take_last(‹Int›)",
    "‹0›.drop_last(‹Int›)",
    "‹0›.sorted_by(‹i=>o›)",
    "‹0›.sorted_by(‹i=>o›, descending: true)",
    "‹0›[‹Int›..‹Int›]",
    "twice(‹i›)",
    "‹L0›.flatten()",
    "‹L1›.filter_map(‹1=>?i›)",
    "‹?i›.to_list()",
    "‹Mi›.values()",
    "‹M1›.to_list(‹Text,1=>i›)",
    "‹0›.group_by(‹i=>Int›).values().flatten()",
    "‹0›.to_map(‹i=>Text›).values()",
    "(0..3).map(‹Int=>i›)",
    "‹L1›.zip(‹LInt›, ‹1,Int=>i›)",
    "‹0›.chunks(‹Int›.clamp(1, 3)).flatten()",
];

const OPTION: &[&str] = &[
    "‹Li›.first()",
    "‹Li›.last()",
    "‹Li›.get(‹Int›)",
    "‹Li›.find(‹i=>Bool›)",
    "‹0›.filter(‹i=>Bool›)",
    "‹0›.or(‹0›)",
    "‹?1›.map(‹1=>i›)",
    "‹?1›.and_then(‹1=>0›)",
    "‹Mi›.get(‹Text›)",
    "‹Li›.min_by(‹i=>o›)",
    "‹Li›.max_by(‹i=>o›)",
];

const MAP: &[&str] = &[
    "[‹k›: ‹v›, ‹k›: ‹v›]",
    "‹0›.filter(‹k,v=>Bool›)",
    "‹0›.merge(‹0›)",
    "‹0›.map_values(‹v=>v›)",
    "‹Lv›.to_map(‹v=>k›)",
];

const SET: &[&str] = &[
    "[‹i›, ‹i›].to_set()",
    "‹0›.union(‹0›)",
    "‹0›.intersection(‹0›)",
    "‹0›.difference(‹0›)",
    "‹0›.filter(‹i=>Bool›)",
    "‹0›.map(‹i=>i›)",
    "‹Li›.to_set()",
];
