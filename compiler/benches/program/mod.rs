//! Programs to measure with, made of parts as people write them: records, enums, functions, a state with events, a component, a page.

use std::fmt::Write;

/// A right program of so many lines or a few more.
pub fn program(lines: usize) -> String {
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
