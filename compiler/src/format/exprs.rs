//! The layout of expressions, patterns and types.

use super::entries::{Last, Style};
use super::{Brackets, Formatter};
use crate::ast::{
    Args, Argument, BinaryOperator, Else, Expr, ExprKind, If, Lambda, Match, Name, Pattern,
    PatternKind, TextLiteral, TextPart, TypeExpr, TypeExprKind, UnaryOperator, Value,
};
use crate::doc::{Doc, Hug, concat, group, indent, join, text};
use crate::source::Span;

/// Where an expression stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the start of a line.
    Item,
    /// Behind something.
    Value,
}

impl Formatter<'_> {
    pub(super) fn expr(&mut self, expr: &Expr) -> Doc {
        self.expr_at(expr, Place::Value)
    }

    pub(super) fn expr_at(&mut self, expr: &Expr, place: Place) -> Doc {
        match &expr.kind {
            ExprKind::Number(_)
            | ExprKind::Color(_)
            | ExprKind::Bool(_)
            | ExprKind::None
            | ExprKind::SelfState
            | ExprKind::Name(_)
            | ExprKind::UpperName(_)
            | ExprKind::Broken => self.verbatim(expr.span),
            ExprKind::Text(literal) => self.text_literal(literal),
            ExprKind::Group(inner) => {
                let inner = self.expr(inner);
                group(concat([
                    text("("),
                    indent(concat([Doc::SoftLine, inner])),
                    Doc::SoftLine,
                    text(")"),
                ]))
            }
            ExprKind::If(branches) => self.branches(branches, place),
            ExprKind::Match(found) => self.matching(found),
            ExprKind::Lambda(lambda) => self.lambda(lambda),
            ExprKind::List(items) => {
                let last = match items.as_slice() {
                    [only] if is_bracketed(only) => Last::Open,
                    _ => Last::Plain,
                };
                self.entries(
                    Brackets::of(expr.span),
                    items,
                    |_, item| item.span,
                    Self::expr,
                )
                .between("[", "]", Style::Tight, last)
            }
            ExprKind::Map(pairs) if pairs.is_empty() => text("[:]"),
            ExprKind::Map(pairs) => self
                .entries(
                    Brackets::of(expr.span),
                    pairs,
                    |_, (key, value)| key.span.to(value.span),
                    |this, (key, value)| concat([this.expr(key), text(": "), this.expr(value)]),
                )
                .between("[", "]", Style::Tight, Last::Plain),
            ExprKind::Binary { operator, .. } => self.binary(expr, *operator),
            ExprKind::Unary { operator, operand } => {
                let word = match operator {
                    UnaryOperator::Negate => "-",
                    UnaryOperator::Not => "!",
                    UnaryOperator::Try => "try ",
                };
                concat([text(word), self.expr(operand)])
            }
            ExprKind::Field { .. } | ExprKind::Call { .. } | ExprKind::Index { .. } => {
                self.chain(expr)
            }
        }
    }

    pub(super) fn value(&mut self, value: &Value) -> Doc {
        match value {
            Value::Expr(expr) => self.expr(expr),
            Value::Block(block) => self.block(block),
        }
    }

    /// Operators of one level stand at the starts of lines when broken, but for `-`, with which a line would begin anew.
    fn binary(&mut self, expr: &Expr, operator: BinaryOperator) -> Doc {
        let mut operands = Vec::new();
        let mut first = expr;
        while let ExprKind::Binary {
            operator: inner,
            left,
            right,
            ..
        } = &first.kind
            && level(*inner) == level(operator)
        {
            operands.push((*inner, right.as_ref()));
            first = left;
        }
        let head = self.expr(first);
        let mut rest = Vec::new();
        for (operator, operand) in operands.into_iter().rev() {
            let word = operator.symbol();
            rest.extend(match operator {
                BinaryOperator::Range => vec![text(word)],
                BinaryOperator::Subtract => vec![text(" - ")],
                _ => vec![Doc::Line, text(word), text(" ")],
            });
            rest.push(self.expr(operand));
        }
        group(concat([head, indent(Doc::Concat(rest))]))
    }

    /// `a.b(c)[d].e()`: with two calls or more each may stand on a line of its own.
    fn chain(&mut self, expr: &Expr) -> Doc {
        let mut links = Vec::new();
        let mut base = expr;
        loop {
            let object = match &base.kind {
                ExprKind::Field { object, .. } | ExprKind::Index { object, .. } => object,
                ExprKind::Call { callee, .. } => callee,
                _ => break,
            };
            links.push(base);
            base = object;
        }
        links.reverse();
        let mut parts = vec![self.expr(base)];
        let mut calls = 0;
        let mut is_open = false;
        let mut rest = links.iter().peekable();
        while let Some(link) = rest.next() {
            match &link.kind {
                ExprKind::Field { name, optional, .. } => {
                    let dot = text(if *optional { "?." } else { "." });
                    let mut part = vec![dot, self.name(name)];
                    let mut is_call = false;
                    while let Some(next) = rest.peek() {
                        match &next.kind {
                            ExprKind::Call { args, .. } => {
                                is_call = true;
                                is_open = last_of(args) == Last::Open;
                                part.push(self.args(args));
                            }
                            ExprKind::Index { index, .. } => part.push(self.index(index)),
                            _ => break,
                        }
                        rest.next();
                    }
                    if is_call {
                        calls += 1;
                        parts.push(Doc::Concat(part));
                    } else if let (0, Some(before)) = (calls, parts.last_mut()) {
                        *before = concat([std::mem::take(before), Doc::Concat(part)]);
                    } else {
                        is_open = false;
                        parts.push(Doc::Concat(part));
                    }
                }
                ExprKind::Call { args, .. } => {
                    let args = self.args(args);
                    append(&mut parts, args);
                }
                ExprKind::Index { index, .. } => {
                    let index = self.index(index);
                    append(&mut parts, index);
                }
                _ => {}
            }
        }
        if calls < 2 {
            return Doc::Concat(parts);
        }
        let mut parts = parts.into_iter();
        let mut lead = vec![parts.next().unwrap_or_default()];
        let mut tail: Vec<Doc> = parts.collect();
        if is_open {
            let last = tail.pop().unwrap_or_default();
            for part in tail {
                lead.extend([Doc::SoftLine, part]);
            }
            lead.push(Doc::SoftLine);
            return Doc::Hug(Box::new(Hug {
                lead: Doc::Concat(lead),
                last,
                trail: Doc::Nil,
            }));
        }
        let head = lead.pop().unwrap_or_default();
        let rest = tail.into_iter().flat_map(|part| [Doc::SoftLine, part]);
        group(concat([head, indent(concat(rest))]))
    }

    fn index(&mut self, index: &Expr) -> Doc {
        let index = self.expr(index);
        group(concat([
            text("["),
            indent(concat([Doc::SoftLine, index])),
            Doc::SoftLine,
            text("]"),
        ]))
    }

    pub(super) fn args(&mut self, args: &Args) -> Doc {
        let entries = self.entries(
            Brackets::of(args.span),
            &args.arguments,
            |_, argument| argument.span,
            Self::argument,
        );
        if let [only] = args.arguments.as_slice()
            && let Value::Expr(expr) = &only.value
            && matches!(expr.kind, ExprKind::Text(_))
            && !entries.is_broken
        {
            // A line of its own would not make it shorter by much.
            return concat([text("("), entries.lines(""), text(")")]);
        }
        entries.between("(", ")", Style::Tight, last_of(args))
    }

    pub(super) fn argument(&mut self, argument: &Argument) -> Doc {
        let value = self.value(&argument.value);
        match &argument.label {
            Some(label) => concat([self.name(label), text(": "), value]),
            None => value,
        }
    }

    fn lambda(&mut self, lambda: &Lambda) -> Doc {
        let params = match lambda.params.as_slice() {
            [only] if only.ty.is_none() => self.name(&only.name),
            params => {
                let params: Vec<Doc> = params
                    .iter()
                    .map(|param| match &param.ty {
                        Some(ty) => concat([self.name(&param.name), text(": "), self.ty(ty)]),
                        None => self.name(&param.name),
                    })
                    .collect();
                concat([text("("), join(params, &text(", ")), text(")")])
            }
        };
        concat([params, text(" => "), self.value(&lambda.body)])
    }

    /// `if … else …` in one of three shapes; blocks with a line of their own keep it.
    fn branches(&mut self, first: &If, place: Place) -> Doc {
        let mut rows = Vec::new();
        let mut is_broken = false;
        let mut word = "if ";
        let mut branch = first;
        loop {
            let condition = self.condition(&branch.condition);
            let (block, broken) = self.block_parts(&branch.then);
            is_broken |= broken;
            rows.push(concat([text(word), condition, text(" "), block]));
            match &branch.otherwise {
                Some(Else::If(Expr {
                    kind: ExprKind::If(next),
                    ..
                })) => {
                    word = "else if ";
                    branch = next;
                }
                Some(Else::If(other)) => {
                    rows.push(concat([text("else "), self.expr(other)]));
                    break;
                }
                Some(Else::Block(block)) => {
                    let (block, broken) = self.block_parts(block);
                    is_broken |= broken;
                    rows.push(concat([text("else "), block]));
                    break;
                }
                None => break,
            }
        }
        if is_broken {
            return join(rows, &text(" "));
        }
        let steps = match place {
            Place::Item => 0,
            Place::Value => 1,
        };
        Doc::Branches { rows, steps }
    }

    fn matching(&mut self, found: &Match) -> Doc {
        let scrutinee = self.expr(&found.scrutinee);
        let arms = self
            .entries(
                Brackets::of(found.arms_span),
                &found.arms,
                |_, arm| arm.span,
                Self::arm,
            )
            .between("{", "}", Style::Braces, Last::Plain);
        concat([text("match "), scrutinee, text(" "), arms])
    }

    /// A literal as it was written, but for what stands in its holes.
    pub(super) fn text_literal(&mut self, literal: &TextLiteral) -> Doc {
        let holes: Vec<&Expr> = literal
            .parts
            .iter()
            .filter_map(|part| match part {
                TextPart::Hole(expr) => Some(expr),
                TextPart::Text(_) => None,
            })
            .collect();
        let mut parts = Vec::new();
        let mut start = literal.span.start;
        for hole in holes {
            let piece = self.between(start, hole.span.start);
            let piece = piece.trim_end_matches([' ', '\t']);
            parts.push(self.piece(literal, start, piece));
            parts.push(Doc::Flat(Box::new(self.expr(hole))));
            start = hole.span.end;
        }
        parts.push(self.piece(literal, start, self.between(start, literal.span.end)));
        Doc::Concat(parts)
    }

    /// A piece of a literal without the spaces between a hole before it and its `}`.
    fn piece(&self, literal: &TextLiteral, start: u32, piece: &str) -> Doc {
        let piece = if start > literal.span.start {
            piece.trim_start_matches([' ', '\t'])
        } else {
            piece
        };
        text(piece.replace("\r\n", "\n"))
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) -> Doc {
        let fields = |this: &mut Self, fields: &[Pattern]| {
            let fields: Vec<Doc> = fields.iter().map(|field| this.pattern(field)).collect();
            concat([text("("), join(fields, &text(", ")), text(")")])
        };
        match &pattern.kind {
            PatternKind::Number(_)
            | PatternKind::Text(_)
            | PatternKind::Bool(_)
            | PatternKind::None
            | PatternKind::Wildcard
            | PatternKind::Bind(_)
            | PatternKind::Broken => self.verbatim(pattern.span),
            PatternKind::Wrapper {
                name,
                fields: inner,
            } => concat([self.name(name), fields(self, inner)]),
            PatternKind::Variant {
                enumeration,
                name,
                fields: inner,
            } => {
                let head = match enumeration {
                    Some(enumeration) => concat([self.name(enumeration), text(".")]),
                    None => Doc::Nil,
                };
                let fields = inner.as_ref().map(|inner| fields(self, inner));
                concat([head, self.name(name), fields.unwrap_or_default()])
            }
            PatternKind::Or(patterns) => {
                let patterns: Vec<Doc> = patterns
                    .iter()
                    .map(|pattern| self.pattern(pattern))
                    .collect();
                group(indent(join(patterns, &concat([Doc::Line, text("| ")]))))
            }
        }
    }

    pub(super) fn ty(&mut self, ty: &TypeExpr) -> Doc {
        match &ty.kind {
            TypeExprKind::Named { name, arguments } => {
                let name = self.name(name);
                if arguments.is_empty() {
                    return name;
                }
                let arguments: Vec<Doc> = arguments.iter().map(|ty| self.ty(ty)).collect();
                concat([name, text("<"), join(arguments, &text(", ")), text(">")])
            }
            TypeExprKind::Option(inner) => concat([self.ty(inner), text("?")]),
            TypeExprKind::Function { params, result } => {
                let params: Vec<Doc> = params.iter().map(|ty| self.ty(ty)).collect();
                concat([
                    text("("),
                    join(params, &text(", ")),
                    text(") -> "),
                    self.ty(result),
                ])
            }
            TypeExprKind::Broken => self.verbatim(ty.span),
        }
    }

    /// `<A, B>`
    pub(super) fn generics(&self, generics: &[Name]) -> Doc {
        if generics.is_empty() {
            return Doc::Nil;
        }
        let names = generics.iter().map(|name| self.name(name));
        concat([text("<"), join(names, &text(", ")), text(">")])
    }

    /// Where a value stands.
    pub(super) fn span_of_value(value: &Value) -> Span {
        match value {
            Value::Expr(expr) => expr.span,
            Value::Block(block) => block.span,
        }
    }
}

fn append(parts: &mut [Doc], doc: Doc) {
    if let Some(last) = parts.last_mut() {
        *last = concat([std::mem::take(last), doc]);
    }
}

/// Whether the last argument ends in a bracket that may stand open.
fn last_of(args: &Args) -> Last {
    let Some(last) = args.arguments.last() else {
        return Last::Plain;
    };
    let opens = match &last.value {
        Value::Block(_) => true,
        Value::Expr(expr) => opens(expr) || args.arguments.len() == 1 && is_bracketed(expr),
    };
    if opens { Last::Open } else { Last::Plain }
}

/// Whether an expression ends in a block.
fn opens(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Match(_) => true,
        ExprKind::Lambda(lambda) => match &lambda.body {
            Value::Block(_) => true,
            Value::Expr(body) => opens(body),
        },
        _ => false,
    }
}

/// Whether an expression is a list or one call.
fn is_bracketed(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::List(_) | ExprKind::Map(_))
}

/// Operators that stand beside each other without brackets.
fn level(operator: BinaryOperator) -> u8 {
    use BinaryOperator::*;
    match operator {
        Or => 0,
        And => 1,
        Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual => 2,
        Coalesce => 3,
        Range => 4,
        Add | Subtract => 5,
        Multiply | Divide | Remainder => 6,
    }
}
