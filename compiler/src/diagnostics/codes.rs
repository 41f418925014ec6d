//! The registry of diagnostics: every code, its name, its severity and its explanation.
//!
//! Codes are stable and never used again: `RXL00xx` lexer, `01xx` parser, `02xx` names, `03xx` types, `04xx` routes, states, events and views,
//! `05xx` project, `06xx` lints, `07xx` tests that do not hold, `09xx` bugs of the compiler itself.

#![allow(
    clippy::zero_prefixed_literal,
    reason = "the literal is the number that people know"
)]

use super::Severity;

/// A code of the registry, for example `RXL0201`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u16);

/// What the registry knows of one code.
#[derive(Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// Stable name in kebab case; lints are allowed by it (`// allow: name`).
    pub name: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// The explain page, Markdown.
    pub explanation: &'static str,
}

macro_rules! registry {
    ($($severity:ident $constant:ident = $number:literal, $name:literal;)*) => {
        impl Code {
            $(#[doc = concat!("`", $name, "`")] pub const $constant: Code = Code($number);)*
        }

        /// All codes in order.
        pub static REGISTRY: [Entry; [$($number),*].len()] = [
            $(Entry {
                code: Code::$constant,
                name: $name,
                severity: Severity::$severity,
                explanation: include_str!(concat!("explain/", stringify!($number), ".md")),
            },)*
        ];
    };
}

// One line a code, in order of number; the number has four digits and is the name of the page `explain/<number>.md`. (Rust reads `0201` as decimal.)
registry! {
    // lexer
    Error UNCLOSED_TEXT = 0001, "unclosed-text";
    Error UNCLOSED_HOLE = 0002, "unclosed-hole";
    Error LINE_BREAK_IN_HOLE = 0003, "line-break-in-hole";
    Error UNCLOSED_BRACKET = 0004, "unclosed-bracket";
    Error STRAY_BRACKET = 0005, "stray-bracket";
    Error BAD_ESCAPE = 0006, "bad-escape";
    Error BAD_CODE_POINT = 0007, "bad-code-point";
    Error BAD_COLOR = 0008, "bad-color";
    Error UNKNOWN_CHARACTER = 0009, "unknown-character";
    Error SINGLE_QUOTES = 0010, "single-quotes";
    Error UNKNOWN_UNIT = 0011, "unknown-unit";
    Error PERCENT_OR_REMAINDER = 0012, "percent-or-remainder";
    Error LONG_TEXT_ON_ONE_LINE = 0013, "long-text-on-one-line";
    Error BLOCK_COMMENT = 0014, "block-comment";
    Error NESTING_TOO_DEEP = 0015, "nesting-too-deep";
    // parser
    Error UNEXPECTED_TOKEN = 0101, "unexpected-token";
    Error RESERVED_WORD = 0102, "reserved-word";
    Error WRONG_CASE = 0103, "wrong-case";
    Error SAME_LINE = 0104, "same-line";
    Error MISSING_COMMA = 0105, "missing-comma";
    Error SEMICOLON = 0106, "semicolon";
    Error BLOCK_AFTER_EXPRESSION = 0107, "block-after-expression";
    Error CHAINED = 0108, "chained";
    Error FOREIGN_WORD = 0109, "foreign-word";
    Error MISPLACED_WORD = 0110, "misplaced-word";
    Error NOT_A_DECLARATION = 0111, "not-a-declaration";
    Error HOLE_NOT_ALLOWED = 0112, "hole-not-allowed";
    Error MISSING_BODY = 0113, "missing-body";
    Error MISSING_RESULT = 0114, "missing-result";
    Error MISSING_VALUE = 0115, "missing-value";
    Error POSITIONAL_AFTER_NAMED = 0116, "positional-after-named";
    Error ASSIGNMENT_AS_VALUE = 0117, "assignment-as-value";
    Error MISSING_BLOCK = 0118, "missing-block";
    Error BAD_STATUS = 0119, "bad-status";
    // names
    Error UNKNOWN_NAME = 0201, "unknown-name";
    Error UNKNOWN_TYPE = 0202, "unknown-type";
    Error UNKNOWN_ELEMENT = 0203, "unknown-element";
    Error UNKNOWN_UPPER_NAME = 0204, "unknown-upper-name";
    Error DUPLICATE_NAME = 0205, "duplicate-name";
    Error CORE_TYPE = 0206, "core-type";
    Error MISSING_FILE = 0207, "missing-file";
    Error MISSING_IMPORT = 0208, "missing-import";
    Error NOT_YET = 0209, "not-yet";
    Error WRONG_KIND = 0210, "wrong-kind";
    Error SECOND_APP = 0211, "second-app";
    // types
    Error TYPE_MISMATCH = 0301, "type-mismatch";
    Error OPTION_AS_VALUE = 0302, "option-as-value";
    Error TYPE_ARITY = 0303, "type-arity";
    Error NO_DATA = 0304, "no-data";
    Error INFINITE_TYPE = 0305, "infinite-type";
    Error CIRCLE = 0306, "circle";
    Error OPEN_TYPE = 0307, "open-type";
    Error UNKNOWN_FIELD = 0308, "unknown-field";
    Error UNKNOWN_METHOD = 0309, "unknown-method";
    Error UNKNOWN_MEMBER = 0310, "unknown-member";
    Error UNKNOWN_VARIANT = 0311, "unknown-variant";
    Error BARE_VARIANT = 0312, "bare-variant";
    Error MISSING_ARGUMENT = 0313, "missing-argument";
    Error UNKNOWN_ARGUMENT = 0314, "unknown-argument";
    Error EXTRA_ARGUMENT = 0315, "extra-argument";
    Error DOUBLED_ARGUMENT = 0316, "doubled-argument";
    Error NOT_CALLABLE = 0317, "not-callable";
    Error NOT_A_VALUE = 0318, "not-a-value";
    Error OPERATOR_TYPES = 0319, "operator-types";
    Error NO_ORDER = 0320, "no-order";
    Error NOT_EXHAUSTIVE = 0321, "not-exhaustive";
    Error IF_WITHOUT_ELSE = 0322, "if-without-else";
    Error PATTERN_TYPE = 0323, "pattern-type";
    Error PATTERN_FIELDS = 0324, "pattern-fields";
    Error ALTERNATIVES_BIND = 0325, "alternatives-bind";
    Error NOT_A_PLACE = 0326, "not-a-place";
    Error OTHER_STATE = 0327, "other-state";
    Error ASSIGNMENT_OUTSIDE = 0328, "assignment-outside";
    Error MUTATION_NEEDS_PLACE = 0329, "mutation-needs-place";
    Error UNUSED_VALUE = 0330, "unused-value";
    Error LET_ELSE_MUST_LEAVE = 0331, "let-else-must-leave";
    Error INT_TOO_LARGE = 0332, "int-too-large";
    Error CONSTANT_DIVISION = 0333, "constant-division";
    Error IMPURE = 0334, "impure";
    Error RETURN_OUTSIDE = 0335, "return-outside";
    Error RETURN_VALUE = 0336, "return-value";
    Error LOOP_WORD = 0337, "loop-word";
    Error NOT_ITERABLE = 0338, "not-iterable";
    Error BLOCK_WITHOUT_VALUE = 0339, "block-without-value";
    Error NO_OPTION = 0340, "no-option";
    Error METHOD_NEEDS = 0341, "method-needs";
    Error LAMBDA_PARAMS = 0342, "lambda-params";
    Error BLOCK_BEHIND = 0343, "block-behind";
    Error CHANGED_WHILE_RUNNING = 0344, "changed-while-running";
    Error NOT_A_KEY = 0345, "not-a-key";
    Error BAD_TIME = 0346, "bad-time";
    // routes, states, events, views
    Error OUTSIDE_EVENT = 0401, "outside-event";
    Error OPTIMISTIC = 0402, "optimistic";
    Error VAR_NEEDS_DEFAULT = 0403, "var-needs-default";
    Error PRIVATE_IN_BROWSER = 0404, "private-in-browser";
    Error CLIENT_ON_SERVER = 0405, "client-on-server";
    Error MODIFIER = 0406, "modifier";
    Error EVENT_WITHOUT_BODY = 0407, "event-without-body";
    Error EVENT_AS_VALUE = 0408, "event-as-value";
    Error ELEMENT_OUTSIDE_VIEW = 0409, "element-outside-view";
    Error STATEMENT_IN_VIEW = 0410, "statement-in-view";
    Error VIEW_TEXT = 0411, "view-text";
    Error MISSING_KEY = 0412, "missing-key";
    Error KEY_TYPE = 0413, "key-type";
    Error UNKNOWN_PROPERTY = 0414, "unknown-property";
    Error PROPERTY_TYPE = 0415, "property-type";
    Error PROPERTY_RANGE = 0416, "property-range";
    Error NO_CONTENT = 0417, "no-content";
    Error ONE_CONTENT = 0418, "one-content";
    Error NOT_A_HANDLER = 0419, "not-a-handler";
    Error PAYLOAD = 0420, "payload";
    Error OPEN_PARAMETERS = 0421, "open-parameters";
    Error BAD_BIND = 0422, "bad-bind";
    Error BAD_ADDRESS = 0423, "bad-address";
    Error SAME_ADDRESS = 0424, "same-address";
    Error ROUTE_PARAMETER = 0425, "route-parameter";
    Error QUERY_DEFAULT = 0426, "query-default";
    Error BAD_LAYOUT = 0427, "bad-layout";
    Error SECOND_NOT_FOUND = 0428, "second-not-found";
    Error LOCAL_OUTSIDE = 0429, "local-outside";
    Error RULE_OUT_OF_PLACE = 0430, "rule-out-of-place";
    Error KEY_OUTSIDE_VIEW = 0431, "key-outside-view";
    Error INPUT_TYPE = 0432, "input-type";
    Error SEVERAL_ROOTS = 0433, "several-roots";
    Error UNKNOWN_ICON = 0434, "unknown-icon";
    Error STORED_OPTION = 0440, "stored-option";
    Error NEEDS_UPDATE = 0441, "needs-update";
    Error WAITS_IN_UPDATE = 0442, "waits-in-update";
    Error WAIT_OUT_OF_PLACE = 0443, "wait-out-of-place";
    Error BAD_HOOK = 0444, "bad-hook";
    Error OUTSIDE_TEST = 0450, "outside-test";
    Error NOT_IN_TEST = 0451, "not-in-test";
    Error PRIVATE_THROUGH_FUNCTION = 0490, "private-through-function";
    Error INPUT_WITHOUT_FIELD = 0491, "input-without-field";
    Error FIELD_WITHOUT_INPUT = 0492, "field-without-input";
    Error COMPUTED_INPUT = 0493, "computed-input";
    Error STYLE_RULE = 0494, "style-rule";
    Error STYLE_VALUE = 0495, "style-value";
    Error BAD_SETTING = 0496, "bad-setting";
    // project
    Error MISSING_ASSET = 0501, "missing-asset";
    Error BAD_ASSET = 0502, "bad-asset";
    // lints
    Warning UNUSED = 0601, "unused";
    Warning UNREACHABLE_ARM = 0602, "unreachable-arm";
    Warning UNREACHABLE_CODE = 0603, "unreachable-code";
    Warning KEY_BY_INDEX = 0604, "key-by-index";
    Warning INTERPOLATED_OPTION = 0605, "interpolated-option";
    Warning HIDES_BUILTIN = 0606, "hides-builtin";
    Warning IMAGE_WITHOUT_ALT = 0607, "image-without-alt";
    Warning CONTROL_WITHOUT_LABEL = 0608, "control-without-label";
    Warning CLICK_ON_NO_CONTROL = 0609, "click-on-no-control";
    Warning POINTER_WITHOUT_LIMIT = 0610, "pointer-without-limit";
    Warning EVENT_WAITS_IN_LOOP = 0611, "event-waits-in-loop";
    Warning LARGE_FOR_SMALL = 0612, "large-for-small";
    Warning SECRET_NAME = 0613, "secret-name";
    Warning STALE_COMPUTED = 0614, "stale-computed";
    Warning NEVER_CALLED = 0615, "never-called";
    Warning UNKNOWN_LINT = 0616, "unknown-lint";
    // tests that do not hold
    Error ASSERTION = 0701, "assertion";
    Error TEST_FAILED = 0702, "test-failed";
    // the compiler itself
    Error INTERNAL = 0901, "internal-error";
}

impl Code {
    /// The registry entry. Every code has one, since only the registry makes codes.
    pub fn entry(self) -> &'static Entry {
        REGISTRY
            .iter()
            .find(|entry| entry.code == self)
            .unwrap_or(&REGISTRY[0])
    }

    /// The severity that the registry gives.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// Reads `RXL0201`, `rxl0201` or a name such as `unknown-name`.
    pub fn parse(text: &str) -> Option<Code> {
        REGISTRY
            .iter()
            .find(|entry| entry.name == text || entry.code.to_string().eq_ignore_ascii_case(text))
            .map(|entry| entry.code)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RXL{:04}", self.0)
    }
}
