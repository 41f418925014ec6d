//! The library of the language as one table: what each type's methods and the built-in functions take, give and mean.
//!
//! `check` types calls by it, both back ends name their runtime functions by it, completion and the specification are made from it. The functions
//! themselves are in `runtime/src/library/` (Rust) and `runtime/client/src/library/` (TypeScript), one file a type on each side.

pub mod ambient;
mod builtins;
mod bytes;
mod date;
mod date_time;
mod duration;
mod enumeration;
mod float;
mod int;
mod json;
mod list;
mod map;
mod option;
mod range;
mod result;
pub mod rows;
mod set;
mod text;
mod zoned_time;

use std::sync::LazyLock;

/// A method.
#[derive(Debug, PartialEq, Eq)]
pub struct Method {
    /// The type that has it, with type parameters `T`, `K`, `V`, `R`, `U`; `E` is any enum without fields.
    pub receiver: Ty,
    /// What it is called with.
    pub signature: Signature,
    /// Called on the type itself (`Filter.values()`), not on a value.
    pub is_static: bool,
    /// Changes its place.
    pub mutates: bool,
    /// A field: read without a call.
    pub is_field: bool,
    /// Stands in views alone and follows the clock there.
    pub follows_clock: bool,
    /// Can fail.
    pub fails: bool,
    /// Both sides have it; the others are reserved and said to come later.
    pub is_available: bool,
    /// One sentence for editors and the specification.
    pub docs: &'static str,
}

/// A built-in function.
#[derive(Debug, PartialEq, Eq)]
pub struct Builtin {
    /// What it is called with.
    pub signature: Signature,
    /// Where it may stand.
    pub context: Context,
    /// Can fail.
    pub fails: bool,
    /// One sentence for editors and the specification.
    pub docs: &'static str,
}

/// Where a built-in function may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Pure: everywhere.
    Everywhere,
    /// Impure: events, hooks, handlers and their arguments, tests; not optimistic events.
    Events,
    /// Views, handlers and client events.
    Views,
    /// Handlers and client events: the user is asked.
    Browser,
    /// Everywhere: its value is found when the program is compiled, so neither side has a function for it.
    Compiled,
}

/// Name, parameters, result.
#[derive(Debug, PartialEq, Eq)]
pub struct Signature {
    /// `pad_start`
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// What it gives; `Ty::Unit` for nothing.
    pub result: Ty,
}

/// A parameter of a method or built-in function.
#[derive(Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Its default, as a literal of the language.
    pub default: Option<String>,
}

/// A type in the table. Type parameters stand for themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ty {
    /// `T`, `K`, `V`, `E`, `R`, `U`
    Param(String),
    /// `Int`, `List<T>`, `Map<K, V>`, the name of a prelude record or enum.
    Named(String, Vec<Ty>),
    /// `T?`
    Option(Box<Ty>),
    /// `(A, B) -> R`
    Function(Vec<Ty>, Box<Ty>),
    /// Nothing.
    Unit,
    /// Never returns.
    Never,
}

/// All methods.
pub static METHODS: LazyLock<Vec<Method>> = LazyLock::new(|| {
    [
        text::ROWS,
        int::ROWS,
        float::ROWS,
        list::ROWS,
        map::ROWS,
        set::ROWS,
        option::ROWS,
        range::ROWS,
        result::ROWS,
        duration::ROWS,
        date::ROWS,
        date_time::ROWS,
        zoned_time::ROWS,
        json::ROWS,
        bytes::ROWS,
        enumeration::ROWS,
    ]
    .into_iter()
    .flat_map(|(receiver, table)| rows::methods(receiver, table))
    .collect()
});

/// All built-in functions.
pub static BUILTINS: LazyLock<Vec<Builtin>> = LazyLock::new(|| {
    builtins::ROWS
        .iter()
        .flat_map(|(context, table)| rows::builtins(*context, table))
        .collect()
});

/// The methods of a kind of receiver: `Text`, `List`, `Option`, `Enum`.
pub fn methods_of(kind: &str) -> impl Iterator<Item = &'static Method> {
    let kind = kind.to_owned();
    METHODS
        .iter()
        .filter(move |method| method.receiver_kind() == kind)
}

/// The method `name` of a kind of receiver.
pub fn method(kind: &str, name: &str) -> Option<&'static Method> {
    METHODS
        .iter()
        .find(|method| method.signature.name == name && method.receiver_kind() == kind)
}

/// The built-in function `name`.
pub fn builtin(name: &str) -> Option<&'static Builtin> {
    BUILTINS
        .iter()
        .find(|builtin| builtin.signature.name == name)
}

impl Method {
    /// `Text`, `List`, `Option`, `Enum`: the name under which both runtimes file it.
    pub fn receiver_kind(&self) -> &str {
        match &self.receiver {
            Ty::Named(name, _) => name,
            Ty::Option(_) => "Option",
            Ty::Param(_) | Ty::Function(..) | Ty::Unit | Ty::Never => "Enum",
        }
    }

    /// How it is written in the specification: `pad_start(n: Int, with: Text = " ") -> Text`, `year: Int`.
    pub fn written(&self) -> String {
        match self.is_field {
            true => format!("{}: {}", self.signature.name, self.signature.result),
            false => self.signature.to_string(),
        }
    }

    /// Its function in the browser client: `textPadStart`.
    pub fn js_name(&self) -> String {
        let (first, rest) = self.receiver_kind().split_at(1);
        camel_case(&format!(
            "{}{rest}_{}",
            first.to_lowercase(),
            self.signature.name
        ))
    }

    /// Its function below `rxl::library`: module and name, `("text", "pad_start")`.
    pub fn rust_path(&self) -> (String, String) {
        let module = match self.receiver_kind() {
            "Enum" => "enumeration".to_owned(),
            "DateTime" => "date_time".to_owned(),
            "ZonedTime" => "zoned_time".to_owned(),
            kind => kind.to_lowercase(),
        };
        (module, self.signature.name.clone())
    }
}

impl Builtin {
    /// Its function in the browser client.
    pub fn js_name(&self) -> String {
        match self.signature.name.as_str() {
            // The browser has a function of that name everywhere.
            "confirm" => "confirmUser".to_owned(),
            name => camel_case(name),
        }
    }

    /// Whether it gives a step of a colour scale.
    pub fn is_color(&self) -> bool {
        self.signature.result == Ty::Named("Color".to_owned(), Vec::new())
    }
}

fn camel_case(name: &str) -> String {
    let mut text = String::new();
    let mut upper = false;
    for character in name.chars() {
        if character == '_' {
            upper = true;
        } else if upper {
            text.extend(character.to_uppercase());
            upper = false;
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows = |table: &str| table.lines().filter(|line| !line.trim().is_empty()).count();
        let expected: usize = [
            text::ROWS.1,
            int::ROWS.1,
            float::ROWS.1,
            list::ROWS.1,
            map::ROWS.1,
            set::ROWS.1,
            option::ROWS.1,
            range::ROWS.1,
            result::ROWS.1,
            duration::ROWS.1,
            date::ROWS.1,
            date_time::ROWS.1,
            zoned_time::ROWS.1,
            json::ROWS.1,
            bytes::ROWS.1,
            enumeration::ROWS.1,
        ]
        .into_iter()
        .map(rows)
        .sum();
        assert_eq!(METHODS.len(), expected);
        let expected: usize = builtins::ROWS.iter().map(|(_, table)| rows(table)).sum();
        assert_eq!(BUILTINS.len(), expected);
    }

    #[test]
    fn names_are_unique_within_a_receiver() {
        let mut seen = std::collections::HashSet::new();
        for method in METHODS.iter() {
            assert!(seen.insert(method.js_name()), "{}", method.js_name());
        }
    }

    #[test]
    fn a_signature_reads_as_it_is_written() {
        let method = method("Text", "pad_start").unwrap();
        assert_eq!(method.js_name(), "textPadStart");
        let written = "pad_start(n: Int, with: Text = \" \") -> Text";
        assert_eq!(method.signature.to_string(), written);
        assert_eq!(method.signature.params[1].default.as_deref(), Some("\" \""));
        let fold = super::method("List", "fold").unwrap();
        assert_eq!(
            fold.signature.params[1].ty,
            Ty::Function(
                vec![Ty::Param("R".into()), Ty::Param("T".into())],
                Box::new(Ty::Param("R".into()))
            )
        );
    }
}
