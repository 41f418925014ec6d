//! Whether the arms of a `match` cover every value, after Maranget, "Warnings for pattern matching" (2007): a row of wildcards is useful exactly if a value
//! is left over, and the way to it names that value.

use super::Checker;
use crate::hir::{EnumId, Literal, Pattern, Type};

/// A row of patterns, one for each value that is looked at side by side.
type Row<'p> = Vec<&'p Pattern>;

static ANY: Pattern = Pattern::Wildcard;

/// The shape of a value: what stands before its parts.
enum Shape {
    True,
    False,
    None,
    Some(Type),
    Ok(Type),
    Err(Type),
    Variant(u32, String, Vec<Type>),
}

impl Checker<'_> {
    /// Cases that no pattern covers, at most a handful, written as patterns.
    pub(super) fn uncovered(&self, patterns: &[&Pattern], ty: &Type) -> Vec<String> {
        let rows: Vec<Row<'_>> = patterns.iter().map(|pattern| vec![*pattern]).collect();
        let Some(shapes) = self.shapes(ty) else {
            return match self.missing(&rows, std::slice::from_ref(ty)) {
                Some(_) => vec!["_".to_owned()],
                None => Vec::new(),
            };
        };
        shapes
            .iter()
            .filter_map(|shape| {
                let (specialised, types) = specialise(&rows, shape, &[]);
                self.missing(&specialised, &types)
                    .map(|parts| write(shape, &parts))
            })
            .take(5)
            .collect()
    }

    /// Whether a pattern fits a value that none of those above fits.
    pub(super) fn is_useful(&self, above: &[&Pattern], pattern: &Pattern, ty: &Type) -> bool {
        let rows: Vec<Row<'_>> = above.iter().map(|pattern| vec![*pattern]).collect();
        self.useful(&rows, &vec![pattern], std::slice::from_ref(ty))
    }

    fn useful(&self, rows: &[Row<'_>], row: &Row<'_>, types: &[Type]) -> bool {
        super::deep(|| {
            expand(row)
                .iter()
                .any(|row| self.useful_here(rows, row, types))
        })
    }

    fn useful_here(&self, rows: &[Row<'_>], row: &Row<'_>, types: &[Type]) -> bool {
        let (Some((pattern, behind)), Some((first, rest))) =
            (row.split_first(), types.split_first())
        else {
            return rows.is_empty();
        };
        let rows: Vec<Row<'_>> = rows.iter().flat_map(|row| expand(row)).collect();
        let is_any = fits_all(pattern);
        let is_asked = rows
            .iter()
            .any(|row| !row.first().is_some_and(|first| fits_all(first)));
        match self.shapes(first) {
            Some(shapes) if is_asked || !is_any => shapes.iter().any(|shape| {
                let (left, types) = specialise(&rows, shape, rest);
                let (own, _) = specialise(std::slice::from_ref(row), shape, rest);
                own.iter().any(|own| self.useful(&left, own, &types))
            }),
            _ => {
                let left: Vec<Row<'_>> = rows
                    .iter()
                    .filter(|row| {
                        row.first()
                            .is_some_and(|first| fits_all(first) || is_same(first, pattern))
                    })
                    .map(|row| row.iter().skip(1).copied().collect())
                    .collect();
                self.useful(&left, &behind.to_vec(), rest)
            }
        }
    }

    /// A list of values that no row covers, one for each type.
    fn missing(&self, rows: &[Row<'_>], types: &[Type]) -> Option<Vec<String>> {
        super::deep(|| self.missing_here(rows, types))
    }

    fn missing_here(&self, rows: &[Row<'_>], types: &[Type]) -> Option<Vec<String>> {
        let Some((first, rest)) = types.split_first() else {
            return rows.is_empty().then(Vec::new);
        };
        let rows: Vec<Row<'_>> = rows.iter().flat_map(|row| expand(row)).collect();
        // A column in which nothing is asked needs no taking apart; without this, recursive types would have no end.
        let is_asked = rows
            .iter()
            .any(|row| row.first().is_some_and(|first| !fits_all(first)));
        match self.shapes(first) {
            Some(shapes) if is_asked => shapes.iter().find_map(|shape| {
                let count = parts(shape).len();
                let (specialised, types) = specialise(&rows, shape, rest);
                let mut found = self.missing(&specialised, &types)?;
                let behind = found.split_off(count.min(found.len()));
                let mut all = vec![write(shape, &found)];
                all.extend(behind);
                Some(all)
            }),
            // Infinitely many values, or nothing asked: only rows that take any of them can cover all.
            _ => {
                let left: Vec<Row<'_>> = rows
                    .iter()
                    .filter(|row| row.first().is_some_and(|first| fits_all(first)))
                    .map(|row| row.iter().skip(1).copied().collect())
                    .collect();
                let mut found = self.missing(&left, rest)?;
                found.insert(0, "_".to_owned());
                Some(found)
            }
        }
    }

    /// All shapes of the values of a type; none if there are infinitely many.
    fn shapes(&self, ty: &Type) -> Option<Vec<Shape>> {
        match ty {
            Type::Bool => Some(vec![Shape::True, Shape::False]),
            Type::Option(inner) => Some(vec![Shape::None, Shape::Some((**inner).clone())]),
            Type::Result(ok, err) => {
                Some(vec![Shape::Ok((**ok).clone()), Shape::Err((**err).clone())])
            }
            Type::Enum(id, arguments) => self.variant_shapes(*id, arguments),
            Type::Json => self.variant_shapes(EnumId::json(), &[]),
            _ => None,
        }
    }

    fn variant_shapes(&self, id: EnumId, arguments: &[Type]) -> Option<Vec<Shape>> {
        let declared = self.program.enums.get(id.0 as usize)?;
        let shapes = declared.variants.iter().enumerate();
        let shapes = shapes.map(|(index, variant)| {
            let fields = variant.fields.iter();
            let fields = fields.map(|field| super::types::substitute(&field.ty, arguments));
            Shape::Variant(
                u32::try_from(index).unwrap_or(u32::MAX),
                variant.origin.name.to_string(),
                fields.collect(),
            )
        });
        Some(shapes.collect())
    }
}

fn fits_all(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Wildcard | Pattern::Bind(_))
}

fn is_same(left: &Pattern, right: &Pattern) -> bool {
    matches!((left, right), (Pattern::Literal(left), Pattern::Literal(right)) if left == right)
}

fn parts(shape: &Shape) -> Vec<Type> {
    match shape {
        Shape::True | Shape::False | Shape::None => Vec::new(),
        Shape::Some(inner) | Shape::Ok(inner) | Shape::Err(inner) => vec![inner.clone()],
        Shape::Variant(_, _, fields) => fields.clone(),
    }
}

/// The rows that can fit a value of this shape, with its parts in front; and the types then.
fn specialise<'p>(rows: &[Row<'p>], shape: &Shape, rest: &[Type]) -> (Vec<Row<'p>>, Vec<Type>) {
    let mut types = parts(shape);
    let count = types.len();
    types.extend(rest.iter().cloned());
    let rows = rows
        .iter()
        .flat_map(|row| expand(row))
        .filter_map(|row| {
            let (first, behind) = row.split_first()?;
            let mut front: Row<'p> = match (first, shape) {
                (Pattern::Wildcard | Pattern::Bind(_), _) => vec![&ANY; count],
                (Pattern::Literal(Literal::Bool(true)), Shape::True)
                | (Pattern::Literal(Literal::Bool(false)), Shape::False)
                | (Pattern::None, Shape::None) => Vec::new(),
                (Pattern::Some(inner), Shape::Some(_))
                | (Pattern::Ok(inner), Shape::Ok(_))
                | (Pattern::Err(inner), Shape::Err(_)) => vec![inner],
                (
                    Pattern::Variant {
                        variant, fields, ..
                    },
                    Shape::Variant(wanted, ..),
                ) if variant == wanted => fields.iter().collect(),
                _ => return None,
            };
            front.extend(behind);
            Some(front)
        })
        .collect();
    (rows, types)
}

/// A row for each alternative of its first pattern.
fn expand<'p>(row: &Row<'p>) -> Vec<Row<'p>> {
    match row.split_first() {
        Some((Pattern::Or(alternatives), behind)) => alternatives
            .iter()
            .flat_map(|pattern| {
                let mut row: Row<'p> = vec![pattern];
                row.extend(behind);
                expand(&row)
            })
            .collect(),
        _ => vec![row.clone()],
    }
}

fn write(shape: &Shape, parts: &[String]) -> String {
    let with = |name: &str| match parts {
        [] => name.to_owned(),
        _ => format!("{name}({})", parts.join(", ")),
    };
    match shape {
        Shape::True => "true".to_owned(),
        Shape::False => "false".to_owned(),
        Shape::None => "none".to_owned(),
        Shape::Some(_) => with("some"),
        Shape::Ok(_) => with("ok"),
        Shape::Err(_) => with("err"),
        Shape::Variant(_, name, _) => with(name),
    }
}
