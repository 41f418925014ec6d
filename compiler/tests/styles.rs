//! What `style` declarations become in the stylesheet.

#![allow(clippy::unwrap_used, reason = "a test fails where it finds nothing")]

/// The rules that the program's own styles have in the stylesheet, and the module of its page.
fn emitted(text: &str) -> (String, String) {
    let compilation = rxlc::compile("app.rxl", text.to_owned(), &|_| None);
    let files = compilation.emit();
    let file = |path: &str| {
        let file = files.iter().find(|file| file.path == path).unwrap();
        file.contents.clone()
    };
    let css = file("web/app.css");
    let rules: Vec<&str> = css.lines().filter(|line| line.contains("style-")).collect();
    (rules.join("\n"), file("web/pages/Home.js"))
}

#[test]
fn blocks_become_selectors_and_queries() {
    let (rules, _) = emitted(
        r#"
const EDGE = 12px

style Tile {
  padding_x: 3
  radius: EDGE
  background: gray(3)
  hover { background: gray(4) }
  focus { outline: "2px solid" }
  disabled { opacity: 0.5 }
  dark { color: #ffffff, hover { color: #eeeeee } }
  at(max_width: 640px) {
    margin: -2
    active { margin: 0 }
  }
}

page Home("/") { box(style: Tile) { text("x") } }
"#,
    );
    let wanted = "\
.style-Tile{padding-left:12px;padding-right:12px;border-radius:12px;background:var(--gray-3)}\
.style-Tile:hover{background:var(--gray-4)}\
.style-Tile:focus-visible{outline:2px solid}\
.style-Tile:is(:disabled,[aria-disabled=true],[data-disabled]){opacity:0.5}\
:root[data-theme=dark] .style-Tile{color:#ffffff}\
:root[data-theme=dark] .style-Tile:hover{color:#eeeeee}\
@media (prefers-color-scheme:dark){:root:not([data-theme=light]) .style-Tile{color:#ffffff}}\
@media (prefers-color-scheme:dark){:root:not([data-theme=light]) .style-Tile:hover{color:#eeeeee}}\
@media (max-width:640px){.style-Tile{margin:-8px}}\
@media (max-width:640px){.style-Tile:active{margin:0px}}";
    assert_eq!(rules, wanted);
}

#[test]
fn animations_become_key_frames() {
    let (rules, _) = emitted(
        r#"
style Shake {
  animation(300ms) { at(0%) { transform: "none" }, at(62.5%) { transform: "rotate(3deg)" } }
}

style Pulse { animation(1s, endless: true, easing: "linear") { at(50%) { opacity: 0.2 } } }

page Home("/") {
  box(style: Shake) { text("x") }
  box(style: Pulse) { text("x") }
}
"#,
    );
    let wanted = "\
@keyframes style-Pulse-1{50%{opacity:0.2}}.style-Pulse{animation:style-Pulse-1 1000ms linear infinite}
@keyframes style-Shake-1{0%{transform:none}62.5%{transform:rotate(3deg)}}.style-Shake{animation:style-Shake-1 300ms ease 1}";
    assert_eq!(rules, wanted);
}

#[test]
fn styles_are_values_and_only_those_that_are_shown_are_sent() {
    let (rules, page) = emitted(
        r#"
style One { color: red(9) }
style Two { color: blue(9) }
style Three { color: green(9) }

client state Choice {
  is_first: Bool = true
  event other { is_first = !is_first }
}

component Panel(look: Style? = none, children: View) { box(style: look, background: gray(2)) { children } }

page Home("/") {
  Panel(look: if Choice.is_first { One } else { none }) { text("x") }
  button("Other", on_click: Choice.other)
  text("y", style: Two, class: "mine")
}
"#,
    );
    assert!(rules.contains("style-One{") && rules.contains("style-Two{"));
    assert!(!rules.contains("style-Three{"));
    assert!(page.contains(r#""style-One" : null"#), "{page}");
    assert!(page.contains(r#""rxl-text style-Two mine""#), "{page}");
}
