//! Lays a module out as text that a person can read, and tells which place of it comes from where.

mod expr;
mod level;

use super::ast::{
    Binding, Expr, ExprKind, From, Function, Import, Module, Name, Statement, StatementKind,
};
use super::names;
use super::source_map::Segment;
use crate::doc::{Doc, concat, group, indent, join, text};
use crate::source::Span;
use level::Level;
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
    /// Modules of the program and packages that it imports.
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
            .map(|import| match import.from {
                From::Module(path) => path,
                From::Package(package) => SmolStr::new(package),
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
    use super::super::ast::Operator;
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
        let imports = ["modules/todo.js", "react", "rxl/client"];
        assert_eq!(printed.imports, imports.map(SmolStr::from).into());
    }

    #[test]
    fn specifiers_are_relative() {
        assert_eq!(relative("modules/a/b.js", "modules/todo.js"), "../todo.js");
        assert_eq!(relative("modules/a.js", "modules/b/c.js"), "./b/c.js");
    }
}
