//! Views: elements, components, texts, slots and control over these (LANGUAGE §10.1).

use super::Checker;
use super::body::{Binding, Cx};
use super::error;
use super::statements::For;
use super::types::is_broken;
use crate::ast::{self, Args, Else, Item, ItemKind, Value};
use crate::elements;
use crate::hir::{
    Condition, Expr, ExprKind, LocalId, LocalKind, Pattern, StatementKind, Type, View, ViewArm,
    ViewItem, ViewKind,
};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;

impl Checker<'_> {
    /// A block that shows something.
    pub(super) fn view(&mut self, cx: &mut Cx, block: &ast::Block) -> View {
        self.view_items(cx, &block.items)
    }

    pub(super) fn view_items(&mut self, cx: &mut Cx, items: &[Item]) -> View {
        super::deep(|| {
            let mut view = View::new();
            for item in items {
                let kind = self.view_item(cx, item);
                view.extend(kind.map(|(kind, span)| ViewItem { kind, span }));
            }
            view
        })
    }

    fn view_item(&mut self, cx: &mut Cx, item: &Item) -> Option<(ViewKind, Span)> {
        let span = item.span;
        match &item.kind {
            ItemKind::Expr(expr) => self.view_expr(cx, expr, None, span),
            ItemKind::Trailing { call, block } => self.view_expr(cx, call, Some(block), span),
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => {
                if *mutable {
                    self.report(error::statement_in_view("`let mut`", name.span));
                }
                if let Some(otherwise) = otherwise {
                    let what = "`let … else`";
                    self.report(
                        error::statement_in_view(what, otherwise.span)
                            .help("open the option with `if let x = … { … } else { … }`"),
                    );
                    cx.declare(name, Type::Error, LocalKind::Fixed);
                    return None;
                }
                match self.let_statement(cx, false, name, ty.as_ref(), value, None)? {
                    StatementKind::Let { local, value } => {
                        Some((ViewKind::Let { local, value }, span))
                    }
                    _ => None,
                }
            }
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
                if *mutable {
                    self.report(error::statement_in_view("`for mut`", name.span));
                }
                let parts = For {
                    name,
                    second: second.as_ref(),
                    over,
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                Some((self.view_for(cx, &parts, key.as_ref()), span))
            }
            ItemKind::Local { name, .. } => {
                self.report(error::local_outside("`local`", name.span));
                cx.declare(name, Type::Error, LocalKind::Fixed);
                None
            }
            ItemKind::Event(event) => {
                self.report(error::local_outside("`event`", event.name.span));
                None
            }
            ItemKind::While { .. } => self.statement_in_view("`while`", span),
            ItemKind::Return(_) => self.statement_in_view("`return`", span),
            ItemKind::Break => self.statement_in_view("`break`", span),
            ItemKind::Continue => self.statement_in_view("`continue`", span),
            ItemKind::Assert(_) => self.statement_in_view("`assert`", span),
            ItemKind::Assign { operator_span, .. } => {
                self.statement_in_view("an assignment", *operator_span)
            }
            ItemKind::Broken => None,
        }
    }

    fn statement_in_view<T>(&mut self, what: &str, span: Span) -> Option<T> {
        self.report(error::statement_in_view(what, span));
        None
    }

    fn view_expr(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        block: Option<&ast::Block>,
        span: Span,
    ) -> Option<(ViewKind, Span)> {
        let (callee, args) = match &tree.kind {
            ast::ExprKind::If(inner) => return Some((self.view_if(cx, inner), span)),
            ast::ExprKind::Match(inner) => return Some((self.view_match(cx, inner), span)),
            ast::ExprKind::Call { callee, args } => (&**callee, Some(args)),
            _ => (tree, None),
        };
        match &callee.kind {
            ast::ExprKind::Name(name) => {
                if let Some(slot) = self.slot_named(cx, name) {
                    if let Some(block) = block {
                        self.report(error::block_behind(&name.text, block.span));
                    }
                    return Some((self.slot(cx, slot, name, args), name.span));
                }
                let is_local = matches!(self.target(name), Some(Target::Local(_)));
                let element = match self.target(name) {
                    Some(Target::Element(element)) => Some(element),
                    // A value before a block is the element of its name.
                    Some(Target::Local(_)) if block.is_some() || args.is_some() => {
                        elements::element(&name.text)
                    }
                    _ => None,
                };
                if let Some(element) = element {
                    let kind = self.element(cx, element, args, block, name)?;
                    return Some((kind, name.span));
                }
                if let (Some(block), true) = (block, is_local || self.target(name).is_some()) {
                    self.report(error::block_behind(&name.text, block.span));
                    return None;
                }
            }
            ast::ExprKind::UpperName(name) => {
                if let Some(Target::Upper(UpperItem::Component(component))) = self.target(name)
                    && (args.is_some() || block.is_some())
                {
                    let kind = self.component(cx, component, args, block, name)?;
                    return Some((kind, name.span));
                }
                if let Some(Target::Upper(UpperItem::Component(_))) = self.target(name) {
                    self.report(error::component_not_called(&name.text, name.span));
                    return None;
                }
                if let Some(block) = block {
                    if self.target(name).is_some() {
                        self.report(error::block_behind(&name.text, block.span));
                    }
                    return None;
                }
            }
            _ => {
                if let Some(block) = block {
                    self.report(error::block_behind("this", block.span));
                    return None;
                }
            }
        }
        if let Some(action) = self.action(cx, callee) {
            let what = match action {
                super::events::Action::Ignore => "`ignore`",
                super::events::Action::Effect(_) => "an effect",
                _ => "a call of an event",
            };
            return self.statement_in_view(what, tree.span);
        }
        let text = self.view_text(cx, tree)?;
        Some((ViewKind::Text(text), span))
    }

    /// A value in a view: Text.
    pub(super) fn view_text(&mut self, cx: &mut Cx, tree: &ast::Expr) -> Option<Expr> {
        let value = self.expr_any(cx, tree, None);
        match &value.ty {
            Type::Text => Some(value),
            Type::Never => Some(value),
            ty if is_broken(ty) => None,
            Type::Option(inner) if **inner == Type::Text => {
                self.report(error::option_as_value("Text", value.span));
                None
            }
            ty => {
                let shown = self.show(ty);
                let source = written(tree);
                let is_data = super::types::is_data(ty);
                self.report(error::view_text(
                    &shown,
                    source.as_deref(),
                    is_data,
                    value.span,
                ));
                None
            }
        }
    }

    /// The parameter of type `View` that a name means, also where an element has the same name.
    pub(super) fn slot_named(&self, cx: &Cx, name: &ast::Name) -> Option<LocalId> {
        match self.target(name)? {
            Target::Local(declared) => match cx.binding(declared)? {
                Binding::Local(id) => matches!(cx.type_of(*id), Type::View(_)).then_some(*id),
                Binding::Alias(_) => None,
            },
            Target::Element(_) => cx.slot_named(&name.text),
            _ => None,
        }
    }

    fn slot(
        &mut self,
        cx: &mut Cx,
        param: LocalId,
        name: &ast::Name,
        args: Option<&Args>,
    ) -> ViewKind {
        let Type::View(wanted) = cx.type_of(param) else {
            return ViewKind::Slot { param, arg: None };
        };
        let given = args.map_or(&[][..], |args| &args.arguments);
        let arg = match (wanted, given) {
            (None, []) => None,
            (None, [argument, ..]) => {
                let call = name.text.to_string();
                self.report(error::extra_argument(&name.text, &call, argument.span));
                None
            }
            (Some(ty), [argument]) => Some(self.value_for(cx, &argument.value, &ty, None)),
            (Some(_), []) => {
                let call = format!("{}(value)", name.text);
                self.report(error::missing_argument(
                    &["value"],
                    &name.text,
                    &call,
                    name.span,
                ));
                None
            }
            (Some(_), [_, second, ..]) => {
                let call = format!("{}(value)", name.text);
                self.report(error::extra_argument(&name.text, &call, second.span));
                None
            }
        };
        ViewKind::Slot { param, arg }
    }

    fn view_condition(&mut self, cx: &mut Cx, tree: &ast::Condition) -> Condition {
        if let ast::Condition::Let {
            mutable: true,
            pattern,
            ..
        } = tree
        {
            self.report(error::statement_in_view("`if let mut`", pattern.span));
            let _ = self.pattern(cx, pattern, &Type::Error);
            return Condition::Is(super::fit::broken(pattern.span));
        }
        self.condition(cx, tree, &mut Vec::new())
    }

    fn view_if(&mut self, cx: &mut Cx, tree: &ast::If) -> ViewKind {
        let condition = self.view_condition(cx, &tree.condition);
        let then = self.view(cx, &tree.then);
        let otherwise = match &tree.otherwise {
            None => View::new(),
            Some(Else::Block(block)) => self.view(cx, block),
            Some(Else::If(inner)) => match &inner.kind {
                ast::ExprKind::If(tree) => vec![ViewItem {
                    kind: super::deep(|| self.view_if(cx, tree)),
                    span: inner.span,
                }],
                _ => View::new(),
            },
        };
        ViewKind::If {
            condition,
            then,
            otherwise,
        }
    }

    fn view_match(&mut self, cx: &mut Cx, tree: &ast::Match) -> ViewKind {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let mut arms = Vec::new();
        for arm in &tree.arms {
            let (pattern, guard) = self.arm_head(cx, arm, &scrutinee.ty);
            let body = self.view_items(cx, super::control::arm_items(&arm.body));
            arms.push(ViewArm {
                pattern,
                guard,
                body,
            });
        }
        let heads: Vec<(&Pattern, bool)> = arms
            .iter()
            .map(|arm| (&arm.pattern, arm.guard.is_some()))
            .collect();
        self.exhaustive(&scrutinee, &heads, tree);
        ViewKind::Match { scrutinee, arms }
    }

    fn view_for(&mut self, cx: &mut Cx, parts: &For<'_>, key: Option<&ast::Expr>) -> ViewKind {
        let over = self.expr(cx, parts.over, None);
        let (item_ty, second_ty) = self.element_types(&over, parts);
        let item = cx.declare(parts.name, item_ty.clone(), LocalKind::Fixed);
        let second = parts
            .second
            .map(|name| cx.declare(name, second_ty, LocalKind::Fixed));
        let filter = parts
            .filter
            .map(|filter| self.expr_as(cx, filter, &Type::Bool));
        let key = match key {
            Some(key) => {
                let key = self.expr(cx, key, None);
                self.key_type(&key.ty.clone(), key.span);
                key
            }
            None => self.own_key(item, &item_ty, parts),
        };
        let body = self.view(cx, parts.body);
        let otherwise = parts
            .otherwise
            .map_or_else(View::new, |block| self.view(cx, block));
        ViewKind::For {
            item,
            second,
            over,
            filter,
            key,
            body,
            otherwise,
        }
    }

    /// The field `id` of the rows, where no key is written.
    fn own_key(&mut self, item: LocalId, ty: &Type, parts: &For<'_>) -> Expr {
        let span = parts.name.span;
        if is_broken(ty) {
            return super::fit::broken(span);
        }
        let found = match ty {
            Type::Record(record, arguments) => self
                .program
                .records
                .get(record.0 as usize)
                .and_then(|declared| {
                    let number = declared
                        .fields
                        .iter()
                        .position(|field| field.origin.name == "id")?;
                    let ty = &declared.fields.get(number)?.ty;
                    let ty = super::types::substitute(ty, arguments);
                    Some((*record, super::index(number), ty))
                }),
            _ => None,
        };
        let Some((record, field, key)) = found else {
            let shown = self.show(ty);
            let at = parts.over.span;
            self.report(error::missing_key(&shown, &parts.name.text, at));
            return super::fit::broken(span);
        };
        self.key_type(&key, parts.over.span);
        Expr {
            kind: ExprKind::Field {
                object: Box::new(Expr {
                    kind: ExprKind::Local(item),
                    ty: ty.clone(),
                    span,
                }),
                record,
                field,
            },
            ty: key,
            span,
        }
    }

    fn key_type(&mut self, ty: &Type, at: Span) {
        let fits = match ty {
            Type::Text | Type::Int => true,
            Type::Enum(id, _) => self
                .program
                .enums
                .get(id.0 as usize)
                .is_some_and(crate::hir::Enum::is_plain),
            ty => is_broken(ty),
        };
        if !fits {
            let shown = self.show(ty);
            self.report(error::key_type(&shown, at));
        }
    }

    /// The value of an argument that is shown: a block, a slot, or a Text.
    pub(super) fn shown(&mut self, cx: &mut Cx, value: &Value) -> View {
        match value {
            Value::Block(block) => self.view(cx, block),
            Value::Expr(expr) => {
                let slot = match &expr.kind {
                    ast::ExprKind::Name(name) => self.slot_named(cx, name),
                    _ => None,
                };
                let kind = match slot {
                    Some(param) => Some(ViewKind::Slot { param, arg: None }),
                    None => self.view_text(cx, expr).map(ViewKind::Text),
                };
                let span = expr.span;
                kind.map(|kind| ViewItem { kind, span })
                    .into_iter()
                    .collect()
            }
        }
    }
}

/// A name or a row of fields as it is written, to put it into a text.
fn written(tree: &ast::Expr) -> Option<String> {
    match &tree.kind {
        ast::ExprKind::Name(name) | ast::ExprKind::UpperName(name) => Some(name.text.to_string()),
        ast::ExprKind::Field {
            object,
            name,
            optional: false,
        } => Some(format!("{}.{}", written(object)?, name.text)),
        ast::ExprKind::Number(number) if number.unit.is_none() => Some(number.digits.to_string()),
        _ => None,
    }
}
