//! Functions that every file knows.

use super::Context;

/// Functions a line, by where they may stand.
pub(super) const ROWS: &[(Context, &str)] = &[
    (
        Context::Everywhere,
        r#"
!fail(text: Text) -> ! | ends the event with this message; everything it changed is undone
!fail_field(name: Text, text: Text) -> ! | ends the event with this message beside a field of the form that was sent
!gray(step: Int) -> Color | a step of the gray scale, 1 to 12
!red(step: Int) -> Color | a step of the red scale, 1 to 12
!orange(step: Int) -> Color | a step of the orange scale, 1 to 12
!amber(step: Int) -> Color | a step of the amber scale, 1 to 12
!green(step: Int) -> Color | a step of the green scale, 1 to 12
!teal(step: Int) -> Color | a step of the teal scale, 1 to 12
!blue(step: Int) -> Color | a step of the blue scale, 1 to 12
!violet(step: Int) -> Color | a step of the violet scale, 1 to 12
!pink(step: Int) -> Color | a step of the pink scale, 1 to 12
"#,
    ),
    (
        Context::Events,
        r#"
now() -> DateTime | the instant at which the event runs
!random(range: Range) -> Int | a number from the range; fails if it is empty
uuid() -> Text | a new random id
"#,
    ),
    (
        Context::Views,
        r#"
url_of(route: Route) -> Text | the address of a page with its origin
"#,
    ),
    (
        Context::Browser,
        r#"
confirm(text: Text) -> Bool | asks the user, and waits for yes or no
"#,
    ),
    (
        Context::Compiled,
        r#"
asset(file: Text) -> Text | the address of a file of the project, which the app serves
"#,
    ),
];
