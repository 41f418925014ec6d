/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// The grammar of RXL for editors. It follows the compiler's parser construct by construct and takes a little more than it does, so that half-written programs
// keep their shape. Which line breaks end something is decided in src/scanner.c.

const RESERVED = [
  "let", "mut", "if", "else", "for", "in", "while", "match", "return", "break", "continue", "true", "false", "none", "self", "fn", "try", "assert", "requires",
];

/** Words that begin something where a name could stand as well; elsewhere they are names. */
const MEMBER_WORDS = ["computed", "event", "on"];
const MODIFIERS = ["private", "editable", "extern", "optimistic", "background", "latest", "detached"];
const ITEM_WORDS = ["local", "event"];

const UNITS = ["ms", "s", "m", "h", "d", "w", "px", "rem", "em", "vh", "vw", "fr", "deg", "kb", "mb", "gb"];

const PRECEDENCE = { or: 1, and: 2, compare: 3, coalesce: 4, range: 5, sum: 6, product: 7, prefix: 8, postfix: 9 };

const DIGITS = /[0-9][0-9_]*(\.[0-9][0-9_]*)?([eE][+-]?[0-9]+)?/;

/** Entries with a separator between them, and one more allowed at the end. */
const separated = (separator, entry) => optional(seq(entry, repeat(seq(separator, entry)), optional(separator)));
const listed = (open, entry, close) => seq(open, separated(",", entry), close);
/** Entries in braces, each on its line or behind a comma. */
const lined = ($, entry) => seq("{", separated($._separator, entry), "}");

module.exports = grammar({
  name: "rxl",

  word: ($) => $.identifier,

  // `_error` is never asked for but while the parser recovers; the scanner then keeps out.
  externals: ($) => [$._newline, $._percent, $._error],

  extras: ($) => [/\s/, $.comment, $.doc_comment],

  supertypes: ($) => [$._declaration, $._expression, $._statement, $._type, $._pattern],

  // `(a)` is a group or the parameters of a lambda: what follows the bracket decides.
  conflicts: ($) => [[$._primary, $.lambda_parameter]],

  rules: {
    source_file: ($) => separated($._newline, $._declaration),

    comment: () => token(choice(/\/\/([^\/\n][^\n]*)?/, /\/\/\/\/[^\n]*/)),
    doc_comment: () => token(/\/\/\/([^\/\n][^\n]*)?/),

    identifier: () => /[a-z_][A-Za-z0-9_]*/,
    upper_identifier: () => /[A-Z][A-Za-z0-9_]*/,
    _type_name: ($) => alias($.upper_identifier, $.type_identifier),

    _separator: ($) => choice($._newline, ","),

    // Declarations

    _declaration: ($) =>
      choice(
        $.use_declaration,
        $.const_declaration,
        $.function_declaration,
        $.extern_function_declaration,
        $.external_function_declaration,
        $.external_component_declaration,
        $.record_declaration,
        $.enum_declaration,
        $.state_declaration,
        $.component_declaration,
        $.page_declaration,
        $.context_declaration,
        $.app_declaration,
        $.style_declaration,
        $.test_declaration,
      ),

    use_declaration: ($) =>
      seq("use", field("path", $.identifier), repeat(seq(".", field("path", $.identifier))), ".", field("names", $.use_names)),
    use_names: ($) => lined($, choice($.identifier, $._type_name)),

    const_declaration: ($) =>
      seq("const", field("name", $._type_name), optional($._annotation), "=", field("value", $._expression)),

    function_declaration: ($) =>
      seq(
        "fn",
        field("name", $.identifier),
        optional(field("type_parameters", $.type_parameters)),
        field("parameters", $.parameters),
        optional($._result),
        field("body", $.block),
      ),
    _signature: ($) => seq(field("name", $.identifier), field("parameters", $.parameters), optional($._result)),
    _result: ($) => seq("->", field("result", $._type)),
    extern_function_declaration: ($) => seq("extern", "fn", $._signature),

    external_function_declaration: ($) => seq("external", "fn", $._signature, "from", field("source", $.string)),
    external_component_declaration: ($) =>
      seq(
        "external",
        "component",
        field("name", $._type_name),
        optional(seq("as", field("export", $._type_name))),
        "from",
        field("source", $.string),
        field("body", $.property_list),
      ),
    property_list: ($) => lined($, $.parameter),

    record_declaration: ($) =>
      seq(
        "type",
        field("name", $._type_name),
        optional(field("type_parameters", $.type_parameters)),
        field("body", $.field_list),
      ),
    field_list: ($) => lined($, $.field),
    field: ($) => seq(optional(alias("private", $.modifier)), $._parameter),

    enum_declaration: ($) =>
      seq(
        "enum",
        field("name", $._type_name),
        optional(field("type_parameters", $.type_parameters)),
        field("body", $.variant_list),
      ),
    variant_list: ($) => lined($, $.variant),
    variant: ($) => seq(field("name", $._type_name), optional(field("parameters", $.parameters))),

    component_declaration: ($) =>
      seq(
        "component",
        field("name", $._type_name),
        optional(field("type_parameters", $.type_parameters)),
        optional(field("parameters", $.parameters)),
        field("body", $.block),
      ),

    page_declaration: ($) =>
      seq(
        "page",
        field("name", $._type_name),
        "(",
        field("route", choice($.route, $.number)),
        repeat(seq(",", $.argument)),
        optional(","),
        ")",
        optional($._guard),
        field("body", $.block),
      ),
    route: ($) =>
      seq(
        '"',
        repeat(choice($.escape_sequence, $.route_parameter, alias($._text, $.route_text))),
        token.immediate(prec(1, '"')),
      ),
    route_parameter: ($) =>
      seq(
        token.immediate(prec(1, "{")),
        field("name", $.identifier),
        $._annotation,
        optional(seq("=", field("default", $._expression))),
        "}",
      ),

    context_declaration: ($) => seq("context", field("body", $.field_list)),

    app_declaration: ($) => seq("app", field("name", $.string), field("body", $.setting_list)),
    setting_list: ($) => lined($, $.setting),
    setting: ($) => seq(field("name", $.identifier), choice(seq(":", field("value", $._value)), field("value", $.block))),

    style_declaration: ($) => seq("style", field("name", $._type_name), field("body", $.rule_list)),
    rule_list: ($) => lined($, choice($.style_property, $.style_rule)),
    style_property: ($) => seq(field("name", $.identifier), ":", field("value", $._expression)),
    style_rule: ($) =>
      seq(field("name", $.identifier), optional(field("arguments", $.arguments)), field("body", $.rule_list)),

    test_declaration: ($) => seq("test", field("name", $.string), field("body", $.block)),

    // States

    state_declaration: ($) =>
      seq(
        optional(field("kind", $.state_kind)),
        "state",
        field("name", $._type_name),
        optional(field("parameters", $.parameters)),
        optional(seq("keep", field("keep", $.number))),
        optional($._guard),
        field("body", $.member_list),
      ),
    state_kind: () => choice("client", "session", "shared"),
    member_list: ($) => lined($, choice($.computed, $.event, $.hook, $.function_member, $.var)),

    _modifiers: ($) => repeat1(choice($.modifier, $.stored)),
    modifier: () => choice(...MODIFIERS),
    stored: ($) => seq("stored", field("arguments", $.arguments)),

    computed: ($) =>
      seq(
        optional($._modifiers),
        "computed",
        field("name", $._name),
        optional($._annotation),
        "=",
        field("value", $._expression),
      ),
    event: ($) => seq(optional($._modifiers), $._event),
    _event: ($) =>
      prec.right(
        seq(
          "event",
          field("name", $._name),
          optional(field("parameters", $.parameters)),
          optional($._guard),
          optional(field("body", $.block)),
        ),
      ),
    hook: ($) => seq(optional($._modifiers), "on", field("name", $._name), field("body", $.block)),
    function_member: ($) => seq(optional($._modifiers), $.function_declaration),
    var: ($) =>
      seq(
        optional($._modifiers),
        field("name", $._member_name),
        choice($._annotation, seq(optional($._annotation), "=", field("default", $._expression))),
      ),

    _guard: ($) => field("guard", choice($.requires, $.public)),
    requires: ($) =>
      prec.right(seq("requires", field("condition", $._expression), optional(seq("else", field("otherwise", $._expression))))),
    public: () => "public",

    // Parameters and types

    parameters: ($) => listed("(", $.parameter, ")"),
    parameter: ($) => $._parameter,
    _parameter: ($) =>
      seq(
        field("name", $._field_name),
        $._annotation,
        optional(seq("=", field("default", $._value))),
        optional(field("rule", $.rule)),
      ),
    rule: ($) => seq("where", field("condition", $._expression), "else", field("message", $._expression)),

    _annotation: ($) => seq(":", field("type", $._type)),
    type_parameters: ($) => seq("<", $._type_name, repeat(seq(",", $._type_name)), optional(","), ">"),

    _type: ($) => choice($.named_type, $.optional_type, $.function_type),
    named_type: ($) => seq(field("name", $._type_name), optional(field("arguments", $.type_arguments))),
    type_arguments: ($) => seq("<", $._type, repeat(seq(",", $._type)), optional(","), ">"),
    optional_type: ($) => seq(choice($.named_type, $.optional_type), "?"),
    function_type: ($) => seq(listed("(", $._type, ")"), "->", field("result", $._type)),

    // Statements and views share one grammar

    block: ($) => seq("{", separated($._newline, $._statement), "}"),

    _statement: ($) =>
      choice(
        $.let_statement,
        $.local_statement,
        alias($._event, $.event),
        $.for_statement,
        $.while_statement,
        $.return_statement,
        $.break_statement,
        $.continue_statement,
        $.assert_statement,
        $.assignment,
        $.element,
        $._expression,
      ),

    let_statement: ($) =>
      prec.right(
        seq(
          "let",
          optional("mut"),
          field("name", $._name),
          optional($._annotation),
          "=",
          field("value", $._expression),
          optional(seq("else", field("otherwise", $.block))),
        ),
      ),
    local_statement: ($) =>
      seq("local", field("name", $._name), optional($._annotation), "=", field("value", $._expression)),
    for_statement: ($) =>
      prec.right(
        seq(
          "for",
          optional("mut"),
          field("name", $._name),
          optional(seq(",", field("second", $._name))),
          "in",
          field("over", $._expression),
          optional(seq("where", field("filter", $._expression))),
          optional(seq("key", field("key", $._expression))),
          field("body", $.block),
          optional(seq("else", field("otherwise", $.block))),
        ),
      ),
    while_statement: ($) => seq("while", $._condition, field("body", $.block)),
    return_statement: ($) => prec.right(seq("return", optional(field("value", $._expression)))),
    break_statement: () => "break",
    continue_statement: () => "continue",
    assert_statement: ($) => seq("assert", field("condition", $._expression)),
    assignment: ($) =>
      seq(
        field("place", $._expression),
        field("operator", choice("=", "+=", "-=", "*=", "/=")),
        field("value", $._expression),
      ),
    // A name or a call with a block behind it: an element, a component, `update { … }`.
    element: ($) =>
      seq(
        field("head", choice($._value_name, $.upper_identifier, $.field_expression, $.call_expression)),
        field("body", $.block),
      ),

    // Expressions

    _value: ($) => choice($.block, $._expression),

    _expression: ($) => choice($.lambda, $._operand),
    // Everything but a lambda, which reaches as far as it can.
    _operand: ($) => choice($.binary_expression, $.unary_expression, $._primary),

    lambda: ($) =>
      prec.right(
        seq(
          field("parameters", choice(alias($._lone_parameter, $.lambda_parameter), $.lambda_parameters)),
          "=>",
          field("body", $._value),
        ),
      ),
    _lone_parameter: ($) => field("name", $._value_name),
    lambda_parameters: ($) => listed("(", $.lambda_parameter, ")"),
    lambda_parameter: ($) => seq(field("name", $._value_name), optional($._annotation)),

    binary_expression: ($) =>
      choice(
        ...[
          [["||"], PRECEDENCE.or],
          [["&&"], PRECEDENCE.and],
          [["==", "!=", "<", "<=", ">", ">="], PRECEDENCE.compare],
          [["??"], PRECEDENCE.coalesce],
          [[".."], PRECEDENCE.range],
          [["+", "-"], PRECEDENCE.sum],
          [["*", "/", "%"], PRECEDENCE.product],
        ].map(([operators, precedence]) =>
          prec.left(
            precedence,
            seq(field("left", $._operand), field("operator", operators.length === 1 ? operators[0] : choice(...operators)), field("right", $._operand)),
          ),
        ),
      ),
    unary_expression: ($) =>
      prec(PRECEDENCE.prefix, seq(field("operator", choice("-", "!", "try")), field("operand", $._operand))),

    _primary: ($) =>
      choice(
        $.call_expression,
        $.field_expression,
        $.index_expression,
        $.number,
        $.color,
        $.string,
        $.boolean,
        $.none,
        $.self,
        $._value_name,
        $.upper_identifier,
        $.group,
        $.if_expression,
        $.match_expression,
        $.list,
        $.map,
      ),

    call_expression: ($) =>
      prec(PRECEDENCE.postfix, seq(field("function", $._primary), field("arguments", $.arguments))),
    field_expression: ($) =>
      prec(
        PRECEDENCE.postfix,
        seq(field("object", $._primary), choice(".", "?."), field("field", choice($.identifier, $.upper_identifier))),
      ),
    index_expression: ($) =>
      prec(PRECEDENCE.postfix, seq(field("object", $._primary), "[", field("index", $._expression), "]")),

    arguments: ($) => listed("(", $.argument, ")"),
    argument: ($) => seq(optional(seq(field("label", $._label), ":")), field("value", $._value)),
    _label: ($) => choice($._value_name, alias(choice(...RESERVED), $.identifier)),

    group: ($) => seq("(", $._expression, ")"),

    if_expression: ($) =>
      prec.right(
        seq(
          "if",
          $._condition,
          field("then", $.block),
          optional(seq("else", field("otherwise", choice($.block, $.if_expression)))),
        ),
      ),
    _condition: ($) => field("condition", choice($.let_condition, $._expression)),
    let_condition: ($) =>
      seq("let", optional("mut"), field("pattern", $._pattern), "=", field("value", $._expression)),

    match_expression: ($) => seq("match", field("value", $._expression), field("body", $.arm_list)),
    arm_list: ($) => lined($, $.arm),
    arm: ($) =>
      seq(
        field("pattern", $._pattern),
        optional(seq("if", field("guard", $._operand))),
        "=>",
        field("body", choice($.block, $._statement)),
      ),

    list: ($) => listed("[", $._expression, "]"),
    map: ($) => choice(seq("[", ":", "]"), seq("[", $.entry, repeat(seq(",", $.entry)), optional(","), "]")),
    entry: ($) => seq(field("key", $._expression), ":", field("value", $._expression)),

    // Patterns

    _pattern: ($) =>
      choice(
        $.alternatives,
        $.variant_pattern,
        alias($.identifier, $.name_pattern),
        alias($._negative_number, $.number),
        $.number,
        $.string,
        $.boolean,
        $.none,
      ),
    alternatives: ($) => prec.left(seq($._pattern, "|", $._pattern)),
    variant_pattern: ($) =>
      choice(
        seq(field("name", $.identifier), field("fields", $.pattern_fields)),
        seq(
          optional(seq(field("enum", $.upper_identifier), ".")),
          field("name", $.upper_identifier),
          optional(field("fields", $.pattern_fields)),
        ),
      ),
    pattern_fields: ($) => listed("(", $._pattern, ")"),
    _negative_number: ($) => seq("-", $._number),

    // Literals

    number: ($) => $._number,
    _number: ($) => seq(DIGITS, optional(choice(alias(token.immediate(choice(...UNITS)), $.unit), alias($._percent, $.unit)))),
    color: () => /#[0-9A-Fa-f]+/,
    boolean: () => choice("true", "false"),
    none: () => "none",
    self: () => "self",

    string: ($) =>
      choice(
        seq('"', repeat(choice($._part, alias($._text, $.string_content))), token.immediate(prec(1, '"'))),
        seq('"""', repeat(choice($._part, alias($._long_text, $.string_content))), token.immediate(prec(1, '"""'))),
      ),
    _part: ($) => choice($.escape_sequence, $.interpolation),
    _text: () => token.immediate(prec(1, /[^"\\{\n]+/)),
    // Up to two quotes are text.
    _long_text: () => token.immediate(prec(1, choice(/("{0,2}[^"\\{])+/, /""?/))),
    escape_sequence: () => token.immediate(prec(1, /\\([^u]|u\{[0-9A-Fa-f]{1,6}\})/)),
    interpolation: ($) => seq(token.immediate(prec(1, "{")), $._expression, "}"),

    // Names that are words elsewhere

    _name: ($) => $.identifier,
    _member_name: ($) =>
      choice($.identifier, alias(choice("stored", ...MEMBER_WORDS, ...MODIFIERS), $.identifier)),
    _field_name: ($) => choice($.identifier, alias(choice("private", ...ITEM_WORDS), $.identifier)),
    _value_name: ($) => choice($.identifier, alias(choice(...ITEM_WORDS), $.identifier)),
  },
});
