//! A pretty-printing algebra: documents of texts, lines and groups, and their layout within a width.
//!
//! A group stands on one line if it fits, else each of its own lines breaks. Marks have no width; layout tells where each of them ended up, which is what
//! source maps are made of. Knows nothing of any language.

use smol_str::SmolStr;

/// A document.
#[derive(Debug, Clone, Default)]
pub enum Doc {
    /// Nothing.
    #[default]
    Nil,
    /// Text; one with line breaks, such as a long text literal, is written as it is and does not break the groups around it.
    Text(SmolStr),
    /// A space, or a line break in a broken group.
    Line,
    /// Nothing, or a line break in a broken group.
    SoftLine,
    /// A line break; breaks the groups around it.
    HardLine,
    /// Text that stands only in a broken group: a comma at the end.
    IfBroken(&'static str),
    /// Text that stands only in a group on one line: a comma where lines separate as well.
    IfFlat(&'static str),
    /// One after the other.
    Concat(Vec<Doc>),
    /// Lines inside are indented one step more.
    Indent(Box<Doc>),
    /// Breaks as a whole or not at all.
    Group(Box<Doc>),
    /// On one line, even if it does not fit; only what always breaks does.
    Flat(Box<Doc>),
    /// A list whose last entry may stand open at the end of the line, as in `each(x => {`.
    Hug(Box<Hug>),
    /// Branches such as those of `if … else …`: on one line, else each on a line of its own, else with its own lines broken.
    Branches {
        /// The branches.
        rows: Vec<Doc>,
        /// How many steps further in all rows but the first stand, when each has a line of its own.
        steps: usize,
    },
    /// Where something begins, by a number that means something to the caller.
    Mark(u32),
}

/// The parts of [`Doc::Hug`]. On one line if all fits; else with nothing but `last` broken, if what stands before its first break fits; else with `lead` and
/// `last` indented and all of their own lines broken.
#[derive(Debug, Clone)]
pub struct Hug {
    /// What stands before the last entry.
    pub lead: Doc,
    /// The last entry.
    pub last: Doc,
    /// What stands behind it.
    pub trail: Doc,
}

/// A laid out document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The text, without a line break at its end unless the document has one.
    pub text: String,
    /// Marks in the order of the text.
    pub marks: Vec<PlacedMark>,
}

/// Where a mark ended up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedMark {
    /// The number of the mark.
    pub mark: u32,
    /// Line, from 0.
    pub line: u32,
    /// Column in UTF-16 units, from 0.
    pub column: u32,
}

/// Text.
pub fn text(text: impl Into<SmolStr>) -> Doc {
    Doc::Text(text.into())
}

/// One after the other.
pub fn concat(docs: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::Concat(docs.into_iter().collect())
}

/// Indented one step.
pub fn indent(doc: Doc) -> Doc {
    Doc::Indent(Box::new(doc))
}

/// On one line if it fits.
pub fn group(doc: Doc) -> Doc {
    Doc::Group(Box::new(doc))
}

/// With `separator` between.
pub fn join(docs: impl IntoIterator<Item = Doc>, separator: &Doc) -> Doc {
    let mut all = Vec::new();
    for (index, doc) in docs.into_iter().enumerate() {
        if index > 0 {
            all.push(separator.clone());
        }
        all.push(doc);
    }
    Doc::Concat(all)
}

impl Doc {
    /// Lays the document out in lines of `width` columns where that is possible, with steps of `step` spaces.
    pub fn layout(&self, width: usize, step: usize) -> Layout {
        Printer {
            width,
            step,
            layout: Layout::default(),
            line: 0,
            column: 0,
            utf16: 0,
        }
        .run(self)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

struct Printer {
    width: usize,
    step: usize,
    layout: Layout,
    line: u32,
    column: usize,
    utf16: u32,
}

impl Printer {
    fn run(mut self, doc: &Doc) -> Layout {
        let mut waiting = vec![(0, Mode::Broken, doc)];
        while let Some((depth, mode, doc)) = waiting.pop() {
            match doc {
                Doc::Nil => {}
                Doc::Text(text) => self.write(text),
                Doc::Line if mode == Mode::Flat => self.write(" "),
                Doc::SoftLine if mode == Mode::Flat => {}
                Doc::Line | Doc::SoftLine | Doc::HardLine => self.line_break(depth),
                Doc::IfBroken(text) => {
                    if mode == Mode::Broken {
                        self.write(text);
                    }
                }
                Doc::IfFlat(text) => {
                    if mode == Mode::Flat {
                        self.write(text);
                    }
                }
                Doc::Concat(docs) => {
                    waiting.extend(docs.iter().rev().map(|doc| (depth, mode, doc)));
                }
                Doc::Hug(hug) => {
                    let Hug { lead, last, trail } = hug.as_ref();
                    let whole = [(Mode::Flat, trail), (Mode::Flat, last), (Mode::Flat, lead)];
                    let open = [(Mode::Broken, last), (Mode::Flat, lead)];
                    if mode == Mode::Flat || self.fits(whole.to_vec(), &waiting) {
                        waiting.extend(whole.map(|(mode, doc)| (depth, mode, doc)));
                    } else if self.fits(open.to_vec(), &[]) {
                        waiting.push((depth, Mode::Flat, trail));
                        waiting.extend(open.map(|(mode, doc)| (depth, mode, doc)));
                    } else {
                        waiting.push((depth, Mode::Broken, trail));
                        waiting.push((depth + 1, Mode::Broken, last));
                        waiting.push((depth + 1, Mode::Broken, lead));
                    }
                }
                Doc::Branches { rows, steps } => {
                    self.branches(rows, depth + steps, mode, depth, &mut waiting);
                }
                Doc::Indent(doc) => waiting.push((depth + 1, mode, doc)),
                Doc::Flat(doc) => waiting.push((depth, Mode::Flat, doc)),
                Doc::Group(doc) => {
                    let mode = if mode == Mode::Flat || self.fits(vec![(Mode::Flat, doc)], &waiting)
                    {
                        Mode::Flat
                    } else {
                        Mode::Broken
                    };
                    waiting.push((depth, mode, doc));
                }
                Doc::Mark(mark) => self.layout.marks.push(PlacedMark {
                    mark: *mark,
                    line: self.line,
                    column: self.utf16,
                }),
            }
        }
        self.layout
    }

    fn branches<'d>(
        &self,
        rows: &'d [Doc],
        rows_depth: usize,
        mode: Mode,
        depth: usize,
        waiting: &mut Vec<(usize, Mode, &'d Doc)>,
    ) {
        const SPACE: &Doc = &Doc::Line;
        let whole: Vec<(Mode, &Doc)> = rows
            .iter()
            .enumerate()
            .flat_map(|(index, row)| {
                [
                    (index > 0).then_some((Mode::Flat, SPACE)),
                    Some((Mode::Flat, row)),
                ]
            })
            .flatten()
            .rev()
            .collect();
        let (rows_mode, between) = if mode == Mode::Flat || self.fits(whole, waiting) {
            (Mode::Flat, Mode::Flat)
        } else if self.rows_fit(rows, rows_depth) {
            (Mode::Flat, Mode::Broken)
        } else {
            (Mode::Broken, Mode::Flat)
        };
        for (index, row) in rows.iter().enumerate().rev() {
            waiting.push((depth, rows_mode, row));
            if index > 0 {
                waiting.push((rows_depth, between, SPACE));
            }
        }
    }

    /// Whether there are several rows, and each of them stays within the width on a line of its own.
    fn rows_fit(&self, rows: &[Doc], depth: usize) -> bool {
        rows.len() > 1
            && rows.iter().enumerate().all(|(index, row)| {
                let column = match index {
                    0 => self.column,
                    _ => depth * self.step,
                };
                self.fits_from(column, vec![(Mode::Flat, row)], &[])
            })
    }

    fn write(&mut self, text: &str) {
        self.layout.text.push_str(text);
        if let Some((before, last)) = text.rsplit_once('\n') {
            self.line += before.matches('\n').count() as u32 + 1;
            self.column = last.chars().count();
            self.utf16 = last.encode_utf16().count() as u32;
            return;
        }
        self.column += text.chars().count();
        self.utf16 += text.encode_utf16().count() as u32;
    }

    fn line_break(&mut self, depth: usize) {
        let kept = self.layout.text.trim_end_matches(' ').len();
        self.layout.text.truncate(kept);
        self.layout.text.push('\n');
        self.line += 1;
        self.column = depth * self.step;
        self.utf16 = self.column as u32;
        self.layout
            .text
            .extend(std::iter::repeat_n(' ', self.column));
    }

    /// Whether `inside`, last one first, with what follows it up to the next line break, stays within the width.
    fn fits<'d>(&self, inside: Vec<(Mode, &'d Doc)>, behind: &[(usize, Mode, &'d Doc)]) -> bool {
        self.fits_from(self.column, inside, behind)
    }

    fn fits_from<'d>(
        &self,
        column: usize,
        mut inside: Vec<(Mode, &'d Doc)>,
        behind: &[(usize, Mode, &'d Doc)],
    ) -> bool {
        let Some(mut room) = self.width.checked_sub(column) else {
            return false;
        };
        let mut behind = behind.iter().rev();
        loop {
            let (mode, doc) = match inside.pop() {
                Some(next) => next,
                None => match behind.next() {
                    Some((_, mode, doc)) => (*mode, *doc),
                    None => return true,
                },
            };
            let taken = match doc {
                Doc::Nil | Doc::Mark(_) => 0,
                Doc::Text(text) => match text.split_once('\n') {
                    Some((first, _)) => return first.chars().count() <= room,
                    None => text.chars().count(),
                },
                Doc::HardLine => return mode == Mode::Broken,
                Doc::Line | Doc::SoftLine if mode == Mode::Broken => return true,
                Doc::Line => 1,
                Doc::SoftLine => 0,
                Doc::IfBroken(text) => match mode {
                    Mode::Flat => 0,
                    Mode::Broken => text.len(),
                },
                Doc::IfFlat(text) => match mode {
                    Mode::Flat => text.len(),
                    Mode::Broken => 0,
                },
                Doc::Concat(docs) => {
                    inside.extend(docs.iter().rev().map(|doc| (mode, doc)));
                    0
                }
                Doc::Indent(doc) => {
                    inside.push((mode, doc));
                    0
                }
                Doc::Flat(doc) => {
                    inside.push((Mode::Flat, doc));
                    0
                }
                Doc::Hug(hug) => {
                    inside.push((mode, &hug.trail));
                    inside.push((mode, &hug.last));
                    inside.push((Mode::Flat, &hug.lead));
                    0
                }
                Doc::Branches { rows, .. } => {
                    inside.extend(rows.iter().rev().map(|row| (mode, row)));
                    rows.len().saturating_sub(1)
                }
                // A group behind may break for itself; what counts is what stands before its first line.
                Doc::Group(doc) => {
                    inside.push((mode, doc));
                    0
                }
            };
            room = match room.checked_sub(taken) {
                Some(room) => room,
                None => return false,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Doc {
        group(concat([
            text("["),
            indent(concat([
                Doc::SoftLine,
                Doc::Mark(7),
                text("first,"),
                Doc::Line,
                text("second"),
                Doc::IfBroken(","),
            ])),
            Doc::SoftLine,
            text("]"),
        ]))
    }

    #[test]
    fn a_group_that_fits_stands_on_one_line() {
        assert_eq!(list().layout(80, 2).text, "[first, second]");
    }

    #[test]
    fn a_group_that_does_not_fit_breaks_all_of_its_lines() {
        let layout = list().layout(10, 2);
        assert_eq!(layout.text, "[\n  first,\n  second,\n]");
        assert_eq!(
            layout.marks,
            [PlacedMark {
                mark: 7,
                line: 1,
                column: 2
            }]
        );
    }

    #[test]
    fn a_hard_line_breaks_the_group_around_it() {
        let doc = group(concat([text("a"), Doc::Line, text("b"), Doc::HardLine]));
        assert_eq!(doc.layout(80, 2).text, "a\nb\n");
    }

    #[test]
    fn columns_of_marks_count_utf16_units() {
        let doc = concat([text("\u{1F980}"), Doc::Mark(0)]);
        assert_eq!(
            doc.layout(80, 2).marks.first().map(|mark| mark.column),
            Some(2)
        );
    }

    fn call() -> Doc {
        let block = group(concat([
            text("{"),
            indent(concat([Doc::Line, text("body")])),
            Doc::Line,
            text("}"),
        ]));
        let hug = Hug {
            lead: concat([Doc::SoftLine, text("first,"), Doc::Line]),
            last: concat([text("x => "), block]),
            trail: concat([Doc::IfBroken(","), Doc::SoftLine, text(")")]),
        };
        concat([text("call("), Doc::Hug(Box::new(hug))])
    }

    #[test]
    fn the_last_entry_of_a_list_may_stand_open() {
        let doc = call();
        assert_eq!(doc.layout(80, 2).text, "call(first, x => { body })");
        assert_eq!(doc.layout(20, 2).text, "call(first, x => {\n  body\n})");
        let narrow = "call(\n  first,\n  x => {\n    body\n  },\n)";
        assert_eq!(doc.layout(14, 2).text, narrow);
    }

    #[test]
    fn branches_have_three_shapes() {
        let branch = |head: &str| {
            concat([
                text(head),
                text(" {"),
                indent(concat([Doc::Line, text("value")])),
                Doc::Line,
                text("}"),
            ])
        };
        let doc = Doc::Branches {
            rows: vec![branch("if a"), branch("else")],
            steps: 1,
        };
        assert_eq!(doc.layout(40, 2).text, "if a { value } else { value }");
        assert_eq!(doc.layout(20, 2).text, "if a { value }\n  else { value }");
        let narrow = "if a {\n  value\n} else {\n  value\n}";
        assert_eq!(doc.layout(10, 2).text, narrow);
    }
}
