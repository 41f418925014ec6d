//! A page of Markdown for a terminal: headings, wrapped text, code in colours.
//!
//! Knows what pages of this project are made of: headings, paragraphs, lists, fenced code, and `code` within text.

use rxlc::lexer::{Lexeme, Token, lex};
use rxlc::parser::{CLAUSE_WORDS, DECLARATION_WORDS, MEMBER_WORDS, MODIFIERS};
use rxlc::source::{SourceId, Span};

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Letters alone, in lines as they are in the page, for files and other programs.
    Plain,
    /// Wrapped at this many columns.
    Wrapped { columns: usize, has_colors: bool },
}

const BOLD: &str = "1";
const TITLE: &str = "1;4";
const CODE: &str = "36";
const COMMENT: &str = "90";
const WORD: &str = "35";
const TEXT: &str = "32";
const NUMBER: &str = "36";
const NAME: &str = "33";

/// Writes a page.
pub(super) fn render(page: &str, look: Look) -> String {
    let Look::Wrapped {
        columns,
        has_colors,
    } = look
    else {
        return format!("{}\n", page.trim());
    };
    let mut pen = Pen {
        out: String::new(),
        columns,
        has_colors,
    };
    let mut lines = page.trim().lines();
    let mut paragraph = String::new();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            pen.paragraph(&mut paragraph);
            let code: Vec<&str> = lines
                .by_ref()
                .take_while(|line| !line.starts_with("```"))
                .collect();
            pen.code(&code.join("\n"), language.starts_with("rxl"));
        } else if line.starts_with('#') {
            pen.paragraph(&mut paragraph);
            pen.heading(line);
        } else if line.is_empty() {
            pen.paragraph(&mut paragraph);
            pen.out.push('\n');
        } else {
            if line.starts_with("- ") {
                pen.paragraph(&mut paragraph);
            } else if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    pen.paragraph(&mut paragraph);
    pen.out
}

struct Pen {
    out: String,
    columns: usize,
    has_colors: bool,
}

impl Pen {
    fn colored(&mut self, text: &str, color: &str) {
        match self.has_colors && !text.is_empty() {
            true => self
                .out
                .push_str(&format!("\u{1b}[{color}m{text}\u{1b}[0m")),
            false => self.out.push_str(text),
        }
    }

    fn heading(&mut self, line: &str) {
        let text = line.trim_start_matches('#').trim();
        let color = if line.starts_with("# ") { TITLE } else { BOLD };
        match self.has_colors {
            true => self.colored(text, color),
            false => self.out.push_str(line),
        }
        self.out.push('\n');
    }

    /// Writes what has been gathered, wrapped; lines of a list hang behind their mark.
    fn paragraph(&mut self, text: &mut String) {
        let text = std::mem::take(text);
        if text.is_empty() {
            return;
        }
        let hang = if text.starts_with("- ") { "  " } else { "" };
        let mut column = 0;
        let mut is_code = false;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let marks = if self.has_colors {
                word.matches('`').count()
            } else {
                0
            };
            let width = word.chars().count() - marks;
            if column > 0 && column + 1 + width > self.columns {
                self.out.push('\n');
                self.out.push_str(hang);
                column = hang.len();
            } else if column > 0 {
                self.out.push(' ');
                column += 1;
            }
            column += width;
            if !self.has_colors {
                self.out.push_str(word);
                continue;
            }
            for (index, piece) in word.split('`').enumerate() {
                is_code ^= index > 0;
                match is_code {
                    true => self.colored(piece, CODE),
                    false => self.out.push_str(piece),
                }
            }
        }
        self.out.push('\n');
    }

    fn code(&mut self, code: &str, is_rxl: bool) {
        let colored = match is_rxl && self.has_colors {
            true => colored(code),
            false => code.to_owned(),
        };
        for line in colored.lines() {
            if !line.is_empty() {
                self.out.push_str("    ");
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }
}

/// A program in colours; each piece of a line carries its own.
fn colored(code: &str) -> String {
    let (lexed, _) = lex(SourceId(0), code);
    let tokens = lexed.tokens.iter().enumerate();
    let mut pieces: Vec<(Span, &str)> = tokens
        .filter_map(|(index, lexeme)| Some((lexeme.span, color(lexeme, index, &lexed.tokens)?)))
        .chain(lexed.comments.iter().map(|span| (*span, COMMENT)))
        .collect();
    pieces.sort_by_key(|(span, _)| span.start);
    let mut out = String::new();
    let mut end = 0;
    for (span, color) in pieces {
        out.push_str(code.get(end..span.start as usize).unwrap_or_default());
        let text = code.get(span.range()).unwrap_or_default();
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| format!("\u{1b}[{color}m{line}\u{1b}[0m"))
            .collect();
        out.push_str(&lines.join("\n"));
        end = span.end as usize;
    }
    out.push_str(code.get(end..).unwrap_or_default());
    out
}

fn color(lexeme: &Lexeme, index: usize, tokens: &[Lexeme]) -> Option<&'static str> {
    let token_at = |index: Option<usize>| Some(&tokens.get(index?)?.token);
    match &lexeme.token {
        Token::UpperName(_) => Some(NAME),
        Token::Number(_) | Token::Color(_) => Some(NUMBER),
        Token::TextOpen | Token::Piece(_) | Token::TextClose => Some(TEXT),
        Token::Name(name) => {
            let words = [DECLARATION_WORDS, MEMBER_WORDS, MODIFIERS, CLAUSE_WORDS];
            let is_word = words.iter().any(|words| words.contains(&name.as_str()));
            let is_followed_by_name = matches!(
                token_at(index.checked_add(1)),
                Some(Token::Name(_) | Token::UpperName(_) | Token::TextOpen)
            );
            (is_word && is_followed_by_name).then_some(WORD)
        }
        token if token.is_word() => Some(WORD),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, render};

    const PAGE: &str = "# RXL0001: a-name\n\n## What it means\n\nA text that is `long` enough to be wrapped.\n\n- one thing that is wrapped too\n\n```rxl\n// why\nlet x = \"a\"\n```\n";

    #[test]
    fn a_page_for_a_file_is_as_it_is() {
        assert_eq!(render(PAGE, Look::Plain), PAGE);
    }

    #[test]
    fn a_page_for_a_terminal_is_as_wide_as_that() {
        let look = Look::Wrapped {
            columns: 20,
            has_colors: false,
        };
        let expected = "# RXL0001: a-name\n\n## What it means\n\nA text that is\n`long` enough to be\nwrapped.\n\n- one thing that is\n  wrapped too\n\n    // why\n    let x = \"a\"\n";
        assert_eq!(render(PAGE, look), expected);
    }

    #[test]
    fn marks_become_colors() {
        let look = Look::Wrapped {
            columns: 80,
            has_colors: true,
        };
        let text = render(PAGE, look);
        assert!(
            text.starts_with("\u{1b}[1;4mRXL0001: a-name\u{1b}[0m\n"),
            "{text:?}"
        );
        assert!(
            text.contains("that is \u{1b}[36mlong\u{1b}[0m enough"),
            "{text:?}"
        );
        assert!(text.contains("    \u{1b}[90m// why\u{1b}[0m\n"), "{text:?}");
        assert!(
            text.contains("\u{1b}[35mlet\u{1b}[0m x = \u{1b}[32m\"\u{1b}[0m"),
            "{text:?}"
        );
    }
}
