//! The layout of a file, its declarations, and the members of states.

use super::entries::{Last, Style};
use super::{Brackets, Formatter};
use crate::ast::{
    Declaration, DeclarationKind, External, Field, File, Function, Guard, Member, MemberKind,
    ModifierKind, Page, Param, Route, RoutePart, Setting, Signature, State, StyleRule, TypeExpr,
    Value, Variant,
};
use crate::doc::{Doc, concat, text};
use crate::lexer::Token;
use crate::source::Span;

impl Formatter<'_> {
    pub(super) fn file(&mut self, file: &File) -> Doc {
        let whole = Brackets {
            open: 0,
            close: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
        };
        let entries = self.members(
            whole,
            &file.declarations,
            |_, declaration| declaration.span,
            Self::declaration,
        );
        match entries.file() {
            Some(lines) => concat([lines, Doc::HardLine]),
            None => Doc::Nil,
        }
    }

    fn declaration(&mut self, declaration: &Declaration) -> Doc {
        let last = declaration.span.end;
        match &declaration.kind {
            DeclarationKind::Use(import) => {
                let path = import.path.iter().map(|name| self.name(name));
                let path = crate::doc::join(path, &text("."));
                let names = self
                    .bracketed_before(
                        last,
                        &import.names,
                        |_, name| name.span,
                        |this, name| this.name(name),
                    )
                    .between("{", "}", Style::Names, Last::Plain);
                concat([text("use "), path, text("."), names])
            }
            DeclarationKind::Const(constant) => concat([
                text("const "),
                self.typed(&constant.name, constant.ty.as_ref()),
                text(" = "),
                self.expr(&constant.value),
            ]),
            DeclarationKind::Function(function) => self.function(function),
            DeclarationKind::ExternFunction(signature) => {
                concat([text("extern fn "), self.signature(signature)])
            }
            DeclarationKind::External(External::Function { signature, from }) => concat([
                text("external fn "),
                self.signature(signature),
                text(" from "),
                self.text_literal(from),
            ]),
            DeclarationKind::External(External::Component {
                name,
                export,
                from,
                params,
            }) => {
                let mut head = vec![text("external component "), self.name(name)];
                if let Some(export) = export {
                    head.extend([text(" as "), self.name(export)]);
                }
                head.extend([text(" from "), self.text_literal(from), text(" ")]);
                head.push(
                    self.bracketed_before(last, params, |_, param| param.span, Self::param)
                        .between("{", "}", Style::Braces, Last::Plain),
                );
                Doc::Concat(head)
            }
            DeclarationKind::Record(record) => {
                let head = concat([self.name(&record.name), self.generics(&record.generics)]);
                let fields = self
                    .bracketed_before(last, &record.fields, Self::span_of_field, Self::field)
                    .between("{", "}", Style::Braces, Last::Plain);
                concat([text("type "), head, text(" "), fields])
            }
            DeclarationKind::Enum(enumeration) => {
                let head = concat([
                    self.name(&enumeration.name),
                    self.generics(&enumeration.generics),
                ]);
                let variants = self
                    .bracketed_before(
                        last,
                        &enumeration.variants,
                        Self::span_of_variant,
                        Self::variant,
                    )
                    .between("{", "}", Style::Braces, Last::Plain);
                concat([text("enum "), head, text(" "), variants])
            }
            DeclarationKind::State(state) => self.state(state, last),
            DeclarationKind::Component(component) => {
                let head = concat([
                    text("component "),
                    self.name(&component.name),
                    self.generics(&component.generics),
                ]);
                let from = self.behind_generics(component.name.span.end);
                let params = self.params(from, &component.params);
                concat([head, params, text(" "), self.block(&component.body)])
            }
            DeclarationKind::Page(page) => self.page(page),
            DeclarationKind::Context(fields) => {
                let fields = self
                    .bracketed_before(last, fields, Self::span_of_field, Self::field)
                    .between("{", "}", Style::Braces, Last::Plain);
                concat([text("context "), fields])
            }
            DeclarationKind::App(app) => {
                let name = self.text_literal(&app.name);
                let settings = self
                    .bracketed_before(last, &app.settings, Self::span_of_setting, Self::setting)
                    .between("{", "}", Style::Braces, Last::Plain);
                concat([text("app "), name, text(" "), settings])
            }
            DeclarationKind::Style(style) => {
                let name = self.name(&style.name);
                let rules = self.rules(style.name.span.end, &style.rules);
                concat([text("style "), name, text(" "), rules])
            }
            DeclarationKind::Test(test) => concat([
                text("test "),
                self.text_literal(&test.name),
                text(" "),
                self.block(&test.body),
            ]),
            DeclarationKind::Broken(_) => self.verbatim(declaration.span),
        }
    }

    fn bracketed_before<T>(
        &mut self,
        end: u32,
        entries: &[T],
        span_of: impl Fn(&Self, &T) -> Span,
        print: impl FnMut(&mut Self, &T) -> Doc,
    ) -> super::entries::Entries {
        let brackets = self.bracket_before(end).unwrap_or(Brackets {
            open: end,
            close: end,
        });
        self.entries(brackets, entries, span_of, print)
    }

    /// Where the type parameters that may stand at `offset` end.
    fn behind_generics(&self, offset: u32) -> u32 {
        let tokens = &self.lexed.tokens;
        let first = tokens.partition_point(|lexeme| lexeme.span.start < offset);
        let rest = tokens.iter().skip(first);
        if rest.clone().next().map(|lexeme| &lexeme.token) != Some(&Token::Less) {
            return offset;
        }
        rest.clone()
            .find(|lexeme| lexeme.token == Token::Greater)
            .map_or(offset, |close| close.span.end)
    }

    /// Parameters in round brackets, if there are any behind `offset`.
    pub(super) fn params(&mut self, offset: u32, params: &[Param]) -> Doc {
        let Some(brackets) = self.bracket_at(offset, &Token::ParenOpen) else {
            return Doc::Nil;
        };
        self.entries(brackets, params, |_, param| param.span, Self::param)
            .between("(", ")", Style::Tight, Last::Plain)
    }

    fn param(&mut self, param: &Param) -> Doc {
        let mut parts = vec![self.typed(&param.name, Some(&param.ty))];
        if let Some(default) = &param.default {
            parts.extend([text(" = "), self.value(default)]);
        }
        if let Some(rule) = &param.rule {
            parts.extend([
                text(" where "),
                self.expr(&rule.condition),
                text(" else "),
                self.expr(&rule.message),
            ]);
        }
        Doc::Concat(parts)
    }

    fn span_of_field(&self, field: &Field) -> Span {
        match field.private {
            Some(private) => private.to(field.param.span),
            None => field.param.span,
        }
    }

    fn field(&mut self, field: &Field) -> Doc {
        let private = field.private.map(|_| text("private "));
        concat([private.unwrap_or_default(), self.param(&field.param)])
    }

    fn span_of_variant(&self, variant: &Variant) -> Span {
        let name = variant.name.span;
        match self.bracket_at(name.end, &Token::ParenOpen) {
            Some(brackets) => Span {
                end: brackets.end(),
                ..name
            },
            None => name,
        }
    }

    fn variant(&mut self, variant: &Variant) -> Doc {
        let name = self.name(&variant.name);
        concat([name, self.params(variant.name.span.end, &variant.fields)])
    }

    fn function(&mut self, function: &Function) -> Doc {
        let head = concat([
            text("fn "),
            self.name(&function.name),
            self.generics(&function.generics),
        ]);
        let from = self.behind_generics(function.name.span.end);
        let params = self.params(from, &function.params);
        let result = self.result(function.result.as_ref());
        concat([head, params, result, text(" "), self.block(&function.body)])
    }

    fn signature(&mut self, signature: &Signature) -> Doc {
        let name = self.name(&signature.name);
        let params = self.params(signature.name.span.end, &signature.params);
        concat([name, params, self.result(signature.result.as_ref())])
    }

    fn result(&mut self, result: Option<&TypeExpr>) -> Doc {
        match result {
            Some(ty) => concat([text(" -> "), self.ty(ty)]),
            None => Doc::Nil,
        }
    }

    fn state(&mut self, state: &State, end: u32) -> Doc {
        let word = self.between(state.kind_span.start, state.kind_span.end);
        let mut parts = vec![text(word)];
        if word != "state" {
            parts.push(text(" state"));
        }
        parts.extend([text(" "), self.name(&state.name)]);
        parts.push(self.params(state.name.span.end, &state.params));
        if let Some(keep) = &state.keep {
            parts.extend([text(" keep "), self.expr(keep)]);
        }
        if let Some(guard) = &state.guard {
            parts.extend([text(" "), self.guard(guard)]);
        }
        parts.push(text(" "));
        let brackets = self.bracket_before(end);
        let brackets = brackets.unwrap_or(Brackets {
            open: end,
            close: end,
        });
        let members = self.members(
            brackets,
            &state.members,
            |_, member| member.span,
            Self::member,
        );
        parts.push(members.between("{", "}", Style::Braces, Last::Plain));
        Doc::Concat(parts)
    }

    pub(super) fn guard(&mut self, guard: &Guard) -> Doc {
        match guard {
            Guard::Public(_) => text("public"),
            Guard::Requires {
                condition,
                otherwise,
            } => {
                let mut parts = vec![text("requires "), self.expr(condition)];
                if let Some(otherwise) = otherwise {
                    parts.extend([text(" else "), self.expr(otherwise)]);
                }
                Doc::Concat(parts)
            }
        }
    }

    fn member(&mut self, member: &Member) -> Doc {
        let mut parts = Vec::new();
        for modifier in &member.modifiers {
            parts.push(self.verbatim(modifier.span));
            if let ModifierKind::Stored(args) = &modifier.kind {
                parts.push(self.args(args));
            }
            parts.push(text(" "));
        }
        match &member.kind {
            MemberKind::Var(var) => {
                parts.push(self.typed(&var.name, var.ty.as_ref()));
                if let Some(default) = &var.default {
                    parts.extend([text(" = "), self.expr(default)]);
                }
            }
            MemberKind::Computed(computed) => parts.extend([
                text("computed "),
                self.typed(&computed.name, computed.ty.as_ref()),
                text(" = "),
                self.expr(&computed.value),
            ]),
            MemberKind::Event(event) => parts.push(self.event(event)),
            MemberKind::Hook(hook) => parts.extend([
                text("on "),
                self.name(&hook.name),
                text(" "),
                self.block(&hook.body),
            ]),
            MemberKind::Function(function) => parts.push(self.function(function)),
            MemberKind::Broken => return self.verbatim(member.span),
        }
        Doc::Concat(parts)
    }

    fn page(&mut self, page: &Page) -> Doc {
        let name = self.name(&page.name);
        let mut arguments = Vec::new();
        arguments.push(PageArgument::Route(&page.route));
        arguments.extend(page.arguments.iter().map(PageArgument::Argument));
        let brackets = self.bracket_at(page.name.span.end, &Token::ParenOpen);
        let end = page.name.span.end;
        let brackets = brackets.unwrap_or(Brackets {
            open: end,
            close: end,
        });
        let arguments = self
            .entries(
                brackets,
                &arguments,
                |_, argument| argument.span(),
                |this, argument| match argument {
                    PageArgument::Route(route) => this.route(route),
                    PageArgument::Argument(argument) => this.argument(argument),
                },
            )
            .between("(", ")", Style::Tight, Last::Plain);
        let mut parts = vec![text("page "), name, arguments];
        if let Some(guard) = &page.guard {
            parts.extend([text(" "), self.guard(guard)]);
        }
        parts.extend([text(" "), self.block(&page.body)]);
        Doc::Concat(parts)
    }

    fn route(&mut self, route: &Route) -> Doc {
        let (parts, span) = match route {
            Route::Status { span, .. } => return self.verbatim(*span),
            Route::Address { parts, span } => (parts, span),
        };
        let mut docs = Vec::new();
        let mut start = span.start;
        for part in parts {
            let RoutePart::Hole {
                name,
                ty,
                default,
                span,
            } = part
            else {
                continue;
            };
            docs.push(text(self.between(start, span.start)));
            docs.push(text("{"));
            docs.push(self.typed(name, Some(ty)));
            if let Some(default) = default {
                let default = Doc::Flat(Box::new(self.expr(default)));
                docs.extend([text(" = "), default]);
            }
            docs.push(text("}"));
            start = span.end;
        }
        docs.push(text(self.between(start, span.end)));
        Doc::Concat(docs)
    }

    fn span_of_setting(&self, setting: &Setting) -> Span {
        setting.name.span.to(Self::span_of_value(&setting.value))
    }

    fn setting(&mut self, setting: &Setting) -> Doc {
        let colon = match setting.value {
            Value::Expr(_) => ": ",
            Value::Block(_) => " ",
        };
        let name = self.name(&setting.name);
        concat([name, text(colon), self.value(&setting.value)])
    }

    fn rules(&mut self, offset: u32, rules: &[StyleRule]) -> Doc {
        let brackets = self.bracket_at(offset, &Token::BraceOpen);
        let brackets = brackets.unwrap_or(Brackets {
            open: offset,
            close: offset,
        });
        self.entries(brackets, rules, Self::span_of_rule, Self::rule)
            .between("{", "}", Style::Braces, Last::Plain)
    }

    fn span_of_rule(&self, rule: &StyleRule) -> Span {
        match rule {
            StyleRule::Property { name, value } => name.span.to(value.span),
            StyleRule::Nested { name, args, .. } => {
                let head = args.as_ref().map_or(name.span, |args| args.span);
                let brackets = self.bracket_at(head.end, &Token::BraceOpen);
                Span {
                    end: brackets.map_or(head.end, Brackets::end),
                    ..name.span
                }
            }
        }
    }

    fn rule(&mut self, rule: &StyleRule) -> Doc {
        match rule {
            StyleRule::Property { name, value } => {
                concat([self.name(name), text(": "), self.expr(value)])
            }
            StyleRule::Nested { name, args, rules } => {
                let head = args.as_ref().map_or(name.span, |args| args.span);
                let name = self.name(name);
                let args = args.as_ref().map(|args| self.args(args));
                let rules = self.rules(head.end, rules);
                concat([name, args.unwrap_or_default(), text(" "), rules])
            }
        }
    }
}

/// What stands between the brackets of a page.
enum PageArgument<'a> {
    Route(&'a Route),
    Argument(&'a crate::ast::Argument),
}

impl PageArgument<'_> {
    fn span(&self) -> Span {
        match self {
            PageArgument::Route(Route::Address { span, .. } | Route::Status { span, .. }) => *span,
            PageArgument::Argument(argument) => argument.span,
        }
    }
}
