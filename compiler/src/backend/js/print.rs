//! Lays a module out as text that a person can read, and tells which place of it comes from where.

use super::ast::{
    ArrowBody, Binding, Entry, Expr, ExprKind, From, Function, Import, Module, Name, Operator,
    Statement, StatementKind, TemplatePart,
};
use super::names;
use super::source_map::Segment;
use crate::doc::{Doc, concat, group, indent, join, text};
use crate::source::Span;
use smol_str::{SmolStr, format_smolstr};
use std::collections::{BTreeMap, BTreeSet};

const WIDTH: usize = 100;
const STEP: usize = 2;

/// A module as text.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The text, with a line break at its end.
    pub text: String,
    /// Where its places come from, in order.
    pub segments: Vec<Segment>,
    /// Modules of the program that it imports.
    pub imports: BTreeSet<SmolStr>,
}

/// Prints `module`, which is to stand at `path` in the output. Names of other modules that are also in `taken` (what the module itself binds somewhere)
/// are imported under another name.
pub fn print(module: &Module, path: &str, taken: &BTreeSet<SmolStr>) -> Printed {
    let mut printer = Printer {
        taken,
        imports: BTreeMap::new(),
        aliases: BTreeSet::new(),
        marks: Vec::new(),
    };
    let items: Vec<Doc> = module
        .items
        .iter()
        .map(|item| printer.statement(item))
        .collect();
    let blank_line = concat([Doc::HardLine, Doc::HardLine]);
    let mut parts: Vec<Doc> = Vec::new();
    let head: Vec<Doc> = module
        .comments
        .iter()
        .map(|comment| text(format!("// {comment}")))
        .chain(printer.import_declarations(path))
        .collect();
    if !head.is_empty() {
        parts.push(join(head, &Doc::HardLine));
    }
    parts.extend(items);
    let layout = concat([join(parts, &blank_line), Doc::HardLine]).layout(WIDTH, STEP);
    let segments = layout
        .marks
        .iter()
        .filter_map(|placed| {
            let (origin, name) = printer.marks.get(placed.mark as usize)?;
            Some(Segment {
                line: placed.line,
                column: placed.column,
                origin: *origin,
                name: name.clone(),
            })
        })
        .collect();
    Printed {
        text: layout.text,
        segments,
        imports: printer
            .imports
            .into_keys()
            .filter_map(|import| match import.from {
                From::Module(path) => Some(path),
                From::Package(_) => None,
            })
            .collect(),
    }
}

struct Printer<'a> {
    taken: &'a BTreeSet<SmolStr>,
    imports: BTreeMap<Import, SmolStr>,
    aliases: BTreeSet<SmolStr>,
    marks: Vec<(Span, Option<SmolStr>)>,
}

/// How tightly an expression holds together; a looser one inside a tighter one needs brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Any,
    Choice,
    Coalesce,
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    Unary,
    Postfix,
    Primary,
}

impl Printer<'_> {
    fn import_declarations(&self, path: &str) -> Vec<Doc> {
        let mut by_module: BTreeMap<&From, Vec<Doc>> = BTreeMap::new();
        for (import, alias) in &self.imports {
            let name = match import.name == *alias {
                true => text(import.name.as_str()),
                false => text(format!("{} as {alias}", import.name)),
            };
            by_module.entry(&import.from).or_default().push(name);
        }
        by_module
            .into_iter()
            .map(|(from, names)| {
                let specifier = match from {
                    From::Package(package) => SmolStr::new(package),
                    From::Module(module) => relative(path, module),
                };
                concat([
                    text("import "),
                    braces(names),
                    text(format!(" from {};", names::quote(&specifier))),
                ])
            })
            .collect()
    }

    fn imported(&mut self, import: &Import) -> SmolStr {
        if let Some(alias) = self.imports.get(import) {
            return alias.clone();
        }
        let alias = names::free(&import.name, |name| {
            self.taken.contains(name) || self.aliases.contains(name)
        });
        self.aliases.insert(alias.clone());
        self.imports.insert(import.clone(), alias.clone());
        alias
    }

    fn mark(&mut self, origin: Option<Span>, name: Option<&SmolStr>) -> Doc {
        let Some(origin) = origin else {
            return Doc::Nil;
        };
        let mark = self.marks.len() as u32;
        self.marks.push((origin, name.cloned()));
        Doc::Mark(mark)
    }

    fn name(&mut self, name: &Name) -> Doc {
        let mark = self.mark(name.origin, name.original.as_ref());
        concat([mark, text(name.text.as_str())])
    }

    fn binding(&mut self, binding: &Binding) -> Doc {
        match binding {
            Binding::Name(name) => self.name(name),
            Binding::Object(properties) => braces(
                properties
                    .iter()
                    .map(|(property, name)| {
                        let bound = self.name(name);
                        match *property == name.text {
                            true => bound,
                            false => concat([text(key(property)), text(": "), bound]),
                        }
                    })
                    .collect(),
            ),
            Binding::Array(names) => {
                let names: Vec<Doc> = names.iter().map(|name| self.name(name)).collect();
                concat([text("["), join(names, &text(", ")), text("]")])
            }
        }
    }

    fn block(&mut self, body: &[Statement]) -> Doc {
        if body.is_empty() {
            return text("{}");
        }
        let statements: Vec<Doc> = body
            .iter()
            .map(|statement| self.statement(statement))
            .collect();
        concat([
            text("{"),
            indent(concat([Doc::HardLine, join(statements, &Doc::HardLine)])),
            Doc::HardLine,
            text("}"),
        ])
    }

    fn statement(&mut self, statement: &Statement) -> Doc {
        let mark = self.mark(statement.origin, None);
        let printed = match &statement.kind {
            StatementKind::Const { target, value } => {
                let target = self.binding(target);
                let value = self.assigned(value);
                concat([text("const "), target, text(" ="), value, text(";")])
            }
            StatementKind::Let { name, value } => {
                let name = self.name(name);
                match value {
                    Some(value) => {
                        let value = self.assigned(value);
                        concat([text("let "), name, text(" ="), value, text(";")])
                    }
                    None => concat([text("let "), name, text(";")]),
                }
            }
            StatementKind::Assign { target, value } => {
                let target = self.name(target);
                let value = self.assigned(value);
                concat([target, text(" ="), value, text(";")])
            }
            StatementKind::Expr(value) => concat([self.expr(value, Level::Any), text(";")]),
            StatementKind::Return(None) => text("return;"),
            StatementKind::Return(Some(value)) => {
                let value = self.expr(value, Level::Any);
                concat([text("return "), value, text(";")])
            }
            StatementKind::If {
                condition,
                then,
                otherwise,
            } => self.if_statement(condition, then, otherwise),
            StatementKind::ForOf { target, over, body } => {
                let target = self.binding(target);
                let over = self.expr(over, Level::Any);
                let body = self.block(body);
                concat([
                    text("for (const "),
                    target,
                    text(" of "),
                    over,
                    text(") "),
                    body,
                ])
            }
            StatementKind::While { condition, body } => {
                let condition = self.condition(condition);
                let body = self.block(body);
                concat([text("while "), condition, text(" "), body])
            }
            StatementKind::Break(None) => text("break;"),
            StatementKind::Break(Some(label)) => text(format!("break {label};")),
            StatementKind::Continue => text("continue;"),
            StatementKind::Labelled { label, body } => {
                concat([text(format!("{label}: ")), self.block(body)])
            }
            StatementKind::Function(function) => self.function(function),
            StatementKind::Export(item) => concat([text("export "), self.statement(item)]),
            StatementKind::ExportDefault(value) => {
                let value = self.expr(value, Level::Choice);
                concat([text("export default "), value, text(";")])
            }
        };
        concat([mark, printed])
    }

    fn if_statement(
        &mut self,
        condition: &Expr,
        then: &[Statement],
        otherwise: &[Statement],
    ) -> Doc {
        let condition = self.condition(condition);
        let then = self.block(then);
        let mut parts = vec![text("if "), condition, text(" "), then];
        match otherwise {
            [] => {}
            [
                only @ Statement {
                    kind: StatementKind::If { .. },
                    ..
                },
            ] => {
                parts.push(text(" else "));
                parts.push(self.statement(only));
            }
            _ => {
                parts.push(text(" else "));
                parts.push(self.block(otherwise));
            }
        }
        concat(parts)
    }

    fn condition(&mut self, condition: &Expr) -> Doc {
        let condition = self.expr(condition, Level::Any);
        group(concat([
            text("("),
            indent(concat([Doc::SoftLine, condition])),
            Doc::SoftLine,
            text(")"),
        ]))
    }

    /// What stands behind `=`, with the space before it.
    fn assigned(&mut self, value: &Expr) -> Doc {
        let printed = self.expr(value, Level::Choice);
        match value.kind {
            ExprKind::Binary(..) | ExprKind::Conditional(..) => {
                group(indent(concat([Doc::Line, printed])))
            }
            _ => concat([text(" "), printed]),
        }
    }

    fn function(&mut self, function: &Function) -> Doc {
        let name = self.name(&function.name);
        let params = self.params(&function.params);
        let body = self.block(&function.body);
        concat([text("function "), name, params, text(" "), body])
    }

    fn params(&mut self, params: &[Binding]) -> Doc {
        let params: Vec<Doc> = params.iter().map(|param| self.binding(param)).collect();
        concat([text("("), join(params, &text(", ")), text(")")])
    }

    fn expr(&mut self, expr: &Expr, around: Level) -> Doc {
        let mark = self.mark(expr.origin, None);
        let printed = self.bare(expr);
        if level(expr) < around {
            concat([mark, text("("), printed, text(")")])
        } else {
            concat([mark, printed])
        }
    }

    fn bare(&mut self, expr: &Expr) -> Doc {
        match &expr.kind {
            ExprKind::Name(name) => text(name.as_str()),
            ExprKind::Imported(import) => text(self.imported(import).as_str()),
            ExprKind::Text(value) => text(names::quote(value)),
            ExprKind::Number(number) => text(number.as_str()),
            ExprKind::Bool(value) => text(if *value { "true" } else { "false" }),
            ExprKind::Null => text("null"),
            ExprKind::Undefined => text("undefined"),
            ExprKind::Template(parts) => self.template(parts),
            ExprKind::Array(items) => {
                let items: Vec<Doc> = items
                    .iter()
                    .map(|item| self.expr(item, Level::Choice))
                    .collect();
                listed("[", items, "]")
            }
            ExprKind::Object(entries) => {
                let entries = entries.iter().map(|entry| self.entry(entry)).collect();
                braces(entries)
            }
            ExprKind::Member(object, name) => {
                let object = self.expr(object, Level::Postfix);
                concat([object, text(format!(".{name}"))])
            }
            ExprKind::OptionalMember(object, name) => {
                let object = self.expr(object, Level::Postfix);
                concat([object, text(format!("?.{name}"))])
            }
            ExprKind::Index(object, index) => {
                let object = self.expr(object, Level::Postfix);
                let index = self.expr(index, Level::Any);
                concat([object, text("["), index, text("]")])
            }
            ExprKind::Call(callee, args) => {
                let callee = self.expr(callee, Level::Postfix);
                let args = self.args(args);
                concat([callee, args])
            }
            ExprKind::Arrow(params, body) => {
                let params = self.params(params);
                let body = self.arrow_body(body);
                concat([params, text(" =>"), body])
            }
            ExprKind::Function(function) => self.function(function),
            ExprKind::Not(inner) => concat([text("!"), self.expr(inner, Level::Unary)]),
            ExprKind::Negate(inner) => concat([text("-"), self.expr(inner, Level::Postfix)]),
            ExprKind::Binary(operator, left, right) => self.binary(*operator, left, right),
            ExprKind::Conditional(..) => self.conditional(expr),
        }
    }

    fn template(&mut self, parts: &[TemplatePart]) -> Doc {
        let mut docs = vec![text("`")];
        for part in parts {
            match part {
                TemplatePart::Text(part) => docs.push(text(names::template_text(part))),
                TemplatePart::Hole(hole) => {
                    let hole = self.expr(hole, Level::Any);
                    docs.extend([text("${"), hole, text("}")]);
                }
            }
        }
        docs.push(text("`"));
        Doc::Flat(Box::new(concat(docs)))
    }

    fn entry(&mut self, entry: &Entry) -> Doc {
        match entry {
            Entry::Spread(value) => concat([text("..."), self.expr(value, Level::Choice)]),
            Entry::Property {
                key: name,
                value,
                origin,
            } => {
                let mark = self.mark(*origin, None);
                match &value.kind {
                    ExprKind::Name(variable) if variable == name => {
                        let value = self.expr(value, Level::Choice);
                        concat([mark, value])
                    }
                    ExprKind::Binary(..) | ExprKind::Conditional(..) => {
                        let value = self.expr(value, Level::Choice);
                        let value = group(indent(concat([Doc::Line, value])));
                        concat([mark, text(key(name)), text(":"), value])
                    }
                    _ => {
                        let value = self.expr(value, Level::Choice);
                        concat([mark, text(key(name)), text(": "), value])
                    }
                }
            }
        }
    }

    /// With the brackets. A last argument that has brackets of its own (an object, a function with a block) opens on the line of the call.
    fn args(&mut self, args: &[Expr]) -> Doc {
        let hugs = args
            .split_last()
            .is_some_and(|(last, others)| opens_on_line(last) && others.iter().all(is_short));
        let docs: Vec<Doc> = args
            .iter()
            .map(|arg| self.expr(arg, Level::Choice))
            .collect();
        if hugs {
            concat([text("("), join(docs, &text(", ")), text(")")])
        } else {
            listed("(", docs, ")")
        }
    }

    /// With the space before it.
    fn arrow_body(&mut self, body: &ArrowBody) -> Doc {
        match body {
            ArrowBody::Block(body) => concat([text(" "), self.block(body)]),
            ArrowBody::Expr(value) => {
                let printed = self.expr(value, Level::Choice);
                match value.kind {
                    ExprKind::Object(_) => concat([text(" ("), printed, text(")")]),
                    ExprKind::Binary(..) | ExprKind::Conditional(..) => group(concat([
                        indent(concat([Doc::Line, printed])),
                        Doc::SoftLine,
                    ])),
                    _ => concat([text(" "), printed]),
                }
            }
        }
    }

    fn binary(&mut self, operator: Operator, left: &Expr, right: &Expr) -> Doc {
        let own = operator_level(operator);
        // `??` does not stand beside `&&` and `||` without brackets.
        let mixes = |side: &Expr| match &side.kind {
            ExprKind::Binary(other, ..) => {
                (operator == Operator::Coalesce) != (*other == Operator::Coalesce)
                    && matches!(other, Operator::Coalesce | Operator::And | Operator::Or)
                    && matches!(operator, Operator::Coalesce | Operator::And | Operator::Or)
            }
            _ => false,
        };
        let left_level = if mixes(left) { Level::Primary } else { own };
        let right_level = if mixes(right) {
            Level::Primary
        } else {
            tighter(own)
        };
        let left = self.expr(left, left_level);
        let right = self.expr(right, right_level);
        group(concat([
            left,
            text(format!(" {}", operator.text())),
            indent(concat([Doc::Line, right])),
        ]))
    }

    fn conditional(&mut self, expr: &Expr) -> Doc {
        let mut parts = Vec::new();
        let mut rest = expr;
        let mut first = None;
        // A chain of choices stands at one depth, like `else if`.
        while let ExprKind::Conditional(test, then, otherwise) = &rest.kind {
            let test = self.expr(test, Level::Coalesce);
            let then = self.expr(then, Level::Choice);
            match first {
                None => first = Some(test),
                Some(_) => parts.extend([Doc::Line, text(": "), test]),
            }
            parts.extend([Doc::Line, text("? "), indent(then)]);
            rest = otherwise;
        }
        let last = self.expr(rest, Level::Choice);
        parts.extend([Doc::Line, text(": "), indent(last)]);
        group(concat([
            first.unwrap_or_default(),
            indent(Doc::Concat(parts)),
        ]))
    }
}

/// `{ a, b }`
fn braces(entries: Vec<Doc>) -> Doc {
    if entries.is_empty() {
        return text("{}");
    }
    let separator = concat([text(","), Doc::Line]);
    group(concat([
        text("{"),
        indent(concat([
            Doc::Line,
            join(entries, &separator),
            Doc::IfBroken(","),
        ])),
        Doc::Line,
        text("}"),
    ]))
}

/// `[a, b]`, `(a, b)`
fn listed(open: &str, items: Vec<Doc>, close: &str) -> Doc {
    if items.is_empty() {
        return text(format!("{open}{close}"));
    }
    let separator = concat([text(","), Doc::Line]);
    group(concat([
        text(open),
        indent(concat([
            Doc::SoftLine,
            join(items, &separator),
            Doc::IfBroken(","),
        ])),
        Doc::SoftLine,
        text(close),
    ]))
}

/// A key of an object. `__proto__` would set the prototype.
fn key(name: &str) -> String {
    match name {
        "__proto__" => "[\"__proto__\"]".to_owned(),
        name if names::is_identifier(name) => name.to_owned(),
        name => names::quote(name),
    }
}

fn opens_on_line(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Object(entries) => !entries.is_empty(),
        ExprKind::Array(items) => !items.is_empty(),
        ExprKind::Function(_) => true,
        ExprKind::Call(_, args) => args.split_last().is_some_and(|(last, others)| {
            matches!(last.kind, ExprKind::Object(_) | ExprKind::Function(_))
                && opens_on_line(last)
                && others.iter().all(is_short)
        }),
        ExprKind::Arrow(_, body) => match &**body {
            ArrowBody::Block(_) => true,
            ArrowBody::Expr(value) => match &value.kind {
                ExprKind::Conditional(..) | ExprKind::Object(_) => true,
                ExprKind::Call(_, args) => args.last().is_some_and(has_block),
                _ => false,
            },
        },
        _ => false,
    }
}

fn has_block(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Arrow(_, body) => matches!(**body, ArrowBody::Block(_)),
        _ => false,
    }
}

fn is_short(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_)
        | ExprKind::Imported(_)
        | ExprKind::Text(_)
        | ExprKind::Number(_)
        | ExprKind::Bool(_)
        | ExprKind::Null
        | ExprKind::Undefined => true,
        ExprKind::Member(object, _) => is_short(object),
        ExprKind::Call(callee, args) => is_short(callee) && args.is_empty(),
        ExprKind::Array(items) => items.len() < 4 && items.iter().all(is_short),
        ExprKind::Arrow(_, body) => match &**body {
            ArrowBody::Expr(value) => is_short(value),
            ArrowBody::Block(_) => false,
        },
        _ => false,
    }
}

fn level(expr: &Expr) -> Level {
    match &expr.kind {
        ExprKind::Arrow(..) | ExprKind::Conditional(..) => Level::Choice,
        ExprKind::Binary(operator, ..) => operator_level(*operator),
        ExprKind::Not(_) | ExprKind::Negate(_) => Level::Unary,
        ExprKind::Number(number) if number.starts_with('-') => Level::Unary,
        // `1.name` is no member of a number.
        ExprKind::Number(_) => Level::Unary,
        ExprKind::Call(..)
        | ExprKind::Member(..)
        | ExprKind::OptionalMember(..)
        | ExprKind::Index(..) => Level::Postfix,
        _ => Level::Primary,
    }
}

fn operator_level(operator: Operator) -> Level {
    match operator {
        Operator::Coalesce => Level::Coalesce,
        Operator::Or => Level::Or,
        Operator::And => Level::And,
        Operator::Same | Operator::NotSame => Level::Equality,
        Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual
        | Operator::In => Level::Relation,
        Operator::Add | Operator::Subtract => Level::Sum,
        Operator::Multiply | Operator::Divide | Operator::Remainder => Level::Product,
    }
}

/// What the right side of a left-associative operator must at least be.
fn tighter(level: Level) -> Level {
    match level {
        Level::Any => Level::Choice,
        Level::Choice => Level::Coalesce,
        Level::Coalesce => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Equality,
        Level::Equality => Level::Relation,
        Level::Relation => Level::Sum,
        Level::Sum => Level::Product,
        Level::Product => Level::Unary,
        Level::Unary => Level::Postfix,
        Level::Postfix | Level::Primary => Level::Primary,
    }
}

/// The specifier by which the module at `from` names the module at `to`.
fn relative(from: &str, to: &str) -> SmolStr {
    let folders: Vec<&str> = from
        .rsplit_once('/')
        .map_or(Vec::new(), |(folders, _)| folders.split('/').collect());
    let target: Vec<&str> = to.split('/').collect();
    let shared = folders
        .iter()
        .zip(&target)
        .take_while(|(left, right)| left == right)
        .count();
    let up = "../".repeat(folders.len() - shared);
    let down = target.get(shared..).unwrap_or_default().join("/");
    match up.is_empty() {
        true => format_smolstr!("./{down}"),
        false => format_smolstr!("{up}{down}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::build;
    use super::*;

    fn printed(expr: Expr) -> String {
        let module = Module {
            comments: Vec::new(),
            items: vec![expr.statement()],
        };
        print(&module, "pages/Home.js", &BTreeSet::new()).text
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let (a, b, c) = (build::name("a"), build::name("b"), build::name("c"));
        let sum = a.clone().binary(Operator::Add, b.clone());
        assert_eq!(
            printed(sum.clone().binary(Operator::Multiply, c.clone())),
            "(a + b) * c;\n"
        );
        assert_eq!(
            printed(c.clone().binary(Operator::Subtract, sum)),
            "c - (a + b);\n"
        );
        let both = a.clone().binary(Operator::And, b.clone());
        assert_eq!(
            printed(both.clone().binary(Operator::Coalesce, c.clone())),
            "(a && b) ?? c;\n"
        );
        assert_eq!(printed(both.negated().choose(b, c)), "!(a && b) ? b : c;\n");
        assert_eq!(printed(build::int(-1).member("x")), "(-1).x;\n");
    }

    #[test]
    fn imports_are_sorted_and_renamed_if_the_name_is_taken() {
        let module = Module {
            comments: vec!["Made from a.rxl.".to_owned()],
            items: vec![
                build::client("key")
                    .call(vec![build::name("key"), build::react("memo")])
                    .statement(),
                build::expr(ExprKind::Imported(Import {
                    from: From::Module("modules/todo.js".into()),
                    name: "Todo".into(),
                }))
                .statement(),
            ],
        };
        let taken = BTreeSet::from(["key".into()]);
        let printed = print(&module, "pages/Home.js", &taken);
        assert_eq!(
            printed.text,
            "// Made from a.rxl.\nimport { memo } from \"react\";\nimport { key as key_2 } from \"rxl/client\";\n\
             import { Todo } from \"../modules/todo.js\";\n\nkey_2(key, memo);\n\nTodo;\n"
        );
        assert_eq!(printed.imports, BTreeSet::from(["modules/todo.js".into()]));
    }

    #[test]
    fn specifiers_are_relative() {
        assert_eq!(relative("modules/a/b.js", "modules/todo.js"), "../todo.js");
        assert_eq!(relative("modules/a.js", "modules/b/c.js"), "./b/c.js");
    }
}
