//! Names in blocks: items, patterns, expressions.

use super::{Indexer, Meaning};
use crate::ast::*;
use crate::hir::{EnumId, Type};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;

impl Indexer<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        for item in &block.items {
            self.item(item, block.span);
        }
    }

    pub(super) fn item(&mut self, item: &Item, scope: Span) {
        match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => {
                self.expr(value);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
                let word = if *mutable { "let mut " } else { "let " };
                let known = Span {
                    start: item.span.end,
                    ..scope
                };
                self.local(name, ty.as_ref(), word, known);
            }
            ItemKind::Local { name, ty, value } => {
                self.expr(value);
                self.local(name, ty.as_ref(), "local ", scope);
            }
            ItemKind::Event(event) => {
                self.event(event, item.span, None);
                self.index.locals.push((event.name.span, scope));
            }
            ItemKind::For {
                name,
                second,
                over,
                filter,
                key,
                body,
                otherwise,
                ..
            } => {
                self.expr(over);
                let known = Span {
                    start: over.span.end,
                    ..body.span
                };
                self.loop_name(name, known);
                if let Some(second) = second {
                    self.loop_name(second, known);
                }
                for expr in [filter, key].into_iter().flatten() {
                    self.expr(expr);
                }
                self.block(body);
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            ItemKind::While { condition, body } => {
                self.condition(condition, body.span);
                self.block(body);
            }
            ItemKind::Return(Some(value)) | ItemKind::Assert(value) | ItemKind::Expr(value) => {
                self.expr(value);
            }
            ItemKind::Return(None) | ItemKind::Break | ItemKind::Continue | ItemKind::Broken => {}
            ItemKind::Assign { place, value, .. } => {
                self.expr(place);
                self.expr(value);
            }
            ItemKind::Trailing { call, block } => {
                self.expr(call);
                self.block(block);
            }
        }
    }

    /// Its type is plain from what it runs over.
    pub(super) fn loop_name(&mut self, name: &Name, scope: Span) {
        self.local(name, None, "for ", scope);
        self.index.untyped.pop();
    }

    pub(super) fn condition(&mut self, condition: &Condition, scope: Span) {
        match condition {
            Condition::Is(expr) => self.expr(expr),
            Condition::Let { pattern, value, .. } => {
                self.expr(value);
                let ty = match (&pattern.kind, self.types.get(&value.span)) {
                    (PatternKind::Bind(_), Some(Type::Option(inner))) => Some((**inner).clone()),
                    (_, ty) => ty.cloned(),
                };
                let known = Span {
                    start: value.span.end,
                    ..scope
                };
                self.pattern(pattern, ty.as_ref(), known);
            }
        }
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern, ty: Option<&Type>, scope: Span) {
        match &pattern.kind {
            PatternKind::Bind(name) => {
                // A variant without fields reads like a name only in lower case, so this is a local.
                self.local(name, None, "let ", scope);
                self.index.untyped.pop();
            }
            PatternKind::Wrapper { name, fields } => {
                self.mean(name.span, Meaning::Word);
                let inner = match (name.text.as_str(), ty) {
                    ("some", Some(Type::Option(inner))) => Some(&**inner),
                    ("ok", Some(Type::Result(inner, _))) => Some(&**inner),
                    ("err", Some(Type::Result(_, inner))) => Some(&**inner),
                    _ => None,
                };
                for field in fields {
                    self.pattern(field, inner, scope);
                }
            }
            PatternKind::Variant {
                enumeration,
                name,
                fields,
            } => {
                let named = enumeration.as_ref().and_then(|name| self.bound(name));
                let id = match (named, ty) {
                    (Some(Target::Upper(UpperItem::Enum(id))), _) => Some(id),
                    (_, Some(Type::Enum(id, _))) => Some(*id),
                    _ => None,
                };
                if let Some(id) = id {
                    self.variant(id, name);
                }
                let program = self.program;
                let variant =
                    id.and_then(|id| program.enums.get(id.0 as usize))
                        .and_then(|found| {
                            let mut variants = found.variants.iter();
                            variants.find(|variant| variant.origin.name == name.text)
                        });
                for (number, field) in fields.iter().flatten().enumerate() {
                    let ty = variant.and_then(|variant| variant.fields.get(number));
                    self.pattern(field, ty.map(|field| &field.ty), scope);
                }
            }
            PatternKind::Or(patterns) => {
                for pattern in patterns {
                    self.pattern(pattern, ty, scope);
                }
            }
            _ => {}
        }
    }

    pub(super) fn variant(&mut self, id: EnumId, name: &Name) {
        let declared = self.program.enums.get(id.0 as usize);
        let variant = declared.and_then(|declared| {
            let mut variants = declared.variants.iter();
            variants.find(|variant| variant.origin.name == name.text)
        });
        if let Some(variant) = variant {
            let meaning = variant
                .origin
                .span
                .map_or(Meaning::Prelude, Meaning::Symbol);
            self.mean(name.span, meaning);
        }
    }

    pub(super) fn value(&mut self, value: &Value) {
        match value {
            Value::Expr(expr) => self.expr(expr),
            Value::Block(block) => self.block(block),
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Text(literal) => {
                for part in &literal.parts {
                    if let TextPart::Hole(hole) = part {
                        self.expr(hole);
                    }
                }
            }
            ExprKind::Name(name) => {
                self.bound(name);
            }
            ExprKind::UpperName(name) => self.upper_value(name, expr.span),
            ExprKind::Group(inner) => self.expr(inner),
            ExprKind::If(branches) => self.branches(branches),
            ExprKind::Match(found) => {
                self.expr(&found.scrutinee);
                let ty = self.types.get(&found.scrutinee.span).cloned();
                for arm in &found.arms {
                    self.pattern(&arm.pattern, ty.as_ref(), arm.span);
                    if let Some(guard) = &arm.guard {
                        self.expr(guard);
                    }
                    match &arm.body {
                        ArmBody::Block(block) => self.block(block),
                        ArmBody::Item(item) => self.item(item, arm.span),
                    }
                }
            }
            ExprKind::Lambda(lambda) => {
                for param in &lambda.params {
                    self.local(&param.name, param.ty.as_ref(), "", expr.span);
                }
                self.value(&lambda.body);
            }
            ExprKind::List(items) => {
                for item in items {
                    self.expr(item);
                }
            }
            ExprKind::Map(pairs) => {
                for (key, value) in pairs {
                    self.expr(key);
                    self.expr(value);
                }
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Field { object, name, .. } => {
                self.expr(object);
                self.member_of(object, name);
            }
            ExprKind::Call { callee, args } => self.call(callee, args, expr.span),
            ExprKind::Index { object, index } => {
                self.expr(object);
                self.expr(index);
            }
            ExprKind::Number(_)
            | ExprKind::Color(_)
            | ExprKind::Bool(_)
            | ExprKind::None
            | ExprKind::SelfState
            | ExprKind::Broken => {}
        }
    }

    pub(super) fn branches(&mut self, branches: &If) {
        self.condition(&branches.condition, branches.then.span);
        self.block(&branches.then);
        match &branches.otherwise {
            Some(Else::If(expr)) => self.expr(expr),
            Some(Else::Block(block)) => self.block(block),
            None => {}
        }
    }

    /// An upper-case name as a value: a variant of the type that the expression has, or what it is bound to.
    pub(super) fn upper_value(&mut self, name: &Name, whole: Span) {
        if let Some(Type::Enum(id, _)) = self.types.get(&whole) {
            let id = *id;
            let before = self.index.names.len();
            self.variant(id, name);
            if self.index.names.len() > before {
                return;
            }
        }
        self.bound(name);
    }
}
