//! Changes as a page and a store apply them, on values as JSON.

use serde_json::{Map, Value};

/// Applies a change, a list as it stands in `changes`, to the values of cells.
///
/// # Errors
/// Says what is wrong with the change, or that its place is not there; the values are then as before.
pub fn apply(cells: &mut Map<String, Value>, change: &Value) -> Result<(), String> {
    let wrong = || format!("cannot be applied: {change}");
    let (path, rest) = change
        .as_array()
        .and_then(|items| items.split_first())
        .ok_or_else(wrong)?;
    let (cell, steps) = match path {
        Value::String(cell) => (cell.as_str(), [].as_slice()),
        Value::Array(path) => match path.split_first() {
            Some((Value::String(cell), steps)) => (cell.as_str(), steps),
            _ => return Err(wrong()),
        },
        _ => return Err(wrong()),
    };
    let mut place = cells.get_mut(cell).ok_or_else(wrong)?;
    for step in steps {
        place = inside(place, step).ok_or_else(wrong)?;
    }
    changed(place, rest).ok_or_else(wrong)
}

fn inside<'a>(value: &'a mut Value, step: &Value) -> Option<&'a mut Value> {
    match step {
        Value::String(name) => value.get_mut(name.as_str()),
        Value::Number(index) => value.get_mut(usize::try_from(index.as_u64()?).ok()?),
        Value::Object(step) => {
            let key = step.get("key")?;
            let mut entries = value.as_array_mut()?.iter_mut();
            entries.find(|entry| entry.get(0) == Some(key))?.get_mut(1)
        }
        _ => None,
    }
}

fn changed(place: &mut Value, rest: &[Value]) -> Option<()> {
    let (kind, rest) = match rest {
        [value] => {
            *place = value.clone();
            return Some(());
        }
        [kind, rest @ ..] => (kind.as_str()?, rest),
        [] => return None,
    };
    match (place, kind, rest) {
        (Value::String(text), "append", [piece]) => text.push_str(piece.as_str()?),
        (Value::Array(items), "splice", [index, removed, inserted]) => {
            let start = usize::try_from(index.as_u64()?).ok()?;
            let end = start.checked_add(usize::try_from(removed.as_u64()?).ok()?)?;
            items.get(start..end)?;
            items.splice(start..end, inserted.as_array()?.iter().cloned());
        }
        (Value::Array(entries), "put", [key, value]) => {
            match entries
                .iter_mut()
                .find(|entry| entry.get(0) == Some(key))
                .and_then(|entry| entry.get_mut(1))
            {
                Some(old) => *old = value.clone(),
                None => entries.push(Value::from(vec![key.clone(), value.clone()])),
            }
        }
        (Value::Array(items), "put", [item]) => {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        // The keys of a map are no lists, so that an entry is never taken for an item.
        (Value::Array(items), "remove", [key]) => {
            items.retain(|item| item != key && item.get(0).is_none_or(|first| first != key));
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_change_of_a_place_that_is_not_there_changes_nothing() {
        let before = json!({ "A.rows": [{ "id": 1 }], "A.text": "x" });
        for change in [
            json!([["A.rows", 1, "id"], 2]),
            json!([["A.rows", 0, "name"], 2]),
            json!(["A.rows", "splice", 1, 1, []]),
            json!(["A.rows", "append", "x"]),
            json!(["A.none", 1]),
            json!(["A.text"]),
            json!([]),
            json!(1),
        ] {
            let mut cells = before.as_object().cloned().unwrap_or_default();
            assert!(apply(&mut cells, &change).is_err(), "{change}");
            assert_eq!(Value::Object(cells), before);
        }
    }
}
