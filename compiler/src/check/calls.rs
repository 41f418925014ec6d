//! Calls: functions, records, variants, routes, built-ins. One argument rule for all (LANGUAGE §5.1.5).

use super::body::{Binding, Cx, Place};
use super::expr::Member;
use super::fit::{Solution, broken};
use super::types::{is_open, option_of, substitute};
use super::{Checker, error};
use crate::ast::{self, Args, Value};
use crate::hir::{EnumId, Expr, ExprKind, FunctionId, PageId, RecordId, Type};
use crate::library::{self, Ty};
use crate::resolve::{FunctionTree, Target, UpperItem};
use crate::source::Span;
use crate::suggest::nearest;
use std::sync::Arc;

/// A parameter as a call sees it.
pub(super) struct Slot<'t> {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) default: Default<'t>,
}

/// What stands for an argument that is not given.
pub(super) enum Default<'t> {
    /// It must be given.
    None,
    /// A value of the program.
    Tree(&'t Value),
    /// A literal of the library table.
    Library(&'t str),
}

impl<'a> Checker<'a> {
    /// Puts arguments into their slots: positional ones first, then named ones.
    pub(super) fn place_arguments<'t>(
        &mut self,
        args: &'t Args,
        slots: &[Slot<'_>],
        what: &str,
        signature: &str,
        at: Span,
    ) -> Option<Vec<Option<&'t Value>>> {
        let mut placed: Vec<Option<&Value>> = vec![None; slots.len()];
        let mut ok = true;
        for (index, argument) in args.arguments.iter().enumerate() {
            let slot = match &argument.label {
                None => index,
                Some(label) => match slots.iter().position(|slot| slot.name == label.text) {
                    Some(slot) => slot,
                    None => {
                        let nearest =
                            nearest(&label.text, slots.iter().map(|slot| slot.name.as_str()));
                        self.report(error::unknown_argument(
                            &label.text,
                            what,
                            signature,
                            label.span,
                            nearest,
                        ));
                        ok = false;
                        continue;
                    }
                },
            };
            match placed.get_mut(slot) {
                None => {
                    self.report(error::extra_argument(what, signature, argument.span));
                    ok = false;
                }
                Some(Some(_)) => {
                    let name = slots.get(slot).map_or("", |slot| slot.name.as_str());
                    self.report(error::doubled_argument(name, argument.span));
                    ok = false;
                }
                Some(empty) => *empty = Some(&argument.value),
            }
        }
        if ok {
            let missing = placed
                .iter()
                .zip(slots)
                .find(|(value, slot)| value.is_none() && matches!(slot.default, Default::None));
            if let Some((_, slot)) = missing {
                self.report(error::missing_argument(&slot.name, what, signature, at));
                ok = false;
            }
        }
        ok.then_some(placed)
    }

    /// Checks arguments that are in error all the same, so that mistakes inside of them are found too.
    fn loose_arguments(&mut self, cx: &mut Cx, args: &Args) {
        let before = self.errors.len();
        for argument in &args.arguments {
            if let Value::Expr(expr) = &argument.value
                && !matches!(
                    expr.kind,
                    ast::ExprKind::Lambda(_) | ast::ExprKind::None | ast::ExprKind::UpperName(_)
                )
            {
                let _ = self.expr(cx, expr, None);
            }
        }
        // What is open only because the call is wrong follows from it.
        self.errors
            .truncate(before.max(self.errors.len().min(before + 3)));
    }

    /// The arguments of a call in order, defaults filled in. `generics` is how many type parameters the callee has.
    pub(super) fn arguments(
        &mut self,
        cx: &mut Cx,
        args: &Args,
        slots: &[Slot<'_>],
        generics: usize,
        (result, wanted): (&Type, Option<&Type>),
        (what, signature): (&str, &str),
        at: Span,
    ) -> Option<(Vec<Expr>, Type)> {
        let Some(placed) = self.place_arguments(args, slots, what, signature, at) else {
            self.loose_arguments(cx, args);
            return None;
        };
        let mut solution = Solution::new(generics);
        if let Some(wanted) = wanted
            && generics > 0
            && !is_open(wanted)
        {
            // Only a hint: what does not agree is found by the arguments.
            let mut hint = solution.clone();
            let inner = match (result, wanted) {
                (Type::Option(_), _) => wanted,
                (_, Type::Option(inner)) => inner,
                _ => wanted,
            };
            if hint.learn(result, inner) {
                solution = hint;
            }
        }
        self.arguments_with(cx, &placed, slots, solution, result)
    }

    /// The same with type parameters that are partly known.
    pub(super) fn arguments_with(
        &mut self,
        cx: &mut Cx,
        placed: &[Option<&Value>],
        slots: &[Slot<'_>],
        mut solution: Solution,
        result: &Type,
    ) -> Option<(Vec<Expr>, Type)> {
        let mut values: Vec<Option<Expr>> = placed.iter().map(|_| None).collect();
        // Lambdas last: their parameters may be known only from the other arguments.
        let is_function = |slot: &Slot<'_>| matches!(slot.ty, Type::Function(..));
        for functions in [false, true] {
            for (index, (value, slot)) in placed.iter().zip(slots).enumerate() {
                if is_function(slot) != functions {
                    continue;
                }
                let ty = solution.apply(&slot.ty);
                let expr = match (value, &slot.default) {
                    (Some(Value::Expr(tree)), _) => {
                        let open = is_open(&ty);
                        let expr = self.expr(cx, tree, Some(&ty));
                        if open {
                            let learned = solution.learn(&slot.ty, &expr.ty);
                            let ty = solution.apply(&slot.ty);
                            if learned {
                                match ty {
                                    Type::Function(..) => expr,
                                    _ => self.fit(expr, &ty),
                                }
                            } else {
                                self.fit(expr, &ty)
                            }
                        } else if let Type::Function(..) = &ty {
                            expr
                        } else {
                            self.fit(expr, &ty)
                        }
                    }
                    (Some(Value::Block(block)), _) => {
                        let shown = self.show(&ty);
                        self.report(error::mismatch(&shown, "block", block.span));
                        return None;
                    }
                    (None, Default::Tree(default)) => self.default_argument(cx, default, &ty),
                    (None, Default::Library(text)) => library_default(text),
                    (None, Default::None) => return None,
                };
                if let Some(slot) = values.get_mut(index) {
                    *slot = Some(expr);
                }
            }
        }
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;
        Some((values, solution.apply(result)))
    }

    /// A default in the place of an argument: it sees constants and functions, nothing of where the call stands.
    pub(super) fn default_argument(&mut self, cx: &mut Cx, default: &Value, ty: &Type) -> Expr {
        let place = std::mem::replace(&mut cx.place, Place::Pure);
        let state = cx.state.take();
        // The default was checked where it is declared; what is wrong with it was said there.
        let before = self.errors.len();
        let value = self.value_as(cx, default, ty);
        self.errors.truncate(before);
        cx.place = place;
        cx.state = state;
        value
    }

    /// A call whose callee is a name.
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
            ast::ExprKind::Name(name) => match self.target(name) {
                None => {
                    self.loose_arguments(cx, args);
                    broken(span)
                }
                Some(Target::Function(function)) => {
                    self.function_call(cx, function, args, wanted, span)
                }
                Some(Target::Member(state, index)) => match self.member(state, index) {
                    Some(Member::Function(function)) => {
                        self.function_call(cx, function, args, wanted, span)
                    }
                    Some(Member::Event(_)) => {
                        self.report(error::event_as_value(&name.text, name.span));
                        broken(span)
                    }
                    _ => {
                        self.report(error::not_callable(&format!("`{}`", name.text), name.span));
                        broken(span)
                    }
                },
                Some(Target::Builtin(builtin)) => self.builtin_call(cx, builtin, args, span),
                Some(Target::Local(at)) => self.local_call(cx, name, at, args, span),
                Some(Target::OwnEvent(_)) => {
                    self.report(error::event_as_value(&name.text, name.span));
                    broken(span)
                }
                Some(Target::Effect(_)) => {
                    self.report(error::outside_event(&format!("`{}`", name.text), name.span));
                    broken(span)
                }
                Some(Target::Element(element)) => {
                    self.report(error::element_outside_view(element.name, name.span));
                    broken(span)
                }
                Some(Target::Word(word)) => self.word_call(cx, word, name, args, wanted, span),
                Some(Target::Upper(_) | Target::TypeParam(_)) => broken(span),
            },
            _ => {
                let _ = self.expr(cx, callee, None);
                self.report(error::not_callable("this", callee.span));
                broken(span)
            }
        }
    }

    fn word_call(
        &mut self,
        cx: &mut Cx,
        word: &str,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let result = match wanted {
            Some(Type::Result(ok, err)) => Some((ok.clone(), err.clone())),
            _ => None,
        };
        match (word, result, args.arguments.as_slice()) {
            ("ok", Some((ok, _)), [argument]) => {
                let value = Box::new(self.value_as(cx, &argument.value, &ok));
                Expr {
                    kind: ExprKind::Ok(value),
                    ty: wanted.cloned().unwrap_or(Type::Error),
                    span,
                }
            }
            ("err", Some((_, err)), [argument]) => {
                let value = Box::new(self.value_as(cx, &argument.value, &err));
                Expr {
                    kind: ExprKind::Err(value),
                    ty: wanted.cloned().unwrap_or(Type::Error),
                    span,
                }
            }
            _ => {
                self.report(error::not_yet(&format!("`{word}(…)` here"), name.span));
                broken(span)
            }
        }
    }

    fn local_call(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        at: Span,
        args: &Args,
        span: Span,
    ) -> Expr {
        let Some(Binding::Local(id)) = cx.names.get(&at).cloned() else {
            return broken(span);
        };
        let ty = cx.local(id).map_or(Type::Error, |local| local.ty.clone());
        match &ty {
            Type::Function(params, result) => {
                let slots: Vec<Slot<'_>> = params
                    .iter()
                    .enumerate()
                    .map(|(index, ty)| Slot {
                        name: format!("argument {}", index + 1),
                        ty: ty.clone(),
                        default: Default::None,
                    })
                    .collect();
                let signature = format!("{}(…)", name.text);
                let what = format!("`{}`", name.text);
                match self.arguments(
                    cx,
                    args,
                    &slots,
                    0,
                    (result, None),
                    (&what, &signature),
                    span,
                ) {
                    Some((values, ty)) => Expr {
                        kind: ExprKind::CallLocal(id, values),
                        ty,
                        span,
                    },
                    None => broken(span),
                }
            }
            Type::Error => broken(span),
            _ => {
                let shown = self.show(&ty);
                self.report(error::not_callable(
                    &format!("`{}`, a `{shown}`,", name.text),
                    name.span,
                ));
                broken(span)
            }
        }
    }

    /// A call of a function of the program.
    pub(super) fn function_call(
        &mut self,
        cx: &mut Cx,
        id: FunctionId,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let Some(function) = self.program.functions.get(id.0 as usize).cloned() else {
            return broken(span);
        };
        let trees: &'a [ast::Param] = match self
            .bindings
            .functions
            .get(id.0 as usize)
            .map(|item| item.tree)
        {
            Some(FunctionTree::Rxl(tree, _)) => &tree.params,
            Some(FunctionTree::Extern(tree)) => &tree.params,
            None => &[],
        };
        if function.state.is_some() && cx.place == Place::Pure && cx.state.is_none() {
            self.report(error::impure(
                &format!("`{}`, which reads a state,", function.origin.name),
                span,
            ));
            return broken(span);
        }
        let slots: Vec<Slot<'_>> = function
            .params
            .iter()
            .zip(trees)
            .map(|(param, tree)| Slot {
                name: param.origin.name.to_string(),
                ty: param.ty.clone(),
                default: tree.default.as_ref().map_or(Default::None, Default::Tree),
            })
            .collect();
        let signature = self.signature(&function.origin.name, &slots, Some(&function.result));
        let what = format!("function `{}`", function.origin.name);
        match self.arguments(
            cx,
            args,
            &slots,
            function.generics.len(),
            (&function.result, wanted),
            (&what, &signature),
            span,
        ) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Call(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// `name(a: Int, b: Text = …) -> T` for messages.
    pub(super) fn signature(
        &self,
        name: &str,
        slots: &[Slot<'_>],
        result: Option<&Type>,
    ) -> String {
        let params: Vec<String> = slots
            .iter()
            .map(|slot| {
                let default = match slot.default {
                    Default::None => "",
                    _ => " = …",
                };
                format!("{}: {}{default}", slot.name, self.show(&slot.ty))
            })
            .collect();
        match result {
            Some(result) => format!("{name}({}) -> {}", params.join(", "), self.show(result)),
            None => format!("{name}({})", params.join(", ")),
        }
    }

    fn builtin_call(
        &mut self,
        cx: &mut Cx,
        builtin: &'static library::Builtin,
        args: &Args,
        span: Span,
    ) -> Expr {
        let name = &builtin.signature.name;
        let allowed = match builtin.context {
            library::Context::Everywhere => true,
            library::Context::Events => match cx.place {
                Place::OptimisticEvent => {
                    self.report(error::optimistic(&format!("`{name}`"), span));
                    return broken(span);
                }
                place => place.is_event() && !cx.in_lambda,
            },
            library::Context::Views => cx.place != Place::Pure,
        };
        if !allowed {
            self.report(error::impure(&format!("`{name}`"), span));
            return broken(span);
        }
        let slots: Vec<Slot<'_>> = builtin
            .signature
            .params
            .iter()
            .map(|param| Slot {
                name: param.name.clone(),
                ty: plain(&param.ty),
                default: param
                    .default
                    .as_deref()
                    .map_or(Default::None, Default::Library),
            })
            .collect();
        let result = plain(&builtin.signature.result);
        let signature = self.signature(name, &slots, Some(&result));
        let what = format!("`{name}`");
        match self.arguments(
            cx,
            args,
            &slots,
            0,
            (&result, None),
            (&what, &signature),
            span,
        ) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Builtin(builtin, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    /// `Task(…)`, `Busy(…)`, `Item(…)`
    fn upper_call(
        &mut self,
        cx: &mut Cx,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let expected = match wanted {
            Some(Type::Option(inner)) => Some(&**inner),
            other => other,
        };
        if let Some(Type::Enum(id, _)) = expected
            && self.variant(*id, &name.text).is_some()
        {
            return self.variant_call(cx, *id, name, args, expected, span);
        }
        match self.target(name) {
            Some(Target::Upper(UpperItem::Record(record))) => {
                self.record_call(cx, record, args, expected, span)
            }
            Some(Target::Upper(UpperItem::Page(page))) => self.route_call(cx, page, args, span),
            Some(Target::Upper(UpperItem::Component(_))) => {
                self.report(error::element_outside_view(&name.text, name.span));
                broken(span)
            }
            Some(Target::Upper(UpperItem::BuiltinType(builtin))) => {
                self.report(error::not_yet(&format!("`{builtin}(…)`"), name.span));
                broken(span)
            }
            Some(Target::Upper(_)) => {
                self.report(error::not_callable(&format!("`{}`", name.text), name.span));
                broken(span)
            }
            Some(_) => broken(span),
            None => {
                let enums: Vec<String> = self
                    .program
                    .enums
                    .iter()
                    .filter(|declared| {
                        declared
                            .variants
                            .iter()
                            .any(|variant| variant.origin.name == name.text)
                    })
                    .map(|declared| declared.origin.name.to_string())
                    .collect();
                if !enums.is_empty() && !expected.is_some_and(super::types::is_broken) {
                    self.report(error::bare_variant(&name.text, &enums, name.span));
                }
                self.loose_arguments(cx, args);
                broken(span)
            }
        }
    }

    fn record_call(
        &mut self,
        cx: &mut Cx,
        id: RecordId,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let Some(record) = self.program.records.get(id.0 as usize) else {
            return broken(span);
        };
        let trees: &'a [ast::Field] = self
            .bindings
            .records
            .get(id.0 as usize)
            .and_then(|item| item.tree)
            .map_or(&[], |tree| &tree.fields);
        let name = record.origin.name.clone();
        let generics = record.generics.len();
        let slots: Vec<Slot<'_>> = record
            .fields
            .iter()
            .enumerate()
            .map(|(index, field)| Slot {
                name: field.origin.name.to_string(),
                ty: field.ty.clone(),
                default: trees
                    .get(index)
                    .and_then(|tree| tree.param.default.as_ref())
                    .map_or(Default::None, Default::Tree),
            })
            .collect();
        let ty = Type::Record(id, params(generics));
        let signature = self.signature(&name, &slots, None);
        let what = format!("`{name}`");
        match self.arguments(
            cx,
            args,
            &slots,
            generics,
            (&ty, wanted),
            (&what, &signature),
            span,
        ) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Record(id, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    fn variant_call(
        &mut self,
        cx: &mut Cx,
        id: EnumId,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Expr {
        let Some((variant, _)) = self.variant(id, &name.text) else {
            self.unknown_variant(id, name);
            return broken(span);
        };
        let Some(declared) = self.program.enums.get(id.0 as usize) else {
            return broken(span);
        };
        let generics = declared.generics.len();
        let trees: &'a [ast::Param] = self
            .bindings
            .enums
            .get(id.0 as usize)
            .and_then(|item| item.tree)
            .and_then(|tree| tree.variants.get(variant as usize))
            .map_or(&[], |tree| &tree.fields);
        let slots: Vec<Slot<'_>> = declared
            .variants
            .get(variant as usize)
            .into_iter()
            .flat_map(|variant| &variant.fields)
            .enumerate()
            .map(|(index, field)| Slot {
                name: field.origin.name.to_string(),
                ty: field.ty.clone(),
                default: trees
                    .get(index)
                    .and_then(|tree| tree.default.as_ref())
                    .map_or(Default::None, Default::Tree),
            })
            .collect();
        let ty = Type::Enum(id, params(generics));
        let signature = self.variant_signature(id, variant);
        let what = format!("variant `{}`", name.text);
        match self.arguments(
            cx,
            args,
            &slots,
            generics,
            (&ty, wanted),
            (&what, &signature),
            span,
        ) {
            Some((values, ty)) => Expr {
                kind: ExprKind::Variant(id, variant, values),
                ty,
                span,
            },
            None => broken(span),
        }
    }

    fn route_call(&mut self, cx: &mut Cx, id: PageId, args: &Args, span: Span) -> Expr {
        let Some(page) = self.program.pages.get(id.0 as usize) else {
            return broken(span);
        };
        let name = page.origin.name.clone();
        let defaults = self.route_defaults(id);
        let slots: Vec<Slot<'_>> = page
            .params
            .iter()
            .zip(&defaults)
            .map(|(param, default)| Slot {
                name: param.origin.name.to_string(),
                ty: param.ty.clone(),
                default: default.as_ref().map_or(Default::None, Default::Tree),
            })
            .collect();
        let signature = self.signature(&name, &slots, None);
        let what = format!("page `{name}`");
        match self.arguments(
            cx,
            args,
            &slots,
            0,
            (&Type::Route, None),
            (&what, &signature),
            span,
        ) {
            Some((values, _)) => Expr {
                kind: ExprKind::Route(id, values),
                ty: Type::Route,
                span,
            },
            None => broken(span),
        }
    }

    /// `State.f(…)`, `Enum.Variant(…)`, `Enum.values()`: calls that need no value before the point.
    pub(super) fn static_call(
        &mut self,
        cx: &mut Cx,
        object: &ast::Expr,
        name: &ast::Name,
        args: &Args,
        wanted: Option<&Type>,
        span: Span,
    ) -> Option<Expr> {
        let state = match &object.kind {
            ast::ExprKind::SelfState => cx.state?,
            ast::ExprKind::UpperName(upper) => match self.target(upper)? {
                Target::Upper(UpperItem::State(state)) => state,
                Target::Upper(UpperItem::Enum(id)) => {
                    if name.text.starts_with(|c: char| c.is_ascii_uppercase()) {
                        return Some(self.variant_call(cx, id, name, args, wanted, span));
                    }
                    return Some(self.enum_method(cx, id, name, args, span));
                }
                _ => return None,
            },
            _ => return None,
        };
        Some(match self.member_named(state, name) {
            Some(Member::Function(function)) => {
                self.function_call(cx, function, args, wanted, span)
            }
            Some(Member::Event(_)) => {
                self.report(error::event_as_value(&name.text, name.span));
                broken(span)
            }
            Some(Member::Var(_) | Member::Computed(_)) => {
                self.report(error::not_callable(&format!("`{}`", name.text), name.span));
                broken(span)
            }
            None => {
                self.unknown_member(state, name);
                self.loose_arguments(cx, args);
                broken(span)
            }
        })
    }

    fn enum_method(
        &mut self,
        cx: &mut Cx,
        id: EnumId,
        name: &ast::Name,
        args: &Args,
        span: Span,
    ) -> Expr {
        let ty = Type::Enum(id, Arc::from([]));
        let shown = self.show(&ty);
        let is_plain = self
            .program
            .enums
            .get(id.0 as usize)
            .is_some_and(crate::hir::Enum::is_plain);
        let Some(method) = library::method("Enum", &name.text).filter(|_| is_plain) else {
            let names = library::methods_of("Enum").map(|method| method.signature.name.as_str());
            self.report(error::unknown_method(
                &shown,
                &name.text,
                name.span,
                nearest(&name.text, names),
            ));
            return broken(span);
        };
        let result = match name.text.as_str() {
            "values" => Type::List(Arc::new(ty.clone())),
            _ => option_of(ty.clone()),
        };
        let slots: Vec<Slot<'_>> = method
            .signature
            .params
            .iter()
            .map(|param| Slot {
                name: param.name.clone(),
                ty: plain(&param.ty),
                default: Default::None,
            })
            .collect();
        let signature = self.signature(&name.text, &slots, Some(&result));
        let what = format!("`{}`", name.text);
        match self.arguments(
            cx,
            args,
            &slots,
            0,
            (&result, None),
            (&what, &signature),
            span,
        ) {
            Some((values, result)) => Expr {
                kind: ExprKind::TypeMethod(method, ty, values),
                ty: result,
                span,
            },
            None => broken(span),
        }
    }
}

/// Type parameters that stand for themselves.
fn params(count: usize) -> Arc<[Type]> {
    (0..count)
        .map(|index| {
            Type::Param(
                u32::try_from(index).unwrap_or(u32::MAX),
                smol_str::SmolStr::default(),
            )
        })
        .collect()
}

/// A type of the library table without type parameters.
fn plain(ty: &Ty) -> Type {
    substitute(&super::methods::library_type(ty), &[])
}

/// A literal of the library table.
fn library_default(text: &str) -> Expr {
    use crate::hir::Literal;
    let span = Span::new(crate::source::SourceId(0), 0..0);
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
        span,
    }
}
