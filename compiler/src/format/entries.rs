//! What stands between brackets or in a file, one after the other, with the comments and empty lines around it.

use super::{Brackets, Formatter};
use crate::doc::{Doc, Hug, concat, group, indent, text};
use crate::source::Span;

/// Entries that are ready to be put between brackets.
pub(super) struct Entries {
    rows: Vec<Row>,
    /// A comment on the line of the opening bracket.
    opening: Option<Doc>,
    /// Comments behind the last entry.
    closing: Vec<Comment>,
    /// The author has begun a line behind the opening bracket, or a comment needs it.
    pub(super) is_broken: bool,
}

struct Row {
    leading: Vec<Comment>,
    is_spaced: bool,
    doc: Doc,
    trailing: Option<Doc>,
}

/// A comment on a line of its own.
struct Comment {
    doc: Doc,
    is_spaced: bool,
}

/// What entries are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Declarations, members.
    Member,
    /// All others.
    Part,
}

/// How a list is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `(a, b)`; a comma behind each when broken.
    Tight,
    /// `{ a, b }`; lines alone separate when broken.
    Braces,
    /// `{a, b}`; a comma behind each when broken.
    Names,
}

/// Whether the last entry of a list may stand open at the end of its line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Plain,
    Open,
}

impl Formatter<'_> {
    /// Lays out `entries`, which stand between `brackets`.
    pub(super) fn entries<T>(
        &mut self,
        brackets: Brackets,
        entries: &[T],
        span_of: impl Fn(&Self, &T) -> Span,
        print: impl FnMut(&mut Self, &T) -> Doc,
    ) -> Entries {
        self.entries_of(Unit::Part, brackets, entries, span_of, print)
    }

    /// The same for declarations and members, of which one with a mistake is left as it stands.
    pub(super) fn members<T>(
        &mut self,
        brackets: Brackets,
        entries: &[T],
        span_of: impl Fn(&Self, &T) -> Span,
        print: impl FnMut(&mut Self, &T) -> Doc,
    ) -> Entries {
        self.entries_of(Unit::Member, brackets, entries, span_of, print)
    }

    fn entries_of<T>(
        &mut self,
        unit: Unit,
        brackets: Brackets,
        entries: &[T],
        span_of: impl Fn(&Self, &T) -> Span,
        mut print: impl FnMut(&mut Self, &T) -> Doc,
    ) -> Entries {
        let opening = self.comment_behind(brackets.open, brackets.close);
        let first = entries
            .first()
            .map_or(brackets.close, |entry| span_of(self, entry).start);
        let mut is_broken = opening.is_some()
            || !entries.is_empty() && self.between(brackets.open, first).contains('\n');
        let mut rows = Vec::with_capacity(entries.len());
        let mut end = brackets.open;
        for (index, entry) in entries.iter().enumerate() {
            let span = span_of(self, entry);
            let next = entries.get(index + 1);
            let limit = next.map_or(brackets.close, |next| span_of(self, next).start);
            let leading = self.comments(&mut end, brackets.open, span.start);
            let is_spaced = self.is_spaced(end, span.start);
            let (doc, stop) = self.entry(unit, span, limit, |this| print(this, entry));
            let trailing = self.comment_behind(stop, limit);
            is_broken |= !leading.is_empty() || trailing.is_some();
            end = stop;
            rows.push(Row {
                leading,
                is_spaced,
                doc,
                trailing,
            });
        }
        let closing = self.comments(&mut end, brackets.open, brackets.close);
        is_broken |= !closing.is_empty();
        Entries {
            rows,
            opening,
            closing,
            is_broken,
        }
    }

    /// One entry, as it stands if it has a mistake or a comment for which there is no place. Gives where it ends.
    fn entry(
        &mut self,
        unit: Unit,
        span: Span,
        limit: u32,
        print: impl FnOnce(&mut Self) -> Doc,
    ) -> (Doc, u32) {
        let comment = self.next_comment;
        let doc = print(self);
        if unit == Unit::Member && self.is_wrong(span.start, limit) {
            let kept = self.between(span.start, limit).trim_end();
            let end = span.start + kept.len() as u32;
            let is_comment = |at: &Span| at.start < end && at.end >= end;
            let ends_in_comment = self.lexed.comments.iter().any(is_comment);
            let kept = match kept.strip_suffix(',') {
                Some(kept) if !ends_in_comment => kept.trim_end(),
                _ => kept,
            };
            let end = span.start + kept.len() as u32;
            self.next_comment = comment;
            self.skip_comments(end);
            // What reaches beyond it concerns what is around it as well.
            self.wrong
                .retain(|at| at.start < span.start || at.end > limit);
            return (self.verbatim(Span { end, ..span }), end);
        }
        let has_place = |comment: &Span| comment.start < span.start || comment.start >= span.end;
        if self
            .lexed
            .comments
            .get(self.next_comment)
            .is_none_or(has_place)
        {
            return (doc, span.end);
        }
        self.next_comment = comment;
        self.skip_comments(span.end);
        (self.verbatim(span), span.end)
    }

    /// Whether something between two offsets is wrong and not in what was left as it stands.
    fn is_wrong(&self, start: u32, end: u32) -> bool {
        self.wrong
            .iter()
            .any(|at| at.start < end && at.end.max(at.start + 1) > start)
    }

    fn skip_comments(&mut self, end: u32) {
        while self
            .lexed
            .comments
            .get(self.next_comment)
            .is_some_and(|comment| comment.start < end)
        {
            self.next_comment += 1;
        }
    }

    /// The comment at hand, if it stands between two offsets.
    fn take_comment(&mut self, start: u32, end: u32) -> Option<Span> {
        let comment = *self.lexed.comments.get(self.next_comment)?;
        if comment.start < start || comment.start >= end {
            return None;
        }
        self.next_comment += 1;
        Some(comment)
    }

    /// Comments on lines of their own before `limit`; moves `end` behind them.
    fn comments(&mut self, end: &mut u32, start: u32, limit: u32) -> Vec<Comment> {
        let mut comments = Vec::new();
        while let Some(span) = self.take_comment(start, limit) {
            comments.push(Comment {
                doc: self.comment(span),
                is_spaced: self.is_spaced(*end, span.start),
            });
            *end = span.end;
        }
        comments
    }

    /// The comment on the line of `end`, with nothing but a comma between.
    fn comment_behind(&mut self, end: u32, limit: u32) -> Option<Doc> {
        let comment = *self.lexed.comments.get(self.next_comment)?;
        let is_behind = comment.start >= end
            && comment.start < limit
            && self
                .between(end, comment.start)
                .chars()
                .all(|c| matches!(c, ' ' | '\t' | '\r' | ','));
        is_behind.then(|| {
            self.next_comment += 1;
            self.comment(comment)
        })
    }

    fn comment(&self, span: Span) -> Doc {
        text(self.between(span.start, span.end).trim_end())
    }

    /// Whether there is an empty line between two offsets.
    fn is_spaced(&self, start: u32, end: u32) -> bool {
        self.between(start, end).matches('\n').count() > 1
    }
}

impl Entries {
    /// Each entry on a line of its own, with `separator` behind it.
    pub(super) fn lines(self, separator: &str) -> Doc {
        let mut parts = Vec::new();
        let mut line = |doc: Doc, is_spaced: bool| {
            if !parts.is_empty() {
                parts.push(Doc::HardLine);
                if is_spaced {
                    parts.push(Doc::HardLine);
                }
            }
            parts.push(doc);
        };
        for row in self.rows {
            for comment in row.leading {
                line(comment.doc, comment.is_spaced);
            }
            let trailing = row.trailing.map(|comment| concat([text(" "), comment]));
            let behind = concat([text(separator), trailing.unwrap_or_default()]);
            line(concat([row.doc, behind]), row.is_spaced);
        }
        for comment in self.closing {
            line(comment.doc, comment.is_spaced);
        }
        concat(parts)
    }

    /// Those of a file; nothing if it is empty.
    pub(super) fn file(mut self) -> Option<Doc> {
        if let Some(doc) = self.opening.take() {
            let comment = Comment {
                doc,
                is_spaced: false,
            };
            match self.rows.first_mut() {
                Some(row) => row.leading.insert(0, comment),
                None => self.closing.insert(0, comment),
            }
        }
        let is_empty = self.rows.is_empty() && self.closing.is_empty();
        (!is_empty).then(|| self.lines(""))
    }

    /// Between brackets, each on a line of its own.
    pub(super) fn broken(mut self, open: &str, close: &str, style: Style) -> Doc {
        self.is_broken = true;
        self.between(open, close, style, Last::Plain)
    }

    /// Between brackets, on one line if that is possible.
    pub(super) fn between(mut self, open: &str, close: &str, style: Style, last: Last) -> Doc {
        let separator = match style {
            Style::Tight | Style::Names => ",",
            Style::Braces => "",
        };
        if self.rows.is_empty() && !self.is_broken {
            return text(format!("{open}{close}"));
        }
        if self.is_broken {
            let opening = self.opening.take();
            return concat([
                text(open),
                opening.map_or(Doc::Nil, |comment| concat([text(" "), comment])),
                if self.rows.is_empty() && self.closing.is_empty() {
                    Doc::Nil
                } else {
                    indent(concat([Doc::HardLine, self.lines(separator)]))
                },
                Doc::HardLine,
                text(close),
            ]);
        }
        let line = match style {
            Style::Tight | Style::Names => Doc::SoftLine,
            Style::Braces => Doc::Line,
        };
        let comma = match style {
            Style::Tight | Style::Names => text(","),
            Style::Braces => Doc::IfFlat(","),
        };
        let trail = concat([Doc::IfBroken(separator), line.clone(), text(close)]);
        let mut docs: Vec<Doc> = self.rows.into_iter().map(|row| row.doc).collect();
        let final_doc = docs.pop().unwrap_or_default();
        let mut lead = vec![line];
        for doc in docs {
            lead.extend([doc, comma.clone(), Doc::Line]);
        }
        match last {
            Last::Open => concat([
                text(open),
                Doc::Hug(Box::new(Hug {
                    lead: Doc::Concat(lead),
                    last: final_doc,
                    trail,
                })),
            ]),
            Last::Plain => {
                lead.push(final_doc);
                group(concat([text(open), indent(Doc::Concat(lead)), trail]))
            }
        }
    }
}
