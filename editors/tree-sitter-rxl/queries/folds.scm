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
  (list)
  (map)
  (string)
] @fold

; Lines of comments in a row
((comment)+ @fold)
((doc_comment)+ @fold)
