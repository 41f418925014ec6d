//! Code that is never reached, texts that may say `none`, events that wait in a loop.

use super::error::Lint;
use crate::hir::{
    Block, EventKind, EventRef, Expr, ExprKind, Piece, Program, StateId, Statement, StatementKind,
    Type,
};
use crate::plan::Plan;
use crate::plan::waits::is_extern;
use crate::plan::walk::{Visitor, walk_block, walk_body, walk_expr, walk_program, walk_statement};
use crate::source::Span;

/// Reports what stands in a block behind a statement that leaves it.
pub(super) fn leaving(plan: &Plan, found: &mut Vec<Lint>) {
    struct Leaving<'a>(&'a mut Vec<Lint>);
    impl Visitor for Leaving<'_> {
        fn block(&mut self, block: &Block) {
            let leaves = block.statements.iter().position(leaves);
            if let Some(index) = leaves {
                let behind = block.statements.get(index + 1).map(|next| next.span);
                let behind = behind.or(block.value.as_ref().map(|value| value.span));
                if let (Some(at), Some(statement)) = (behind, block.statements.get(index)) {
                    self.0.push(Lint::UnreachableCode {
                        at,
                        leaves: statement.span,
                    });
                }
            }
            walk_block(self, block);
        }
    }
    walk_program(&mut Leaving(found), &plan.program);
}

fn leaves(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::Return(_) | StatementKind::Break | StatementKind::Continue => true,
        StatementKind::Expr(expr) => expr.ty == Type::Never,
        _ => false,
    }
}

/// Reports options in the holes of texts.
pub(super) fn options_in_texts(plan: &Plan, found: &mut Vec<Lint>) {
    struct Holes<'a>(&'a mut Vec<Lint>);
    impl Visitor for Holes<'_> {
        fn expr(&mut self, expr: &Expr) {
            if let ExprKind::Interpolation(pieces) = &expr.kind {
                for piece in pieces {
                    // What `log` prints is no text that somebody wrote.
                    if let Piece::Hole(hole) = piece
                        && matches!(hole.ty, Type::Option(_))
                        && hole.span != expr.span
                    {
                        self.0.push(Lint::InterpolatedOption { at: hole.span });
                    }
                }
            }
            walk_expr(self, expr);
        }
    }
    walk_program(&mut Holes(found), &plan.program);
}

/// Reports plain events of the server with a wait in a loop; once for each.
pub(super) fn waits_in_loops(plan: &Plan, found: &mut Vec<Lint>) {
    for (number, state) in plan.program.states.iter().enumerate() {
        if crate::plan::placement::is_client(&plan.program, StateId(number as u32)) {
            continue;
        }
        for event in &state.events {
            if event.kind != EventKind::Plain {
                continue;
            }
            let mut waits = Waits {
                plan,
                loops: 0,
                at: None,
            };
            walk_body(&mut waits, &event.body);
            if let Some(at) = waits.at {
                found.push(Lint::EventWaitsInLoop {
                    event: event.origin.name.clone(),
                    at,
                    declared: event.origin.span,
                });
            }
        }
    }
}

struct Waits<'a> {
    plan: &'a Plan,
    loops: u32,
    /// The first wait in a loop.
    at: Option<Span>,
}

impl Waits<'_> {
    fn program(&self) -> &Program {
        &self.plan.program
    }

    fn waits(&mut self, at: Span) {
        if self.loops > 0 {
            self.at.get_or_insert(at);
        }
    }

    fn looped(&mut self, statement: &Statement) {
        self.loops += 1;
        walk_statement(self, statement);
        self.loops -= 1;
    }
}

impl Visitor for Waits<'_> {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::Call(function, _) = &expr.kind
            && is_extern(self.program(), *function)
        {
            self.waits(expr.span);
        }
        walk_expr(self, expr);
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Sleep(_) => self.waits(statement.span),
            StatementKind::CallEvent { event, .. } if self.is_waiting(*event) => {
                self.waits(statement.span);
            }
            _ => {}
        }
        match &statement.kind {
            // What a loop runs over is found once.
            StatementKind::For {
                over,
                filter,
                body,
                otherwise,
                ..
            } => {
                self.expr(over);
                self.loops += 1;
                if let Some(filter) = filter {
                    self.expr(filter);
                }
                self.block(body);
                self.loops -= 1;
                if let Some(otherwise) = otherwise {
                    self.block(otherwise);
                }
            }
            StatementKind::ForPlace { .. } | StatementKind::While { .. } => self.looped(statement),
            _ => walk_statement(self, statement),
        }
    }
}

impl Waits<'_> {
    fn is_waiting(&self, event: EventRef) -> bool {
        self.plan.waiting.contains(&event)
    }
}
