//! Expressions.

use super::level::{Level, level, operator_level, tighter};
use super::{Printer, braces, key, listed};
use crate::backend::js::ast::{ArrowBody, Entry, Expr, ExprKind, Operator, TemplatePart};
use crate::backend::js::names;
use crate::doc::{Doc, concat, group, indent, join, text};

impl Printer<'_> {
    pub fn expr(&mut self, expr: &Expr, around: Level) -> Doc {
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
