-- Money that was written stays written; corrections are new entries.
create trigger ledger_entry_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger posting_append_only before update or delete on posting
    for each row execute function refuse_change();
create trigger decree_line_append_only before update or delete on decree_line
    for each row execute function refuse_change();
