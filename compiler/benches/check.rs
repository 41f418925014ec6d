//! How long `rxlc check` takes, and what twice the lines cost: `cargo bench -p rxlc --bench check`.
//!
//! The program is made of parts as people write them: records, enums, functions, a state with events, a component, a page. Every figure is the median of
//! [`RUNS`] processes, from start to end as a user waits for them; the sizes take turns, so that other work on the machine disturbs all alike.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 31;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let sizes = [0, 10_000, 20_000].map(|lines| written(folder, lines));
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for ((path, _), times) in sizes.iter().zip(&mut times) {
            times.push(check(path));
        }
    }
    let [nothing, ten, twenty] = times.map(median);
    println!("lines    rxlc check");
    for ((_, lines), time) in sizes.iter().zip([nothing, ten, twenty]) {
        println!("{lines:<8}{:>8.1} ms", milliseconds(time));
    }
    println!(
        "twice the lines cost {:.2} times the time",
        milliseconds(twenty) / milliseconds(ten)
    );
}

/// Writes a program of so many lines or a few more; gives its path and how many lines it has.
fn written(folder: &Path, lines: usize) -> (PathBuf, usize) {
    let text = program(lines);
    let path = folder.join(format!("check_{lines}.rxl"));
    let done = std::fs::write(&path, &text);
    assert!(done.is_ok(), "{}: {done:?}", path.display());
    (path, text.lines().count())
}

fn check(path: &Path) -> Duration {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_rxlc"))
        .args(["check", "--message-format", "short"])
        .arg(path)
        .output();
    let time = start.elapsed();
    assert!(
        output.as_ref().is_ok_and(|output| output.status.success()),
        "the program is right: {output:?}"
    );
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// A right program of so many lines or a few more.
fn program(lines: usize) -> String {
    let mut text = "page Start(\"/\") { text(\"Orders\") }\n".to_owned();
    let mut number = 0;
    while text.lines().count() < lines {
        for _ in 0..20 {
            part(&mut text, number);
            number += 1;
        }
    }
    text
}

/// One part of the program; each stands alone but for the one before it, which its page links to.
fn part(text: &mut String, n: usize) {
    let before = n.saturating_sub(1);
    let written = write!(
        text,
        r#"
/// What somebody ordered.
type Order{n} {{
  id: Int,
  title: Text,
  price: Float = 1.5,
  tags: List<Text> = [],
  status: Status{n} = Open,
}}

enum Status{n} {{ Open, Sent(by: Text), Returned(by: Text, days: Int) }}

const LIMIT_{n} = {n} + 10 * 2

fn label{n}(order: Order{n}) -> Text {{
  match order.status {{
    Open => "{{order.title}}: open"
    Sent(by) => "{{order.title}}: with {{by}}"
    Returned(by, days) if days > 10 => "{{order.title}}: late, from {{by}}"
    Returned(by, _) => "{{order.title}}: back from {{by}}"
  }}
}}

fn total{n}(orders: List<Order{n}>) -> Float {{
  orders.filter(o => o.status != Open).map(o => o.price * 1.19).sum()
}}

state Orders{n} {{
  orders: List<Order{n}> = []
  editable draft: Text = ""
  next: Int = 1
  private margin: Float = 0.25

  computed open = orders.filter(o => o.status == Open)
  computed sum = total{n}(orders) + 0.5
  computed is_full = orders.length() >= LIMIT_{n}

  event add(title: Text) {{
    let trimmed = title.trim()
    if trimmed == "" || is_full {{
      return
    }}
    orders.push(Order{n}(id: next, title: trimmed, price: margin * 10.0))
    next += 1
    draft = ""
  }}

  event send(id: Int, by: Text = "post") {{
    for mut order in orders where order.id == id {{
      order.status = Sent(by)
      order.tags.push("sent")
    }}
  }}

  event clear() {{
    orders = open
    add("again")
  }}
}}

component Row{n}(order: Order{n}, compact: Bool = false) {{
  let text = label{n}(order)
  hstack(gap: 2, align: Center) {{
    text("{{text}} ({{order.tags.length()}})")
    if !compact {{
      button("Send", on_click: Orders{n}.send(order.id))
    }} else {{
      badge("{{order.price}}")
    }}
  }}
}}

page Page{n}("/orders{n}/{{id: Int}}", title: "Orders {{id}}") {{
  vstack(gap: 4) {{
    heading("Orders")
    input(bind: Orders{n}.draft, placeholder: "What?")
    button("Add", on_click: Orders{n}.add(Orders{n}.draft), disabled: Orders{n}.is_full)
    for order in Orders{n}.orders key order.id {{
      Row{n}(order: order, compact: order.id == id)
    }} else {{
      text("Nothing yet, of {{Orders{n}.sum}}")
    }}
    link("Before", to: Page{before}(id: id))
  }}
}}
"#
    );
    assert!(written.is_ok());
}
