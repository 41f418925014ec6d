//! The layout of blocks and their items.

use super::Brackets;
use super::Formatter;
use super::entries::Style;
use super::exprs::Place;
use crate::ast::{
    Arm, ArmBody, AssignOperator, Block, Condition, Event, Item, ItemKind, Name, TypeExpr,
};
use crate::doc::{Doc, concat, group, indent, text};

impl Formatter<'_> {
    pub(super) fn block(&mut self, block: &Block) -> Doc {
        group(self.block_parts(block).0)
    }

    /// A block without the group around it, and whether its lines are broken already.
    pub(super) fn block_parts(&mut self, block: &Block) -> (Doc, bool) {
        let entries = self.entries(
            Brackets::of(block.span),
            &block.items,
            |_, item| item.span,
            Self::item,
        );
        let is_broken = entries.is_broken || block.items.len() > 1;
        if is_broken {
            return (entries.broken("{", "}", Style::Braces), true);
        }
        if block.items.is_empty() {
            return (text("{}"), false);
        }
        let item = entries.lines("");
        let doc = concat([
            text("{"),
            indent(concat([Doc::Line, item])),
            Doc::Line,
            text("}"),
        ]);
        (doc, false)
    }

    pub(super) fn condition(&mut self, condition: &Condition) -> Doc {
        match condition {
            Condition::Is(expr) => self.expr(expr),
            Condition::Let {
                mutable,
                pattern,
                value,
            } => concat([
                text(if *mutable { "let mut " } else { "let " }),
                self.pattern(pattern),
                text(" = "),
                self.expr(value),
            ]),
        }
    }

    pub(super) fn item(&mut self, item: &Item) -> Doc {
        match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => {
                let word = if *mutable { "let mut " } else { "let " };
                let head = concat([
                    text(word),
                    self.typed(name, ty.as_ref()),
                    text(" = "),
                    self.expr(value),
                ]);
                self.with_else(head, otherwise.as_ref())
            }
            ItemKind::Local { name, ty, value } => concat([
                text("local "),
                self.typed(name, ty.as_ref()),
                text(" = "),
                self.expr(value),
            ]),
            ItemKind::Event(event) => self.event(event),
            ItemKind::For {
                mutable,
                name,
                second,
                over,
                filter,
                key,
                body,
                otherwise,
            } => {
                let mut head = vec![text(if *mutable { "for mut " } else { "for " })];
                head.push(self.name(name));
                if let Some(second) = second {
                    head.extend([text(", "), self.name(second)]);
                }
                head.extend([text(" in "), self.expr(over)]);
                if let Some(filter) = filter {
                    head.extend([text(" where "), self.expr(filter)]);
                }
                if let Some(key) = key {
                    head.extend([text(" key "), self.expr(key)]);
                }
                head.push(text(" "));
                let (body, mut is_broken) = self.block_parts(body);
                head.push(body);
                let mut rows = vec![Doc::Concat(head)];
                if let Some(otherwise) = otherwise {
                    let (block, broken) = self.block_parts(otherwise);
                    is_broken |= broken;
                    rows.push(concat([text("else "), block]));
                }
                if is_broken {
                    return crate::doc::join(rows, &text(" "));
                }
                Doc::Branches { rows, steps: 0 }
            }
            ItemKind::While { condition, body } => concat([
                text("while "),
                self.condition(condition),
                text(" "),
                self.block(body),
            ]),
            ItemKind::Return(None) => text("return"),
            ItemKind::Return(Some(value)) => concat([text("return "), self.expr(value)]),
            ItemKind::Break => text("break"),
            ItemKind::Continue => text("continue"),
            ItemKind::Assert(value) => concat([text("assert "), self.expr(value)]),
            ItemKind::Expr(expr) => self.expr_at(expr, Place::Item),
            ItemKind::Assign {
                place,
                operator,
                value,
                ..
            } => {
                let sign = match operator {
                    AssignOperator::Set => " = ",
                    AssignOperator::Add => " += ",
                    AssignOperator::Subtract => " -= ",
                    AssignOperator::Multiply => " *= ",
                    AssignOperator::Divide => " /= ",
                };
                concat([self.expr(place), text(sign), self.expr(value)])
            }
            ItemKind::Trailing { call, block } => {
                concat([self.expr(call), text(" "), self.block(block)])
            }
            ItemKind::Broken => self.verbatim(item.span),
        }
    }

    fn with_else(&mut self, head: Doc, otherwise: Option<&Block>) -> Doc {
        match otherwise {
            Some(block) => concat([head, text(" else "), self.block(block)]),
            None => head,
        }
    }

    /// `name: T`
    pub(super) fn typed(&mut self, name: &Name, ty: Option<&TypeExpr>) -> Doc {
        match ty {
            Some(ty) => concat([self.name(name), text(": "), self.ty(ty)]),
            None => self.name(name),
        }
    }

    pub(super) fn event(&mut self, event: &Event) -> Doc {
        let mut parts = vec![text("event "), self.name(&event.name)];
        parts.push(self.params(event.name.span.end, &event.params));
        if let Some(guard) = &event.guard {
            parts.extend([text(" "), self.guard(guard)]);
        }
        if let Some(body) = &event.body {
            parts.extend([text(" "), self.block(body)]);
        }
        Doc::Concat(parts)
    }

    pub(super) fn arm(&mut self, arm: &Arm) -> Doc {
        let mut parts = vec![self.pattern(&arm.pattern)];
        if let Some(guard) = &arm.guard {
            parts.extend([text(" if "), self.expr(guard)]);
        }
        parts.push(text(" => "));
        parts.push(match &arm.body {
            ArmBody::Block(block) => self.block(block),
            ArmBody::Item(item) => self.item(item),
        });
        Doc::Concat(parts)
    }
}
