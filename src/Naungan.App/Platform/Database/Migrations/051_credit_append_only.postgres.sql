-- What was decided about credit stays decided.
create trigger credit_use_append_only before update or delete on credit_use
    for each row execute function refuse_change();
create trigger line_closing_append_only before update or delete on line_closing
    for each row execute function refuse_change();
create trigger step_key_append_only before update or delete on step_key
    for each row execute function refuse_change();
