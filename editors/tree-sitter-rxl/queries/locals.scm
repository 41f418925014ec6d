[
  (state_declaration)
  (component_declaration)
  (page_declaration)
  (function_declaration)
  (event)
  (block)
  (lambda)
  (for_statement)
  (if_expression)
  (while_statement)
  (arm)
] @local.scope

(var name: (identifier) @local.definition.field)
(computed name: (identifier) @local.definition.field)
(event name: (identifier) @local.definition.function)
(function_declaration name: (identifier) @local.definition.function)
(parameter name: (identifier) @local.definition.parameter)
(route_parameter name: (identifier) @local.definition.parameter)
(lambda_parameter name: (identifier) @local.definition.parameter)
(let_statement name: (identifier) @local.definition.var)
(local_statement name: (identifier) @local.definition.var)
(for_statement name: (identifier) @local.definition.var)
(for_statement second: (identifier) @local.definition.var)
(name_pattern) @local.definition.var

(identifier) @local.reference
(upper_identifier) @local.reference
