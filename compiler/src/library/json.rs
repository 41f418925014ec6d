//! Json: what any JSON says.

/// The receiver, then a method a line; see [`super::rows`] for how they are written.
pub(super) const ROWS: (&str, &str) = (
    "Json",
    r#"
@parse(text: Text) -> Result<Json, Text> | the JSON in a text
@of(x: T) -> Json | any data as it is sent
to_text() -> Text | compact, the fields of objects in order of their names
field(name: Text) -> Json? | a field of an object
at(i: Int) -> Json? | an item of a list
as_text() -> Text? | the text that it is
as_int() -> Int? | the whole number that it is
as_float() -> Float? | the number that it is
as_bool() -> Bool? | the Bool that it is
as_list() -> List<Json>? | the list that it is
as_object() -> Map<Text, Json>? | the fields of the object that it is
"#,
);
