; Later patterns win over earlier ones. The words of the language are compared with the compiler's by the tests.

; Names

(identifier) @variable
(upper_identifier) @type
(type_identifier) @type
((upper_identifier) @constant (#match? @constant "^[A-Z][A-Z0-9_]*$"))

(const_declaration name: (type_identifier) @constant)
(state_declaration name: (type_identifier) @type.definition)
(record_declaration name: (type_identifier) @type.definition)
(enum_declaration name: (type_identifier) @type.definition)
(variant name: (type_identifier) @constructor)
(component_declaration name: (type_identifier) @type.definition)
(page_declaration name: (type_identifier) @type.definition)
(style_declaration name: (type_identifier) @type.definition)
(external_component_declaration name: (type_identifier) @type.definition)

((named_type name: (type_identifier) @type.builtin)
  (#any-of? @type.builtin
    "Bool" "Bytes" "Color" "Date" "DateTime" "Duration" "Event" "File" "Float" "FormData" "Int" "Json" "Length" "List" "Map" "Range"
    "Result" "Route" "Set" "Stream" "Style" "Text" "View" "ZonedTime"))

(use_declaration path: (identifier) @module)
(function_declaration name: (identifier) @function)
(extern_function_declaration name: (identifier) @function)
(external_function_declaration name: (identifier) @function)
(event name: (identifier) @function)
(hook name: (identifier) @function)

(var name: (identifier) @property)
(computed name: (identifier) @property)
(field name: (identifier) @property)
(setting name: (identifier) @property)
(style_property name: (identifier) @property)
(style_rule name: (identifier) @property)
(parameter name: (identifier) @variable.parameter)
(route_parameter name: (identifier) @variable.parameter)
(lambda_parameter name: (identifier) @variable.parameter)
(argument label: (identifier) @variable.parameter)

(variant_pattern name: (upper_identifier) @constructor)
(variant_pattern name: (identifier) @constructor)
(name_pattern) @variable
((name_pattern) @character.special (#eq? @character.special "_"))

(field_expression field: (identifier) @property)
(field_expression field: (upper_identifier) @constructor)
(call_expression function: (identifier) @function.call)
(call_expression function: (upper_identifier) @constructor)
(call_expression function: (field_expression field: (identifier) @function.method.call))
((call_expression function: (identifier) @function.builtin)
  (#any-of? @function.builtin
    "amber" "asset" "blue" "confirm" "copy" "download" "fail" "fail_field" "focus" "go_back" "gray" "green" "log" "now" "open_url"
    "orange" "pink" "random" "red" "redirect" "scroll_to" "set_title" "teal" "toast" "url_of" "uuid" "violet"))

; Elements and components

((call_expression function: (identifier) @tag)
  (#any-of? @tag
    "a" "abbr" "accordion" "accordion_item" "address" "alert_dialog" "area" "area_chart" "article" "aside" "audio" "avatar" "b" "badge"
    "bar_chart" "bdi" "bdo" "blockquote" "box" "br" "button" "callout" "canvas" "caption" "card" "center" "checkbox" "circle" "cite"
    "code" "code_block" "col" "colgroup" "color_mode_button" "container" "data" "datalist" "dd" "del" "details" "dfn" "dialog" "div"
    "divider" "dl" "dt" "ellipse" "em" "embed" "error_boundary" "field_error" "fieldset" "figcaption" "figure" "footer" "form" "g" "grid"
    "h1" "h2" "h3" "h4" "h5" "h6" "header" "heading" "hgroup" "hr" "hstack" "i" "icon" "icon_button" "image" "img" "input" "ins" "kbd"
    "label" "labelled" "legend" "li" "line" "line_chart" "link" "main" "map" "mark" "markdown" "menu" "menu_item" "meter" "nav" "ol"
    "optgroup" "option" "output" "p" "path" "picture" "pie_chart" "polygon" "polyline" "popover" "pre" "progress" "q" "radio_group" "rect"
    "rp" "rt" "ruby" "s" "samp" "scroll_area" "search" "section" "segmented_control" "select" "skeleton" "slider" "small" "source"
    "spacer" "span" "spinner" "strong" "sub" "summary" "sup" "svg" "switch" "table" "tabs" "tbody" "td" "text" "text_area" "tfoot" "th"
    "thead" "time" "timer" "tooltip" "tr" "track" "u" "ul" "upload" "var" "video" "virtual_list" "vstack" "wbr" "window"))
(element head: (identifier) @tag)
(element head: (upper_identifier) @constructor)

; Words

[
  "use"
  "const"
  "type"
  "enum"
  "state"
  "component"
  "page"
  "context"
  "app"
  "style"
  "test"
  "external"
  "computed"
  "on"
  "event"
  "let"
  "local"
] @keyword

"fn" @keyword.function
["extern" "mut" (modifier) (state_kind)] @keyword.modifier
(stored "stored" @keyword.modifier)
["as" "from" "keep" "key" "where" (public) "requires" "assert"] @keyword
["if" "else" "match"] @keyword.conditional
["for" "in" "while" (break_statement) (continue_statement)] @keyword.repeat
"return" @keyword.return
"try" @keyword.exception
((element head: (identifier) @keyword) (#eq? @keyword "update"))
((block (identifier) @keyword) (#eq? @keyword "flush"))
((identifier) @variable.builtin (#eq? @variable.builtin "ignore"))

; Literals

(number) @number
(unit) @type.unit
(color) @constant
(boolean) @boolean
(none) @constant.builtin
(self) @variable.builtin
(string) @string
(route) @string.special.url
(escape_sequence) @string.escape
(interpolation ["{" "}"] @punctuation.special)
(route_parameter ["{" "}"] @punctuation.special)
(interpolation) @embedded
(comment) @comment
(doc_comment) @comment.documentation

; Symbols

[
  "=" "+=" "-=" "*=" "/="
  "==" "!=" "<=" ">=" "&&" "||" "??" "!"
  ".." "+" "-" "*" "/" "%" "|" "=>" "->" "?"
] @operator
(binary_expression operator: ["<" ">"] @operator)
["(" ")" "[" "]"] @punctuation.bracket
(type_arguments ["<" ">"] @punctuation.bracket)
(type_parameters ["<" ">"] @punctuation.bracket)
["," "." "?." ":"] @punctuation.delimiter
(block ["{" "}"] @punctuation.bracket)
(member_list ["{" "}"] @punctuation.bracket)
(field_list ["{" "}"] @punctuation.bracket)
(variant_list ["{" "}"] @punctuation.bracket)
(property_list ["{" "}"] @punctuation.bracket)
(setting_list ["{" "}"] @punctuation.bracket)
(rule_list ["{" "}"] @punctuation.bracket)
(arm_list ["{" "}"] @punctuation.bracket)
(use_names ["{" "}"] @punctuation.bracket)
