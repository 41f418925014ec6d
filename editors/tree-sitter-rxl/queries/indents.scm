; `indent.…` is what Neovim reads, the others are for Helix and Zed.

[
  (block)
  (member_list)
  (field_list)
  (variant_list)
  (property_list)
  (setting_list)
  (rule_list)
  (arm_list)
  (use_names)
  (arguments)
  (parameters)
  (lambda_parameters)
  (group)
  (list)
  (map)
] @indent @indent.begin

["}" ")" "]"] @outdent @end @indent.end @indent.branch

; A long text keeps the indentation that it has.
(string) @indent.auto
