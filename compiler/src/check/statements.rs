//! Statements: blocks of events, functions and handlers.

use super::body::{Binding, Cx, Site};
use super::control::block_leaves;
use super::events::Action;
use super::fit::{Why, broken};
use super::places::{NoPlace, read_of};
use super::types::{is_broken, is_open, option_of};
use super::{Checker, error};
use crate::ast::{self, AssignOperator, Item, ItemKind};
use crate::hir::{Block, Expr, ExprKind, LocalKind, PlaceStep, Statement, StatementKind, Type};
use crate::resolve::Target;
use crate::source::Span;

/// The parts of a `for`.
pub(super) struct For<'t> {
    pub(super) name: &'t ast::Name,
    pub(super) second: Option<&'t ast::Name>,
    pub(super) over: &'t ast::Expr,
    pub(super) filter: Option<&'t ast::Expr>,
    pub(super) body: &'t ast::Block,
    pub(super) otherwise: Option<&'t ast::Block>,
}

impl Checker<'_> {
    /// A block that does something and gives nothing.
    pub(super) fn statements(&mut self, cx: &mut Cx, block: &ast::Block) -> Block {
        super::deep(|| {
            let mut statements = Vec::new();
            for item in &block.items {
                self.statement(cx, item, &mut statements);
            }
            Block {
                statements,
                value: None,
            }
        })
    }

    /// A block whose last item is its value.
    pub(super) fn value_block(
        &mut self,
        cx: &mut Cx,
        block: &ast::Block,
        wanted: Option<&Type>,
    ) -> Block {
        self.value_block_for(cx, block, wanted, None)
    }

    /// The same, with the place that asks for the type.
    pub(super) fn value_block_for(
        &mut self,
        cx: &mut Cx,
        block: &ast::Block,
        wanted: Option<&Type>,
        why: Option<Why>,
    ) -> Block {
        super::deep(|| {
            let Some((last, before)) = block.items.split_last() else {
                self.report(error::block_without_value(block.span));
                return Block {
                    statements: Vec::new(),
                    value: Some(Box::new(broken(block.span))),
                };
            };
            let mut statements = Vec::new();
            for item in before {
                self.statement(cx, item, &mut statements);
            }
            let value = match &last.kind {
                ItemKind::Expr(expr) => Some(Box::new(match wanted {
                    Some(wanted) if !is_open(wanted) => self.expr_for(cx, expr, wanted, why),
                    _ => self.expr(cx, expr, wanted),
                })),
                _ => {
                    self.last_statement(cx, last, &mut statements);
                    None
                }
            };
            Block { statements, value }
        })
    }

    /// One statement; what has an error leaves nothing.
    pub(super) fn statement(&mut self, cx: &mut Cx, item: &Item, out: &mut Vec<Statement>) {
        let span = item.span;
        let kind = match &item.kind {
            ItemKind::Let {
                mutable,
                name,
                ty,
                value,
                otherwise,
            } => self.let_statement(cx, *mutable, name, ty.as_ref(), value, otherwise.as_ref()),
            ItemKind::Local { name, ty, value } => {
                self.report(error::local_outside("`local`", name.span));
                // The name exists all the same.
                self.let_statement(cx, true, name, ty.as_ref(), value, None)
            }
            ItemKind::Event(event) => {
                self.report(error::local_outside("`event`", event.name.span));
                None
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
                if let Some(key) = key {
                    self.report(error::key_in_code(key.span));
                }
                let parts = For {
                    name,
                    second: second.as_ref(),
                    over,
                    filter: filter.as_ref(),
                    body,
                    otherwise: otherwise.as_ref(),
                };
                match *mutable {
                    true => self.for_place(cx, &parts, out),
                    false => Some(self.for_statement(cx, &parts)),
                }
            }
            ItemKind::While { condition, body } => {
                let mut before = Vec::new();
                let condition = self.condition(cx, condition, &mut before);
                if !before.is_empty() {
                    let what = "`while let mut` with computed indexes";
                    self.report(error::not_yet(what, span));
                }
                cx.loops += 1;
                let body = self.statements(cx, body);
                cx.loops -= 1;
                Some(StatementKind::While { condition, body })
            }
            ItemKind::Return(value) => self.return_statement(cx, value.as_ref(), span),
            ItemKind::Break | ItemKind::Continue => {
                let (word, kind) = match item.kind {
                    ItemKind::Break => ("break", StatementKind::Break),
                    _ => ("continue", StatementKind::Continue),
                };
                if cx.loops == 0 {
                    self.report(error::loop_word(word, span));
                }
                (cx.loops > 0).then_some(kind)
            }
            ItemKind::Assert(value) => self.assertion(cx, value, span),
            ItemKind::Expr(expr) => return self.expr_statement(cx, expr, span, out),
            ItemKind::Assign {
                place,
                operator,
                operator_span,
                value,
            } => self.assign(cx, place, *operator, *operator_span, value),
            ItemKind::Trailing { call, block } => match &call.kind {
                ast::ExprKind::Name(name) if self.target(name) == Some(Target::Word("update")) => {
                    self.update(cx, block, name.span)
                }
                _ => {
                    self.trailing_in_code(call, block);
                    None
                }
            },
            ItemKind::Broken => None,
        };
        out.extend(kind.map(|kind| Statement { kind, span }));
    }

    /// `update { … }`
    fn update(&mut self, cx: &mut Cx, block: &ast::Block, at: Span) -> Option<StatementKind> {
        let known = match cx.site {
            Site::Background if cx.lambdas == 0 => true,
            Site::Update => {
                self.report(error::waits_in_update("`update`", at));
                false
            }
            _ => {
                self.report(error::background_alone("`update`", at));
                false
            }
        };
        let site = std::mem::replace(&mut cx.site, Site::Update);
        // `break` and `continue` act inside of the transaction.
        let loops = std::mem::take(&mut cx.loops);
        let body = self.statements(cx, block);
        cx.site = site;
        cx.loops = loops;
        known.then_some(StatementKind::Update(body))
    }

    fn trailing_in_code(&mut self, call: &ast::Expr, block: &ast::Block) {
        let callee = match &call.kind {
            ast::ExprKind::Call { callee, .. } => &callee.kind,
            other => other,
        };
        let diagnostic = match callee {
            ast::ExprKind::Name(name) => match self.target(name) {
                None => return,
                Some(Target::Element(element)) => {
                    error::element_outside_view(element.name, name.span)
                }
                Some(Target::Word(word)) => error::not_yet(&format!("`{word} {{ … }}`"), name.span),
                _ => error::block_behind(&name.text, block.span),
            },
            ast::ExprKind::UpperName(name) => error::element_outside_view(&name.text, name.span),
            _ => error::block_behind("this", block.span),
        };
        self.report(diagnostic);
    }

    pub(super) fn let_statement(
        &mut self,
        cx: &mut Cx,
        mutable: bool,
        name: &ast::Name,
        ty: Option<&ast::TypeExpr>,
        value: &ast::Expr,
        otherwise: Option<&ast::Block>,
    ) -> Option<StatementKind> {
        let kind = match mutable {
            true => LocalKind::Mutable,
            false => LocalKind::Fixed,
        };
        let declared = ty.map(|written| (self.ty(written), written.span));
        let Some(otherwise) = otherwise else {
            let value = match &declared {
                Some((ty, span)) => {
                    self.expr_for(cx, value, ty, super::states::declared_here(*span))
                }
                None => self.expr(cx, value, None),
            };
            let ty = declared.map_or_else(|| value.ty.clone(), |(ty, _)| ty);
            let local = cx.declare(name, ty, kind);
            return Some(StatementKind::Let { local, value });
        };
        let wanted = declared.map(|(ty, _)| option_of(ty));
        let value = match &wanted {
            Some(wanted) => self.expr_as(cx, value, wanted),
            None => self.expr(cx, value, None),
        };
        let otherwise_block = self.statements(cx, otherwise);
        if !block_leaves(&otherwise_block) {
            self.report(error::let_else_must_leave(otherwise.span));
        }
        let inner = match &value.ty {
            Type::Option(inner) => (**inner).clone(),
            ty => {
                self.opens_no_option("let … else", &ty.clone(), value.span);
                Type::Error
            }
        };
        let local = cx.declare(name, inner, kind);
        Some(StatementKind::LetElse {
            local,
            value,
            otherwise: otherwise_block,
        })
    }

    fn return_statement(
        &mut self,
        cx: &mut Cx,
        value: Option<&ast::Expr>,
        span: Span,
    ) -> Option<StatementKind> {
        if cx.lambdas > 0 || (cx.result.is_none() && !cx.site.acts()) {
            self.report(error::return_outside(span));
            return None;
        }
        match (cx.result.clone(), value) {
            (Some((result, declared)), Some(value)) => {
                let why = declared.map(|span| Why {
                    span,
                    remark: "what the function gives is declared here",
                });
                let value = self.expr_for(cx, value, &result, why);
                Some(StatementKind::Return(Some(value)))
            }
            (Some((result, _)), None) => {
                if !is_broken(&result) {
                    let shown = self.show(&result);
                    self.report(error::return_needs_value(&shown, span));
                }
                Some(StatementKind::Return(None))
            }
            (None, Some(value)) => {
                self.report(error::return_value(value.span));
                Some(StatementKind::Return(None))
            }
            (None, None) => Some(StatementKind::Return(None)),
        }
    }

    fn for_statement(&mut self, cx: &mut Cx, parts: &For<'_>) -> StatementKind {
        cx.takes_stream = true;
        let over = self.expr(cx, parts.over, None);
        cx.takes_stream = false;
        let (item, second) = self.element_types(&over, parts);
        let item = cx.declare(parts.name, item, LocalKind::Fixed);
        let second = parts
            .second
            .map(|name| cx.declare(name, second, LocalKind::Fixed));
        let (filter, body, otherwise) = self.for_parts(cx, parts);
        StatementKind::For {
            item,
            second,
            over,
            filter,
            body,
            otherwise,
        }
    }

    fn for_parts(&mut self, cx: &mut Cx, parts: &For<'_>) -> (Option<Expr>, Block, Option<Block>) {
        let filter = parts
            .filter
            .map(|filter| self.expr_as(cx, filter, &Type::Bool));
        cx.loops += 1;
        let body = self.statements(cx, parts.body);
        cx.loops -= 1;
        let otherwise = parts.otherwise.map(|block| self.statements(cx, block));
        (filter, body, otherwise)
    }

    /// What the names of a loop are.
    pub(super) fn element_types(&mut self, over: &Expr, parts: &For<'_>) -> (Type, Type) {
        match &over.ty {
            Type::List(element) | Type::Set(element) | Type::Stream(element) => {
                ((**element).clone(), Type::Int)
            }
            Type::Range => (Type::Int, Type::Int),
            Type::Map(key, value) => {
                if parts.second.is_none() {
                    self.report(error::map_needs_two_names(parts.name.span));
                }
                ((**key).clone(), (**value).clone())
            }
            other => {
                self.not_iterable(&other.clone(), over.span);
                (Type::Error, Type::Error)
            }
        }
    }

    fn not_iterable(&mut self, ty: &Type, at: Span) {
        if is_broken(ty) {
            return;
        }
        let shown = self.show(ty);
        let diagnostic = error::not_iterable(&shown, at);
        self.report(match ty {
            Type::Int => diagnostic.help("for the numbers up to it, write `0..n`"),
            Type::Text => diagnostic.help("`chars()` gives its characters"),
            Type::Option(_) => diagnostic.help("it may be `none`: give an empty list with `?? []`"),
            _ => diagnostic,
        });
    }

    /// `for mut x in place`: inside, the name stands for the place.
    fn for_place(
        &mut self,
        cx: &mut Cx,
        parts: &For<'_>,
        out: &mut Vec<Statement>,
    ) -> Option<StatementKind> {
        let place = match self.place(cx, parts.over) {
            Ok(place) => place,
            Err(no_place) => {
                match no_place {
                    NoPlace::Value => {
                        let value = self.expr(cx, parts.over, None);
                        if value.ty != Type::Error {
                            self.no_place(NoPlace::Value, value.span);
                        }
                    }
                    other => self.no_place(other, parts.over.span),
                }
                // The names exist all the same, with nothing known of them.
                cx.declare(parts.name, Type::Error, LocalKind::Fixed);
                if let Some(second) = parts.second {
                    cx.declare(second, Type::Error, LocalKind::Fixed);
                }
                let _ = self.for_parts(cx, parts);
                return None;
            }
        };
        let place = self.with_fixed_indexes(cx, place, out);
        let (key, element) = match &place.ty {
            Type::List(element) => (Type::Int, (**element).clone()),
            Type::Map(key, value) => ((**key).clone(), (**value).clone()),
            other => {
                self.not_iterable(&other.clone(), place.span);
                (Type::Error, Type::Error)
            }
        };
        // In a list the second name is the position, in a map the first one is the key.
        let is_map = matches!(place.ty, Type::Map(..));
        let (position_name, element_name) = match (is_map, parts.second) {
            (true, Some(second)) => (Some(parts.name), second),
            (true, None) => {
                self.report(error::map_needs_two_names(parts.name.span));
                (None, parts.name)
            }
            (false, second) => (second, parts.name),
        };
        let position = match position_name {
            Some(name) => cx.declare(name, key.clone(), LocalKind::Fixed),
            None => cx.hidden("index", key.clone()),
        };
        let at = Expr {
            kind: ExprKind::Local(position),
            ty: key,
            span: parts.name.span,
        };
        let mut inner = place.clone();
        inner.steps.push(match is_map {
            true => PlaceStep::Key(at),
            false => PlaceStep::Index(at),
        });
        inner.ty = element;
        cx.bind(element_name, Binding::Alias(Box::new(inner)));
        cx.running.push(place.clone());
        let (filter, body, otherwise) = self.for_parts(cx, parts);
        cx.running.pop();
        Some(StatementKind::ForPlace {
            position,
            place,
            filter,
            body,
            otherwise,
        })
    }

    fn assign(
        &mut self,
        cx: &mut Cx,
        place: &ast::Expr,
        operator: AssignOperator,
        operator_span: Span,
        value: &ast::Expr,
    ) -> Option<StatementKind> {
        let place = match self.place(cx, place) {
            Ok(place) => place,
            Err(no_place) => {
                match no_place {
                    NoPlace::Value => {
                        let found = self.expr(cx, place, None);
                        if found.ty != Type::Error {
                            self.no_place(NoPlace::Value, place.span);
                        }
                    }
                    other => self.no_place(other, place.span),
                }
                if !self.takes_type(value) {
                    let _ = self.expr(cx, value, Some(&Type::Error));
                }
                return None;
            }
        };
        self.not_while_running(cx, &place, place.span);
        let ty = place.ty.clone();
        let binary = match operator {
            AssignOperator::Set => {
                let why = Why {
                    span: place.span,
                    remark: "this is assigned",
                };
                let value = self.expr_for(cx, value, &ty, Some(why));
                return Some(StatementKind::Assign {
                    place,
                    operation: None,
                    value,
                });
            }
            AssignOperator::Add => ast::BinaryOperator::Add,
            AssignOperator::Subtract => ast::BinaryOperator::Subtract,
            AssignOperator::Multiply => ast::BinaryOperator::Multiply,
            AssignOperator::Divide => ast::BinaryOperator::Divide,
        };
        let hint = matches!(ty, Type::Float | Type::List(_)).then(|| ty.clone());
        let value = self.expr(cx, value, hint.as_ref());
        let span = value.span;
        let read = read_of(self, cx, &place);
        // Types the operation; the back ends get it with the place, so that a text that grows or a list that is added to is seen as such.
        let combined = self.operate(binary, operator_span, read, value, span);
        let ExprKind::Binary(operation, _, value) = combined.kind else {
            return None;
        };
        if combined.ty != ty && !is_broken(&combined.ty) {
            let (wanted, found) = (self.show(&ty), self.show(&combined.ty));
            self.report(error::mismatch(&wanted, &found, span));
            return None;
        }
        Some(StatementKind::Assign {
            place,
            operation: Some(operation),
            value: *value,
        })
    }

    /// An expression that stands alone: a call, or control.
    pub(super) fn expr_statement(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Expr,
        span: Span,
        out: &mut Vec<Statement>,
    ) {
        match &tree.kind {
            ast::ExprKind::If(inner) => {
                return super::deep(|| self.if_statement(cx, inner, span, out));
            }
            ast::ExprKind::Match(inner) => {
                return super::deep(|| self.match_statement(cx, inner, span, out));
            }
            ast::ExprKind::Group(inner) => return self.expr_statement(cx, inner, span, out),
            ast::ExprKind::Call { callee, args } => {
                if self.watched_call(cx, tree, span, out).is_some() {
                    return;
                }
                if let Some(action) = self.action(cx, callee) {
                    let kind = self.act(cx, action, Some(args), None, callee.span);
                    out.extend(kind.map(|kind| Statement { kind, span }));
                    return;
                }
            }
            _ => {
                if let Some(action) = self.action(cx, tree) {
                    match action {
                        Action::Ignore => {}
                        Action::Flush => {
                            let kind = self.flush(cx, span);
                            out.extend(kind.map(|kind| Statement { kind, span }));
                        }
                        Action::Answer(..) => self.report(error::answer_not_called(span)),
                        _ => self.report(error::event_not_called(span)),
                    }
                    return;
                }
            }
        }
        let value = self.expr_any(cx, tree, None);
        match (&value.ty, &value.kind) {
            (Type::Error, _) => {}
            (Type::Unit | Type::Never, _) | (_, ExprKind::Mutate(..)) => out.push(Statement {
                kind: StatementKind::Expr(value),
                span,
            }),
            (ty, _) => {
                let shown = self.show(ty);
                self.report(error::unused_value(&shown, span));
            }
        }
    }
}
