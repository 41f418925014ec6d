// What the grammar alone cannot see: which line breaks end something (lang-spec: the lexer's rules), and when `%` is a unit.

#include "tree_sitter/parser.h"

enum Token { NEWLINE, PERCENT, ERROR };

static bool is_letter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_word(int32_t c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Whether the word at hand, to its end, is this one.
static bool at_word(TSLexer *lexer, const char *word) {
  for (; *word != '\0'; word++) {
    if (lexer->lookahead != *word) return false;
    lexer->advance(lexer, false);
  }
  return !is_word(lexer->lookahead);
}

/// Whether a line that begins here goes on with the one before.
static bool goes_on(TSLexer *lexer) {
  switch (lexer->lookahead) {
    case ')': case ']': case ',': case '.': case ':': case '|': case '=': case '+': case '*': case '/': case '%': case '<': case '>': case '&':
      return true;
    case '-':
      lexer->advance(lexer, false);
      return lexer->lookahead == '=' || lexer->lookahead == '>';
    case '!':
      lexer->advance(lexer, false);
      return lexer->lookahead == '=';
    case '?':
      lexer->advance(lexer, false);
      return lexer->lookahead == '.' || lexer->lookahead == '?';
    case 'e':
      return at_word(lexer, "else");
    case 'r':
      return at_word(lexer, "requires");
    default:
      return false;
  }
}

/// A line break that ends something. It is one character; comments and the lines behind it stay for the grammar.
static bool scan_newline(TSLexer *lexer) {
  while (lexer->lookahead == ' ' || lexer->lookahead == '\t' || lexer->lookahead == '\r') lexer->advance(lexer, true);
  if (lexer->lookahead != '\n') return false;
  lexer->advance(lexer, false);
  lexer->mark_end(lexer);
  for (;;) {
    while (is_blank(lexer->lookahead)) lexer->advance(lexer, false);
    if (lexer->lookahead != '/') break;
    lexer->advance(lexer, false);
    // A division goes on.
    if (lexer->lookahead != '/') return false;
    while (lexer->lookahead != '\n' && !lexer->eof(lexer)) lexer->advance(lexer, false);
  }
  lexer->result_symbol = NEWLINE;
  return !goes_on(lexer);
}

/// `%` is a unit if nothing that could be an operand is glued to it.
static bool scan_percent(TSLexer *lexer) {
  lexer->advance(lexer, false);
  lexer->mark_end(lexer);
  lexer->result_symbol = PERCENT;
  return !is_word(lexer->lookahead) && lexer->lookahead != '(';
}

void *tree_sitter_rxl_external_scanner_create(void) { return NULL; }

void tree_sitter_rxl_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_rxl_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_rxl_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

bool tree_sitter_rxl_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  if (valid[ERROR]) return false;
  if (valid[PERCENT] && lexer->lookahead == '%') return scan_percent(lexer);
  return valid[NEWLINE] && scan_newline(lexer);
}
