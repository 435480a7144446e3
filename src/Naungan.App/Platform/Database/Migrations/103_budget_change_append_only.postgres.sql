-- A change of a ceiling stays as it was decided.
create trigger budget_change_append_only before update or delete on budget_change
    for each row execute function refuse_change();
create trigger programme_rule_change_append_only before update or delete on programme_rule_change
    for each row execute function refuse_change();
