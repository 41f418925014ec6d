//! Calls, with one argument rule for all of them (LANGUAGE §5.1.5): positional arguments first, then named ones, then defaults.

use super::body::{Binding, Cx, Side, Site};
use super::fit::{Solution, Why, broken};
use super::handlers::Payload;
use super::literals::plain_text;
use super::methods::library_signature;
use super::signatures::{DefaultValue, Member, Signature, SignatureParam};
use super::types::is_open;
use super::{Checker, error};
use crate::ast::{self, Args, Argument, Value};
use crate::calendar;
use crate::hir::{
    EnumId, Expr, ExprKind, FunctionBody, FunctionId, Literal, LocalId, PageId, PageRoute,
    RecordId, Type,
};
use crate::library::{self, Builtin};
use crate::resolve::{Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use smol_str::SmolStr;
use std::fmt::Write as _;

/// What stands for required parameters that are not given.
pub(super) enum Fill<'p> {
    /// Nothing: they are missing.
    Nothing,
    /// In a handler the payload fills the first one.
    Payload(&'p mut Payload),
}

/// Defaults that need themselves are found by their depth.
const DEEPEST_DEFAULT: u32 = 32;

impl<'a> Checker<'a> {
    /// Puts arguments to their parameters; reports those that have none. The flag says whether all of them had one.
    pub(super) fn matched<'t>(
        &mut self,
        signature: &Signature<'_>,
        args: &'t [Argument],
    ) -> (Vec<Option<&'t Argument>>, bool) {
        let mut placed: Vec<Option<&Argument>> = vec![None; signature.params.len()];
        let mut all = true;
        for (number, argument) in args.iter().enumerate() {
            let at = match &argument.label {
                None => number,
                Some(label) => {
                    let found = signature
                        .params
                        .iter()
                        .position(|param| param.name == label.text);
                    let Some(found) = found else {
                        all = false;
                        let names = signature.params.iter().map(|param| param.name.as_str());
                        self.report(error::unknown_argument(
                            &label.text,
                            &signature.name,
                            &self.call_text(signature),
                            label.span,
                            nearest(&label.text, names),
                        ));
                        continue;
                    };
                    found
                }
            };
            match placed.get_mut(at) {
                None => {
                    all = false;
                    self.report(error::extra_argument(
                        &signature.name,
                        &self.call_text(signature),
                        argument.span,
                    ));
                    break;
                }
                Some(Some(first)) => {
                    all = false;
                    let name = signature.params.get(at).map(|param| param.name.as_str());
                    self.report(
                        error::doubled_argument(name.unwrap_or_default(), argument.span)
                            .also(first.span, "given here already"),
                    );
                }
                Some(empty) => *empty = Some(argument),
            }
        }
        (placed, all)
    }

    /// The arguments of a call in order with defaults filled in, and what the call gives.
    pub(super) fn arguments(
        &mut self,
        cx: &mut Cx,
        signature: &Signature<'_>,
        args: &Args,
        wanted: Option<&Type>,
        known: Solution,
        at: Span,
    ) -> Option<(Vec<Expr>, Type)> {
        self.arguments_filled(cx, signature, args, wanted, known, Fill::Nothing, at)
    }

    /// The same, where something may stand for parameters that are not given.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn arguments_filled(
        &mut self,
        cx: &mut Cx,
        signature: &Signature<'_>,
        args: &Args,
        wanted: Option<&Type>,
        mut known: Solution,
        mut fill: Fill<'_>,
        at: Span,
    ) -> Option<(Vec<Expr>, Type)> {
        let (placed, mut complete) = self.matched(signature, &args.arguments);
        learn_from_expected(&mut known, &signature.result, wanted);
        let mut values: Vec<Option<Expr>> = placed.iter().map(|_| None).collect();
        let mut missing = Vec::new();
        // Lambdas last: their parameters may be known only from the other arguments.
        for functions in [false, true] {
            for (number, (argument, param)) in placed.iter().zip(&signature.params).enumerate() {
                if matches!(param.ty, Type::Function(..)) != functions {
                    continue;
                }
                let value = match argument {
                    Some(argument) => self.argument(cx, argument, param, &mut known),
                    None => match self.not_given(cx, param, &mut known, &mut fill, at) {
                        Some(value) => value,
                        None => {
                            missing.push(param.name.as_str());
                            continue;
                        }
                    },
                };
                if let Some(slot) = values.get_mut(number) {
                    *slot = Some(value);
                }
            }
        }
        if !missing.is_empty() && complete {
            complete = false;
            let diagnostic = match fill {
                Fill::Nothing => {
                    let call = self.call_text(signature);
                    error::missing_argument(&missing, &signature.name, &call, at)
                }
                Fill::Payload(_) => error::open_parameters(&signature.name, &missing, at),
            };
            self.report(match signature.span {
                Some(span) => diagnostic.also(span, "declared here"),
                None => diagnostic,
            });
        }
        if !complete {
            return None;
        }
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;
        if let Some(wanted) = wanted
            && is_open(&known.apply(&signature.result))
        {
            known.learn(&signature.result, wanted);
        }
        let ty = known.apply(&signature.result);
        if is_open(&ty) {
            let is_broken = values
                .iter()
                .any(|value| super::types::is_broken(&value.ty));
            if !is_broken {
                self.report(error::open_literal(
                    &format!("what `{}` gives", signature.name),
                    "let names: List<Text> = …",
                    at,
                ));
            }
            return None;
        }
        Some((values, ty))
    }

    fn argument(
        &mut self,
        cx: &mut Cx,
        argument: &Argument,
        param: &SignatureParam<'_>,
        known: &mut Solution,
    ) -> Expr {
        let ty = known.apply(&param.ty);
        if !is_open(&ty) {
            return self.value_for(cx, &argument.value, &ty, param_here(param.span));
        }
        let Value::Expr(tree) = &argument.value else {
            return self.value_for(cx, &argument.value, &ty, None);
        };
        let expr = self.expr(cx, tree, Some(&ty));
        known.learn(&param.ty, &expr.ty);
        let ty = known.apply(&param.ty);
        match is_open(&ty) {
            true => expr,
            false => self.fit(expr, &ty),
        }
    }

    /// The value of a parameter that is not given.
    fn not_given(
        &mut self,
        cx: &mut Cx,
        param: &SignatureParam<'_>,
        known: &mut Solution,
        fill: &mut Fill<'_>,
        at: Span,
    ) -> Option<Expr> {
        let ty = known.apply(&param.ty);
        if let (DefaultValue::Required, Fill::Payload(payload)) = (&param.default, fill) {
            let value = payload.take(cx, at)?;
            let found = value.ty.clone();
            let fitted = match &ty {
                Type::Option(inner) => found == ty || found == **inner,
                _ => super::fit::fits(&found, &ty),
            };
            if !fitted {
                let (found, wanted) = (self.show(&found), self.show(&ty));
                let diagnostic = error::payload(&found, &param.name, &wanted, at);
                self.report(match param.span {
                    Some(span) => diagnostic.also(span, "declared here"),
                    None => diagnostic,
                });
                return Some(broken(at));
            }
            return Some(self.fit(value, &ty));
        }
        self.filled(cx, param.default, &ty, at)
    }

    /// A default in the place of an argument. It was checked where it is declared, so nothing is reported; it sees constants and functions, nothing of
    /// where the call stands.
    pub(super) fn filled(
        &mut self,
        cx: &mut Cx,
        default: DefaultValue<'_>,
        ty: &Type,
        at: Span,
    ) -> Option<Expr> {
        if let DefaultValue::Literal(text) = default {
            return Some(literal(text, at));
        }
        if self.filling >= DEEPEST_DEFAULT {
            return Some(broken(at));
        }
        self.filling += 1;
        self.muted += 1;
        let site = std::mem::replace(&mut cx.site, Site::Constant);
        let side = std::mem::replace(&mut cx.side, Side::Both);
        let value = match default {
            DefaultValue::Tree(tree) => Some(self.value_for(cx, tree, ty, None)),
            DefaultValue::Expr(tree) => Some(self.expr_as(cx, tree, ty)),
            DefaultValue::Required | DefaultValue::Literal(_) => None,
        };
        cx.site = site;
        cx.side = side;
        self.muted -= 1;
        self.filling -= 1;
        value
    }

    /// Looks into the arguments of a call that is in error, for mistakes of their own.
    pub(super) fn loose_arguments(&mut self, cx: &mut Cx, args: &Args) {
        for argument in &args.arguments {
            if let Value::Expr(expr) = &argument.value
                && !self.takes_type(expr)
                && !matches!(expr.kind, ast::ExprKind::Lambda(_))
            {
                let _ = self.expr(cx, expr, Some(&Type::Error));
            }
        }
    }

    /// `name(a: Int, b: Text = …)`, for messages.
    pub(super) fn call_text(&self, signature: &Signature<'_>) -> String {
        let mut text = format!("{}(", signature.name);
        for (number, param) in signature.params.iter().enumerate() {
            let separator = if number == 0 { "" } else { ", " };
            let default = if param.default.is_required() {
                ""
            } else {
                " = …"
            };
            let ty = self.show(&param.ty);
            let _ = write!(text, "{separator}{}: {ty}{default}", param.name);
        }
        text.push(')');
        text
    }

    /// A call whose callee is no field.
    pub(super) fn call(
        &mut self,
        cx: &mut Cx,
        callee: &ast::Expr,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        match &callee.kind {
            ast::ExprKind::UpperName(name) => self.upper_call(cx, name, args, wanted, span),
            ast::ExprKind::Name(name) => self.name_call(cx, name, args, wanted, span),
            _ => {
                let callee = self.expr(cx, callee, None);
                if callee.ty != Type::Error {
                    let shown = self.show(&callee.ty);
                    let what = error::a(&shown);
                    self.report(error::not_callable(&what, callee.span));
                }
                self.loose_arguments(cx, args);
                broken(span)
            }
        }
    }

    fn name_call(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        match self.target(name) {
            Some(Target::Function(function)) => {
                return self.function_call(cx, function, args, wanted, name.span, span);
            }
            Some(Target::Builtin(builtin)) => {
                return self.builtin_call(cx, builtin, name, args, span);
            }
            Some(Target::Local(declared)) => match cx.binding(declared) {
                Some(Binding::Local(id)) => {
                    let id = *id;
                    return self.local_call(cx, id, name, args, span);
                }
                Some(Binding::Alias(_)) => {
                    let what = format!("`{}`, which is a value,", name.text);
                    self.report(error::not_callable(&what, name.span));
                }
                None => {}
            },
            Some(Target::Member(state, index)) => {
                let member = self
                    .known
                    .members
                    .get(state.0 as usize)
                    .and_then(|members| members.in_order.get(index as usize).copied())
                    .flatten();
                match member {
                    Some(Member::Function(function)) => {
                        return self.function_call(cx, function, args, wanted, name.span, span);
                    }
                    Some(Member::Event(_) | Member::Setter(_)) => {
                        self.report(error::event_as_value(&name.text, name.span));
                    }
                    Some(Member::Var(_) | Member::Computed(_)) => {
                        let what = format!("`{}`, which is a value,", name.text);
                        self.report(error::not_callable(&what, name.span));
                    }
                    None => {}
                }
            }
            Some(Target::OwnEvent(_) | Target::Effect(_)) => {
                self.report(error::event_as_value(&name.text, name.span));
            }
            Some(Target::Element(element)) => {
                self.report(error::element_outside_view(element.name, name.span));
            }
            Some(Target::Word(word)) => {
                return self.word_call(cx, word, name, args, wanted, span);
            }
            None | Some(Target::Upper(_) | Target::TypeParam(_)) => {}
        }
        self.loose_arguments(cx, args);
        broken(span)
    }

    /// `ok(x)`, `err(e)`, `some(x)`, and words that come later.
    fn word_call(
        &mut self,
        cx: &mut Cx,
        word: &'static str,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let wrapped = match (word, wanted) {
            ("ok", Some(Type::Result(ok, _))) => Some(ok.clone()),
            ("err", Some(Type::Result(_, err))) => Some(err.clone()),
            ("some", Some(Type::Option(inner))) => Some(inner.clone()),
            _ => None,
        };
        let diagnostic = match (word, wrapped, args.arguments.as_slice(), wanted) {
            (_, Some(ty), [argument], Some(wanted)) if !is_open(wanted) => {
                let value = Box::new(self.value_for(cx, &argument.value, &ty, None));
                return Expr {
                    kind: match word {
                        "ok" => ExprKind::Ok(value),
                        "err" => ExprKind::Err(value),
                        _ => ExprKind::Some(value),
                    },
                    ty: wanted.clone(),
                    span,
                };
            }
            ("some", ..) => error::not_a_value(
                "`some(…)`",
                "it is a pattern; a value fits an option as it is",
                name.span,
            ),
            ("ok" | "err", ..) => {
                let example = "let result: Result<Int, Text> = ok(1)";
                error::open_literal("this result", example, span)
            }
            ("reset", ..) => error::event_as_value(&name.text, name.span),
            _ => error::not_yet(&format!("`{word}(…)`"), name.span),
        };
        self.report(diagnostic);
        broken(span)
    }

    /// A call of a parameter of function type.
    fn local_call(
        &mut self,
        cx: &mut Cx,
        id: LocalId,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let ty = cx.type_of(id);
        let Type::Function(params, result) = &ty else {
            let what = match &ty {
                Type::Error => None,
                Type::Event(_) => {
                    self.report(error::event_as_value(&name.text, name.span));
                    None
                }
                ty => Some(format!("`{}`, {},", name.text, error::a(&self.show(ty)))),
            };
            if let Some(what) = what {
                self.report(error::not_callable(&what, name.span));
            }
            self.loose_arguments(cx, args);
            return broken(span);
        };
        let signature = Signature {
            name: name.text.clone(),
            span: None,
            generics: 0,
            params: params
                .iter()
                .enumerate()
                .map(|(number, ty)| SignatureParam {
                    name: smol_str::format_smolstr!("argument_{}", number + 1),
                    ty: ty.clone(),
                    span: None,
                    default: DefaultValue::Required,
                })
                .collect(),
            result: (**result).clone(),
        };
        match self.arguments(cx, &signature, args, None, Solution::default(), name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::CallLocal(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// A call of a function of the program.
    pub(super) fn function_call(
        &mut self,
        cx: &mut Cx,
        id: FunctionId,
        args: &Args,
        wanted: Option<&Type>,
        at: Span,
        span: Span,
    ) -> Expr {
        let (Some(signature), Some(function)) = (
            self.known.functions.get(id.0 as usize).cloned(),
            self.program.functions.get(id.0 as usize),
        ) else {
            return broken(span);
        };
        let is_extern = matches!(function.body, FunctionBody::Extern);
        let gives_stream = matches!(function.result, Type::Stream(_));
        let takes_stream = std::mem::take(&mut cx.takes_stream);
        let own = match function.state {
            None => true,
            Some(state) => match cx.site {
                Site::Constant | Site::Start { .. } => false,
                Site::Function => cx.state == Some(state),
                _ => true,
            },
        };
        if !own {
            self.report(error::state_in_pure(&signature.name, at));
        }
        if is_extern {
            let what = format!("the extern function `{}`", signature.name);
            match cx.site {
                Site::Update => self.report(error::waits_in_update(&what, at)),
                Site::Optimistic => self.report(error::optimistic(&what, at)),
                Site::Event | Site::Background if cx.lambdas == 0 && cx.side == Side::Server => {
                    if gives_stream && !(takes_stream && cx.site == Site::Background) {
                        self.report(error::stream_out_of_place(&signature.name, at));
                    }
                }
                Site::Handler | Site::Event if cx.lambdas == 0 => {
                    self.report(error::extern_in_browser(&what, at));
                }
                Site::Test => self.report(error::extern_in_test(&signature.name, at)),
                _ => self.report(error::impure(&what, at)),
            }
        }
        let known = Solution::new(signature.generics);
        match self.arguments(cx, &signature, args, wanted, known, at) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Call(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    fn builtin_call(
        &mut self,
        cx: &mut Cx,
        builtin: &'static Builtin,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let what = format!("`{}`", name.text);
        match (builtin.context, cx.site) {
            (library::Context::Everywhere, _) => {}
            (library::Context::Compiled, _) => return self.asset(args, span),
            (
                library::Context::Events,
                Site::Event | Site::Handler | Site::Background | Site::Update | Site::Test,
            ) => {}
            (library::Context::Events, Site::Optimistic) => {
                self.report(error::optimistic(&what, name.span));
            }
            (library::Context::Events, _) => self.report(error::impure(&what, name.span)),
            (library::Context::Views, _) if cx.is_in_tab() => {}
            (library::Context::Browser, _) if cx.is_in_tab() && cx.site != Site::View => {}
            (library::Context::Views | library::Context::Browser, Site::Test) => {
                self.report(error::not_in_test(&what, name.span));
            }
            (library::Context::Views | library::Context::Browser, _) => {
                self.report(match cx.side {
                    Side::Server if cx.site.acts() => error::browser_alone(&what, name.span),
                    _ => error::impure(&what, name.span),
                });
            }
        }
        let signature = library_signature(&builtin.signature, 0);
        match self.arguments(cx, &signature, args, None, Solution::default(), name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Builtin(builtin, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// `Task(id: 1)`, `Item(id: 3)`, `Busy(50)`.
    fn upper_call(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        if let Some(id) = super::names::expected_enum(wanted)
            && self.variant_index(id, &name.text).is_some()
        {
            return self.variant_call(cx, id, name, Some(args), wanted, span);
        }
        match self.target(name) {
            Some(Target::Upper(UpperItem::Record(id))) => {
                return self.record_call(cx, id, name, args, wanted, span);
            }
            Some(Target::Upper(UpperItem::Page(id))) => {
                return self.route_call(cx, id, name, args, span);
            }
            Some(Target::Upper(UpperItem::Component(_))) => {
                self.report(error::element_outside_view(&name.text, name.span));
            }
            Some(Target::Upper(UpperItem::BuiltinType(ty @ ("Date" | "DateTime")))) => {
                return self.time_literal(ty, args, span);
            }
            Some(Target::Upper(UpperItem::State(_))) => {
                let what = format!("the state `{}`", name.text);
                self.report(error::not_callable(&what, name.span));
            }
            Some(Target::Upper(UpperItem::Enum(_))) => {
                let what = format!("the enum `{}`", name.text);
                self.report(
                    error::not_callable(&what, name.span)
                        .help(format!("name a variant of it: `{}.…`", name.text)),
                );
            }
            Some(Target::Upper(UpperItem::Style(_))) => {
                let what = format!("the style `{}`", name.text);
                self.report(error::not_callable(&what, name.span));
            }
            Some(Target::Upper(UpperItem::Constant(_))) => {
                let what = format!("the constant `{}`", name.text);
                self.report(error::not_callable(&what, name.span));
            }
            Some(_) => {
                let what = format!("the type `{}`", name.text);
                self.report(error::not_callable(&what, name.span));
            }
            None => {
                if let Some(id) = self.bare_variant(name, wanted) {
                    return self.variant_call(cx, id, name, Some(args), wanted, span);
                }
            }
        }
        self.loose_arguments(cx, args);
        broken(span)
    }

    /// `Date("2021-01-01")`, `DateTime("2021-01-01T00:00:00Z")`: read when compiled.
    fn time_literal(&mut self, name: &str, args: &Args, span: Span) -> Expr {
        let Some((text, at)) = plain_argument(args, None) else {
            self.report(error::time_literal(name, None, args.span));
            return broken(span);
        };
        let literal = match name {
            "Date" => calendar::read_date(&text).map(|_| (Literal::Date(text.clone()), Type::Date)),
            _ => calendar::read_instant(&text).map(|at| (Literal::DateTime(at), Type::DateTime)),
        };
        match literal {
            Some((literal, ty)) => Expr {
                kind: ExprKind::Literal(literal),
                ty,
                span,
            },
            None => {
                self.report(error::time_literal(name, Some(&text), at));
                broken(span)
            }
        }
    }

    fn record_call(
        &mut self,
        cx: &mut Cx,
        id: RecordId,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let Some(signature) = self.known.records.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        let known = Solution::new(signature.generics);
        match self.arguments(cx, &signature, args, wanted, known, name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Record(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// A variant with its fields, or alone.
    pub(super) fn variant_call(
        &mut self,
        cx: &mut Cx,
        id: EnumId,
        name: &ast::Name,
        args: Option<&Args>,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let Some(number) = self.variant_index(id, &name.text) else {
            self.unknown_variant(id, name);
            if let Some(args) = args {
                self.loose_arguments(cx, args);
            }
            return broken(span);
        };
        let signature = self
            .known
            .variants
            .get(id.0 as usize)
            .and_then(|variants| variants.get(number).cloned());
        let Some(signature) = signature else {
            return broken(span);
        };
        let empty = Args {
            arguments: Vec::new(),
            span: name.span,
        };
        if let (Some(args), true) = (args, signature.params.is_empty()) {
            self.report(error::variant_without_fields(&name.text, args.span));
            return broken(span);
        }
        let known = Solution::new(signature.generics);
        let args = args.unwrap_or(&empty);
        match self.arguments(cx, &signature, args, wanted, known, name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Variant(id, super::index(number), values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// The address of a page.
    fn route_call(
        &mut self,
        cx: &mut Cx,
        id: PageId,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let is_error_page = self
            .program
            .pages
            .get(id.0 as usize)
            .is_some_and(|page| matches!(page.route, PageRoute::NotFound));
        if is_error_page {
            self.report(error::not_callable(
                &format!("the page `{}`, which has no address,", name.text),
                name.span,
            ));
            return broken(span);
        }
        let Some(signature) = self.known.pages.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        match self.arguments(cx, &signature, args, None, Solution::default(), name.span) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Route(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }
}

/// Type parameters are solved from the expected result first, where it says something: a plain `T` for which an option is wanted may be the value in it.
pub(super) fn learn_from_expected(known: &mut Solution, result: &Type, wanted: Option<&Type>) {
    let Some(wanted) = wanted.filter(|ty| !is_open(ty)) else {
        return;
    };
    if super::types::is_broken(wanted) {
        // What is expected has an error, so what cannot be found is not asked for.
        known.give_up();
        return;
    }
    match (result, wanted) {
        (Type::Option(_), _) => known.learn(result, wanted),
        (Type::Param(..), Type::Option(_)) => {}
        (_, Type::Option(inner)) => known.learn(result, inner),
        _ => known.learn(result, wanted),
    }
}

/// The one argument, which may name its parameter if that has a name, if it is a text without holes.
pub(super) fn plain_argument(args: &Args, parameter: Option<&str>) -> Option<(SmolStr, Span)> {
    let [argument] = args.arguments.as_slice() else {
        return None;
    };
    let label = argument.label.as_ref();
    match &argument.value {
        Value::Expr(value) if label.is_none_or(|label| Some(label.text.as_str()) == parameter) => {
            Some((plain_text(value)?, value.span))
        }
        _ => None,
    }
}

pub(super) fn param_here(span: Option<Span>) -> Option<Why> {
    span.map(|span| Why {
        span,
        remark: "the type is declared here",
    })
}

/// A literal of the library table.
fn literal(text: &str, at: Span) -> Expr {
    let (literal, ty) = match text {
        "true" => (Literal::Bool(true), Type::Bool),
        "false" => (Literal::Bool(false), Type::Bool),
        text => match text.parse::<i64>() {
            Ok(number) => (Literal::Int(number), Type::Int),
            Err(_) => (Literal::Text(text.trim_matches('"').into()), Type::Text),
        },
    };
    Expr {
        kind: ExprKind::Literal(literal),
        ty,
        span: at,
    }
}
