//! How the table is written: `flags name(param: Type = default, …) -> Type | what it does`, one a line.
//!
//! Flags: `*` changes its place, `!` can fail, `@` is called on the type, `&` follows the clock, `~` comes later. A row that begins with a point is a field:
//! `.name: Type | what it is`. A row that does not parse is left out, which a test notices.

use super::{Builtin, Context, Method, Param, Signature, Ty};
use std::fmt::{Display, Formatter, Result};

/// The methods of a table.
pub fn methods(receiver: &str, table: &'static str) -> Vec<Method> {
    table
        .lines()
        .filter_map(|line| {
            let (flags, signature, docs) = row(line)?;
            Some(Method {
                receiver: Reader::new(receiver).ty()?,
                signature,
                is_static: flags.contains('@'),
                mutates: flags.contains('*'),
                is_field: flags.contains('.'),
                follows_clock: flags.contains('&'),
                fails: flags.contains('!'),
                is_available: !flags.contains('~'),
                docs,
            })
        })
        .collect()
}

/// The functions of a table.
pub fn builtins(context: Context, table: &'static str) -> Vec<Builtin> {
    table
        .lines()
        .filter_map(|line| {
            let (flags, signature, docs) = row(line)?;
            Some(Builtin {
                signature,
                context,
                fails: flags.contains('!'),
                docs,
            })
        })
        .collect()
}

/// A type as the table writes it.
pub fn ty(text: &str) -> Option<Ty> {
    Reader::new(text).ty()
}

fn row(line: &'static str) -> Option<(&'static str, Signature, &'static str)> {
    let (head, docs) = line.split_once(" | ")?;
    let start = head.find(|c: char| c.is_ascii_lowercase())?;
    let (flags, head) = head.split_at_checked(start)?;
    Some((flags, Reader::new(head).signature()?, docs.trim()))
}

/// Reads signatures and types.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader { rest: text.trim() }
    }

    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn word(&mut self) -> Option<String> {
        let length = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest.trim_start();
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn signature(&mut self) -> Option<Signature> {
        let name = self.word()?;
        let mut params = Vec::new();
        if self.eat(":") {
            let result = self.ty()?;
            return self.rest.is_empty().then_some(Signature {
                name,
                params,
                result,
            });
        }
        if !self.eat("(") {
            return None;
        }
        while !self.eat(")") {
            let name = self.word()?;
            if !self.eat(":") {
                return None;
            }
            let ty = self.ty()?;
            let default = if self.eat("=") {
                let end = self.rest.find([',', ')'])?;
                // A default may be a text that holds a comma: `","`.
                let end = if self.rest.starts_with('"') {
                    self.rest.get(1..)?.find('"')? + 2
                } else {
                    end
                };
                let (default, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest.trim_start();
                Some(default.trim().to_owned())
            } else {
                None
            };
            params.push(Param { name, ty, default });
            self.eat(",");
        }
        let result = if self.eat("->") { self.ty()? } else { Ty::Unit };
        self.rest.is_empty().then_some(Signature {
            name,
            params,
            result,
        })
    }

    fn ty(&mut self) -> Option<Ty> {
        let mut ty = if self.eat("!") {
            Ty::Never
        } else if self.eat("(") {
            let mut params = Vec::new();
            while !self.eat(")") {
                params.push(self.ty()?);
                self.eat(",");
            }
            if !self.eat("->") {
                return None;
            }
            Ty::Function(params, Box::new(self.ty()?))
        } else {
            let name = self.word()?;
            if name.len() == 1 {
                Ty::Param(name)
            } else {
                let mut arguments = Vec::new();
                if self.eat("<") {
                    while !self.eat(">") {
                        arguments.push(self.ty()?);
                        self.eat(",");
                    }
                }
                Ty::Named(name, arguments)
            }
        };
        if self.eat("?") {
            ty = Ty::Option(Box::new(ty));
        }
        Some(ty)
    }
}

impl Display for Signature {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}(", self.name)?;
        for (number, param) in self.params.iter().enumerate() {
            let separator = if number == 0 { "" } else { ", " };
            write!(f, "{separator}{}: {}", param.name, param.ty)?;
            if let Some(default) = &param.default {
                write!(f, " = {default}")?;
            }
        }
        write!(f, ")")?;
        match &self.result {
            Ty::Unit => Ok(()),
            result => write!(f, " -> {result}"),
        }
    }
}

impl Display for Ty {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Ty::Param(name) => write!(f, "{name}"),
            Ty::Named(name, arguments) if arguments.is_empty() => write!(f, "{name}"),
            Ty::Named(name, arguments) => write!(f, "{name}<{}>", Listed(arguments)),
            Ty::Option(inner) => write!(f, "{inner}?"),
            Ty::Function(params, result) => write!(f, "({}) -> {result}", Listed(params)),
            Ty::Unit => write!(f, "()"),
            Ty::Never => write!(f, "!"),
        }
    }
}

struct Listed<'t>(&'t [Ty]);

impl Display for Listed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (number, ty) in self.0.iter().enumerate() {
            let separator = if number == 0 { "" } else { ", " };
            write!(f, "{separator}{ty}")?;
        }
        Ok(())
    }
}
