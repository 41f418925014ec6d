//! Bodies of events by chance, over the vars in `cases/members.rxl`.

use super::draw::Draw;
use super::expression::Scope;
use super::ty::Type;

/// The vars, by type.
const VARS: &[(&str, &str)] = &[
    ("count", "Int"),
    ("ratio", "Float"),
    ("flag", "Bool"),
    ("name", "Text"),
    ("size", "Size"),
    ("shape", "Shape"),
    ("day", "Date"),
    ("at", "DateTime"),
    ("pause", "Duration"),
    ("point", "Point"),
    ("json", "Json"),
    ("numbers", "List<Int>"),
    ("texts", "List<Text>"),
    ("ages", "Map<Text, Int>"),
    ("seen", "Set<Text>"),
    ("choice", "Int?"),
    ("total", "Int"),
];

fn type_of(written: &'static str) -> Type {
    match written {
        "List<Int>" => Type::Plain("Int").list(),
        "List<Text>" => Type::Plain("Text").list(),
        "Map<Text, Int>" => Type::Map("Text", Box::new(Type::Plain("Int"))),
        "Set<Text>" => Type::Set("Text"),
        "Int?" => Type::Option(Box::new(Type::Plain("Int"))),
        name => Type::Plain(name),
    }
}

/// The body of an event.
pub fn body(draw: &mut Draw) -> String {
    let scope = VARS.iter().fold(Scope::empty(), |scope, (name, ty)| {
        scope.with(name, type_of(ty))
    });
    let mut text = String::new();
    let count = 1 + draw.below(4);
    block(draw, &scope, count, 2, "", &mut text);
    text
}

fn block(
    draw: &mut Draw,
    scope: &Scope,
    count: usize,
    depth: usize,
    indent: &str,
    out: &mut String,
) {
    let mut scope = scope.clone();
    for _ in 0..count {
        statement(draw, &mut scope, depth, indent, out);
    }
}

fn statement(draw: &mut Draw, scope: &mut Scope, depth: usize, indent: &str, out: &mut String) {
    let mut line = |text: String| {
        out.push_str(indent);
        out.push_str(&text);
        out.push('\n');
    };
    let int = Type::Plain("Int");
    let text = Type::Plain("Text");
    let number = |draw: &mut Draw, scope: &Scope| scope.expression(draw, &Type::Plain("Int"), 2);
    let words = |draw: &mut Draw, scope: &Scope| scope.expression(draw, &Type::Plain("Text"), 2);
    let inner = format!("{indent}  ");
    match draw.below(if depth == 0 { 22 } else { 28 }) {
        0..=4 => {
            // `total` is computed.
            let (name, ty) = VARS[draw.below(VARS.len() - 1)];
            let value = scope.expression(draw, &type_of(ty), 3);
            line(format!("{name} = {value}"));
        }
        5 => {
            let operator = draw.of(&["+=", "-=", "*="]);
            let value = number(draw, scope);
            line(format!("count {operator} {value}"));
        }
        6 => {
            let value = number(draw, scope);
            line(format!("numbers.push({value})"));
        }
        7 => {
            let (index, value) = (number(draw, scope), number(draw, scope));
            line(format!("numbers[{index}] = {value}"));
        }
        8 => {
            let (index, value) = (draw.below(3), number(draw, scope));
            line(format!("grid[{}][{index}] += {value}", draw.below(2)));
        }
        9 => {
            let (index, value) = (number(draw, scope), number(draw, scope));
            line(format!("numbers.insert_at({index}, {value})"));
        }
        10 => {
            let name = scope.new_name();
            let test = scope
                .with(&name, int)
                .expression(draw, &Type::Plain("Bool"), 2);
            line(format!("numbers.retain({name} => {test})"));
        }
        11 => {
            let name = scope.new_name();
            let key = scope
                .with(&name, text)
                .expression(draw, &Type::Plain("Int"), 2);
            line(format!("texts.sort_by({name} => {key})"));
        }
        12 => {
            let (key, value) = (words(draw, scope), number(draw, scope));
            line(format!("ages[{key}] = {value}"));
        }
        13 => {
            let value = number(draw, scope);
            line(format!("ages[\"Ada\"] += {value}"));
        }
        14 => {
            let key = words(draw, scope);
            line(format!("count = ages.remove({key}) ?? count"));
        }
        15 => {
            let item = words(draw, scope);
            line(format!("seen.{}({item})", draw.of(&["toggle", "toggle"])));
        }
        16 => {
            let item = words(draw, scope);
            line(format!(
                "flag = seen.{}({item})",
                draw.of(&["insert", "remove"])
            ));
        }
        17 => {
            let value = number(draw, scope);
            line(format!("point.x = {value}"));
        }
        18 => {
            let value = words(draw, scope);
            line(format!("tasks[{}].title = {value}", draw.below(4)));
        }
        19 => {
            let value = words(draw, scope);
            line(format!("tasks[{}].tags.push({value})", draw.below(3)));
        }
        20 => {
            let name = scope.new_name();
            let ty = Type::any(draw, 2);
            let value = scope.expression(draw, &ty, 3);
            line(format!("let {name} = {value}"));
            *scope = scope.with(&name, ty);
        }
        21 => {
            line(
                draw.of(&[
                    "count = numbers.pop() ?? count",
                    "numbers.sort()",
                    "texts.sort()",
                    "numbers.clear()",
                    "count = numbers.remove_at(0)",
                    "numbers.swap(0, 1)",
                ])
                .to_string(),
            );
        }
        22 | 23 => {
            let condition = scope.expression(draw, &Type::Plain("Bool"), 2);
            line(format!("if {condition} {{"));
            block(draw, scope, 1, depth - 1, &inner, out);
            out.push_str(&format!("{indent}}} else {{\n"));
            block(draw, scope, 1, depth - 1, &inner, out);
            out.push_str(&format!("{indent}}}\n"));
        }
        24 => {
            let (item, index) = (scope.new_name(), scope.new_name());
            let list = scope.expression(draw, &int.list(), 2);
            line(format!("for {item}, {index} in {list} {{"));
            let within = scope.with(&item, int.clone()).with(&index, int);
            block(draw, &within, 1, depth - 1, &inner, out);
            out.push_str(&format!("{indent}}}\n"));
        }
        25 => {
            let item = scope.new_name();
            let value = scope
                .with(&item, int)
                .expression(draw, &Type::Plain("Int"), 2);
            line(format!("for mut {item} in numbers {{ {item} = {value} }}"));
        }
        26 => {
            let item = scope.new_name();
            line(format!("if let {item} = choice {{"));
            let within = scope.with(&item, int);
            block(draw, &within, 1, depth - 1, &inner, out);
            out.push_str(&format!("{indent}}}\n"));
        }
        _ => {
            let item = scope.new_name();
            let value = words(draw, scope);
            line(format!(
                "for mut {item} in tasks where !{item}.done {{ {item}.title = {value} }}"
            ));
        }
    }
}
