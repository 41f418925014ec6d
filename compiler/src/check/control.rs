//! `if` and `match` as values and as statements; conditions; which blocks leave.

use super::Checker;
use super::body::{Binding, Cx};
use super::error;
use super::fit::broken;
use super::places::{NoPlace, read_of};
use super::types::{is_broken, is_open, option_of};
use crate::ast::{self, ArmBody, Else, Item, ItemKind, PatternKind};
use crate::hir::{
    Arm, Block, Condition, Expr, ExprKind, Pattern, PlaceStep, Statement, StatementKind, Type,
};
use crate::source::Span;

impl Checker<'_> {
    /// A condition; names of its pattern become locals. Index expressions of an `if let mut` are put before the statement into `before`.
    pub(super) fn condition(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Condition,
        before: &mut Vec<Statement>,
    ) -> Condition {
        match tree {
            ast::Condition::Is(expr) => Condition::Is(self.expr_as(cx, expr, &Type::Bool)),
            ast::Condition::Let {
                mutable: true,
                pattern,
                value,
            } => self.let_mut(cx, pattern, value, before),
            ast::Condition::Let { pattern, value, .. } => {
                let value = self.expr(cx, value, None);
                let pattern = match (&pattern.kind, &value.ty) {
                    // A plain name opens an option.
                    (PatternKind::Bind(_), Type::Option(inner)) => {
                        let inner = (**inner).clone();
                        Pattern::Some(Box::new(self.pattern(cx, pattern, &inner)))
                    }
                    (PatternKind::Bind(_), ty) => {
                        self.opens_no_option("if let", ty, value.span);
                        self.pattern(cx, pattern, &Type::Error)
                    }
                    (_, ty) => {
                        let ty = ty.clone();
                        self.pattern(cx, pattern, &ty)
                    }
                };
                Condition::Let { pattern, value }
            }
        }
    }

    /// Reports that something which opens options stands before a value that is none.
    pub(super) fn opens_no_option(&mut self, word: &str, ty: &Type, at: Span) {
        if !is_broken(ty) {
            let shown = self.show(ty);
            self.report(error::no_option(word, &shown, at));
        }
    }

    /// `if let mut x = place`: the name stands for what is in the option.
    fn let_mut(
        &mut self,
        cx: &mut Cx,
        pattern: &ast::Pattern,
        value: &ast::Expr,
        before: &mut Vec<Statement>,
    ) -> Condition {
        let PatternKind::Bind(name) = &pattern.kind else {
            self.report(error::not_yet("`if let mut` with a pattern", pattern.span));
            let _ = self.pattern(cx, pattern, &Type::Error);
            return Condition::Is(broken(pattern.span));
        };
        let place = match self.place(cx, value) {
            Ok(place) => place,
            Err(no_place) => {
                self.no_place(no_place, value.span);
                let _ = self.pattern(cx, pattern, &Type::Error);
                return Condition::Is(broken(value.span));
            }
        };
        let Type::Option(inner) = place.ty.clone() else {
            self.opens_no_option("if let mut", &place.ty.clone(), value.span);
            let _ = self.pattern(cx, pattern, &Type::Error);
            return Condition::Is(broken(value.span));
        };
        let mut place = self.with_fixed_indexes(cx, place, before);
        let value = read_of(self, cx, &place);
        place.steps.push(PlaceStep::Inner);
        place.ty = (*inner).clone();
        cx.bind(name, Binding::Alias(Box::new(place)));
        Condition::Let {
            pattern: Pattern::Some(Box::new(Pattern::Wildcard)),
            value,
        }
    }

    pub(super) fn no_place(&mut self, no_place: NoPlace, at: Span) {
        match no_place {
            NoPlace::Reported => {}
            NoPlace::Because(diagnostic) => self.report(*diagnostic),
            NoPlace::Value => self.report(error::not_a_place(
                "this value",
                "vars, `local`s and `let mut` can be assigned, with their fields and items",
                at,
            )),
        }
    }

    /// `if` as a value.
    pub(super) fn if_value(
        &mut self,
        cx: &mut Cx,
        tree: &ast::If,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let mut before = Vec::new();
        let condition = Box::new(self.condition(cx, &tree.condition, &mut before));
        let Some(otherwise) = &tree.otherwise else {
            self.report(error::if_without_else(span));
            return broken(span);
        };
        let missing = tail_is_none(&tree.then.items) || else_is_none(otherwise);
        let mut branches = Branches::new(wanted, missing);
        let mut then = self.branch(cx, &tree.then.items, tree.then.span, &mut branches);
        let mut otherwise = match otherwise {
            Else::Block(block) => self.branch(cx, &block.items, block.span, &mut branches),
            Else::If(inner) => {
                let value = self.branch_value(cx, inner, &mut branches);
                Block {
                    statements: Vec::new(),
                    value: Some(Box::new(value)),
                }
            }
        };
        let ty = self.settle(&branches, [&mut then, &mut otherwise].into_iter());
        let value = Expr {
            kind: ExprKind::If {
                condition,
                then,
                otherwise: Some(otherwise),
            },
            ty,
            span,
        };
        self.behind(before, value)
    }

    /// A value with statements that must run before it.
    fn behind(&mut self, before: Vec<Statement>, value: Expr) -> Expr {
        if !before.is_empty() {
            self.report(error::not_yet(
                "`if let mut` as a value with computed indexes",
                value.span,
            ));
        }
        value
    }

    /// `match` as a value.
    pub(super) fn match_value(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Match,
        span: Span,
        wanted: Option<&Type>,
    ) -> Expr {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let missing = tree
            .arms
            .iter()
            .any(|arm| tail_is_none(arm_items(&arm.body)));
        let mut branches = Branches::new(wanted, missing);
        let mut arms = Vec::new();
        for arm in &tree.arms {
            let (pattern, guard) = self.arm_head(cx, arm, &scrutinee.ty);
            let body = self.branch(cx, arm_items(&arm.body), arm.span, &mut branches);
            arms.push(Arm {
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
        let ty = self.settle(&branches, arms.iter_mut().map(|arm| &mut arm.body));
        Expr {
            kind: ExprKind::Match {
                scrutinee: Box::new(scrutinee),
                arms,
            },
            ty,
            span,
        }
    }

    pub(super) fn arm_head(
        &mut self,
        cx: &mut Cx,
        arm: &ast::Arm,
        ty: &Type,
    ) -> (Pattern, Option<Expr>) {
        let pattern = self.pattern(cx, &arm.pattern, ty);
        let guard = arm
            .guard
            .as_ref()
            .map(|guard| self.expr_as(cx, guard, &Type::Bool));
        (pattern, guard)
    }

    /// Reports cases that no arm covers. Arms with a guard cover nothing for sure.
    pub(super) fn exhaustive(
        &mut self,
        scrutinee: &Expr,
        arms: &[(&Pattern, bool)],
        tree: &ast::Match,
    ) {
        if is_broken(&scrutinee.ty) {
            return;
        }
        let patterns: Vec<&Pattern> = arms
            .iter()
            .filter(|(_, guarded)| !guarded)
            .map(|(pattern, _)| *pattern)
            .collect();
        let missing = self.uncovered(&patterns, &scrutinee.ty);
        if !missing.is_empty() {
            let at = tree.scrutinee.span;
            self.report(error::not_exhaustive(&missing, at, tree.arms_span));
        }
        self.unreachable(&scrutinee.ty, arms, tree);
    }

    /// Reports arms whose values are all taken by those above. A pattern with a mistake stands for any value, so nothing is known beside one.
    fn unreachable(&mut self, ty: &Type, arms: &[(&Pattern, bool)], tree: &ast::Match) {
        let has_mistake = tree.arms.iter().any(|arm| {
            let at = arm.pattern.span;
            self.errors.iter().any(|error| {
                let place = error.primary.span;
                place.source == at.source && place.start >= at.start && place.end <= at.end
            })
        });
        if has_mistake {
            return;
        }
        let mut above: Vec<&Pattern> = Vec::new();
        for ((pattern, guarded), arm) in arms.iter().zip(&tree.arms) {
            if !self.is_useful(&above, pattern, ty) {
                self.report(error::unreachable_arm(arm.pattern.span));
            }
            if !guarded {
                above.push(pattern);
            }
        }
    }

    fn branch(
        &mut self,
        cx: &mut Cx,
        items: &[Item],
        span: Span,
        branches: &mut Branches,
    ) -> Block {
        let Some((last, before)) = items.split_last() else {
            self.report(error::block_without_value(span));
            branches.learn(&Type::Error);
            return Block::default();
        };
        let mut statements = Vec::new();
        for item in before {
            self.statement(cx, item, &mut statements);
        }
        match &last.kind {
            ItemKind::Expr(expr) => Block {
                value: Some(Box::new(self.branch_value(cx, expr, branches))),
                statements,
            },
            _ => {
                self.last_statement(cx, last, &mut statements);
                branches.learn(&Type::Never);
                Block {
                    statements,
                    value: None,
                }
            }
        }
    }

    fn branch_value(&mut self, cx: &mut Cx, tree: &ast::Expr, branches: &mut Branches) -> Expr {
        if branches.wanted.is_none() && matches!(tree.kind, ast::ExprKind::None) {
            // Its type is that of the other branches.
            return Expr {
                kind: ExprKind::None,
                ty: Type::Error,
                span: tree.span,
            };
        }
        let value = match &branches.wanted {
            Some(wanted) if !is_open(wanted) => {
                let wanted = wanted.clone();
                self.expr_as(cx, tree, &wanted)
            }
            wanted => {
                let wanted = wanted.clone();
                let value = self.expr(cx, tree, wanted.as_ref());
                match (&value.ty, branches.missing) {
                    (Type::Option(_) | Type::Error | Type::Never, _) | (_, false) => value,
                    (ty, true) => {
                        let ty = option_of(ty.clone());
                        self.fit(value, &ty)
                    }
                }
            }
        };
        branches.learn(&value.ty);
        value
    }

    /// The type of all branches, given to those that are `none` as well.
    fn settle<'b>(
        &mut self,
        branches: &Branches,
        blocks: impl Iterator<Item = &'b mut Block>,
    ) -> Type {
        let mut ty = branches.ty();
        for block in blocks {
            if let Some(value) = &mut block.value
                && matches!(value.kind, ExprKind::None)
                && value.ty == Type::Error
            {
                if ty == Type::Never {
                    let example = "let found: Text? = …";
                    self.report(error::open_literal("this `none`", example, value.span));
                    ty = Type::Error;
                }
                value.ty = ty.clone();
            }
        }
        ty
    }

    /// The last item of a block that must give a value, where it is no expression: it has to leave.
    pub(super) fn last_statement(
        &mut self,
        cx: &mut Cx,
        item: &Item,
        statements: &mut Vec<Statement>,
    ) {
        let before = self.errors.len();
        self.statement(cx, item, statements);
        let leaves = statements.last().is_some_and(leaves);
        if !leaves && self.errors.len() == before && !matches!(item.kind, ItemKind::Broken) {
            self.report(error::block_without_value(item.span));
        }
    }

    /// `if` as a statement.
    pub(super) fn if_statement(
        &mut self,
        cx: &mut Cx,
        tree: &ast::If,
        span: Span,
        out: &mut Vec<Statement>,
    ) {
        let condition = Box::new(self.condition(cx, &tree.condition, out));
        let then = self.statements(cx, &tree.then);
        let otherwise = match &tree.otherwise {
            None => None,
            Some(Else::Block(block)) => Some(self.statements(cx, block)),
            Some(Else::If(inner)) => {
                let mut statements = Vec::new();
                if let ast::ExprKind::If(tree) = &inner.kind {
                    super::deep(|| self.if_statement(cx, tree, inner.span, &mut statements));
                }
                Some(Block {
                    statements,
                    value: None,
                })
            }
        };
        out.push(unit(
            ExprKind::If {
                condition,
                then,
                otherwise,
            },
            span,
        ));
    }

    /// `match` as a statement.
    pub(super) fn match_statement(
        &mut self,
        cx: &mut Cx,
        tree: &ast::Match,
        span: Span,
        out: &mut Vec<Statement>,
    ) {
        let scrutinee = self.expr(cx, &tree.scrutinee, None);
        let mut arms = Vec::new();
        for arm in &tree.arms {
            let (pattern, guard) = self.arm_head(cx, arm, &scrutinee.ty);
            let mut statements = Vec::new();
            for item in arm_items(&arm.body) {
                self.statement(cx, item, &mut statements);
            }
            arms.push(Arm {
                pattern,
                guard,
                body: Block {
                    statements,
                    value: None,
                },
            });
        }
        let heads: Vec<(&Pattern, bool)> = arms
            .iter()
            .map(|arm| (&arm.pattern, arm.guard.is_some()))
            .collect();
        self.exhaustive(&scrutinee, &heads, tree);
        out.push(unit(
            ExprKind::Match {
                scrutinee: Box::new(scrutinee),
                arms,
            },
            span,
        ));
    }
}

fn unit(kind: ExprKind, span: Span) -> Statement {
    Statement {
        kind: StatementKind::Expr(Expr {
            kind,
            ty: Type::Unit,
            span,
        }),
        span,
    }
}

/// The type on which branches agree.
struct Branches {
    /// What is expected; without that, the type of the first branch that has one.
    wanted: Option<Type>,
    /// A branch is `none`, so the others are options.
    missing: bool,
    /// Whether a branch gives a value at all.
    gives: bool,
}

impl Branches {
    fn new(wanted: Option<&Type>, missing: bool) -> Branches {
        let wanted = wanted.filter(|ty| !is_open(ty) || !missing).cloned();
        Branches {
            missing: missing && wanted.is_none(),
            wanted,
            gives: false,
        }
    }

    fn learn(&mut self, ty: &Type) {
        if *ty == Type::Never {
            return;
        }
        self.gives = true;
        let is_known = self.wanted.as_ref().is_some_and(|wanted| !is_open(wanted));
        if !is_known && *ty != Type::Error {
            self.wanted = Some(ty.clone());
        }
    }

    fn ty(&self) -> Type {
        match &self.wanted {
            _ if !self.gives => Type::Never,
            Some(ty) if !is_open(ty) => ty.clone(),
            _ => Type::Error,
        }
    }
}

pub(super) fn arm_items(body: &ArmBody) -> &[Item] {
    match body {
        ArmBody::Block(block) => &block.items,
        ArmBody::Item(item) => std::slice::from_ref(item),
    }
}

/// Whether a branch ends with the word `none`.
fn tail_is_none(items: &[Item]) -> bool {
    match items.last().map(|item| &item.kind) {
        Some(ItemKind::Expr(expr)) => match &expr.kind {
            ast::ExprKind::None => true,
            ast::ExprKind::If(tree) => {
                tail_is_none(&tree.then.items) || tree.otherwise.as_ref().is_some_and(else_is_none)
            }
            _ => false,
        },
        _ => false,
    }
}

fn else_is_none(otherwise: &Else) -> bool {
    match otherwise {
        Else::Block(block) => tail_is_none(&block.items),
        Else::If(inner) => match &inner.kind {
            ast::ExprKind::If(tree) => {
                tail_is_none(&tree.then.items) || tree.otherwise.as_ref().is_some_and(else_is_none)
            }
            _ => false,
        },
    }
}

/// Whether nothing behind a statement can run.
pub(super) fn leaves(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::Return(_) | StatementKind::Break | StatementKind::Continue => true,
        StatementKind::Expr(expr) => match &expr.kind {
            _ if expr.ty == Type::Never => true,
            ExprKind::If {
                then, otherwise, ..
            } => block_leaves(then) && otherwise.as_ref().is_some_and(block_leaves),
            ExprKind::Match { arms, .. } => {
                !arms.is_empty() && arms.iter().all(|arm| block_leaves(&arm.body))
            }
            _ => false,
        },
        _ => false,
    }
}

pub(super) fn block_leaves(block: &Block) -> bool {
    block.statements.last().is_some_and(leaves)
        || block
            .value
            .as_ref()
            .is_some_and(|value| value.ty == Type::Never)
}
