-- A change of a ceiling stays as it was decided.
create trigger budget_change_no_update before update on budget_change begin select raise(abort, 'append-only'); end;
create trigger budget_change_no_delete before delete on budget_change begin select raise(abort, 'append-only'); end;
create trigger programme_rule_change_no_update before update on programme_rule_change
    begin select raise(abort, 'append-only'); end;
create trigger programme_rule_change_no_delete before delete on programme_rule_change
    begin select raise(abort, 'append-only'); end;
