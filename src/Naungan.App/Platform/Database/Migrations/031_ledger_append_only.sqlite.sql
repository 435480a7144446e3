-- Money that was written stays written; corrections are new entries.
create trigger ledger_entry_no_update before update on ledger_entry begin select raise(abort, 'append-only'); end;
create trigger ledger_entry_no_delete before delete on ledger_entry begin select raise(abort, 'append-only'); end;
create trigger posting_no_update before update on posting begin select raise(abort, 'append-only'); end;
create trigger posting_no_delete before delete on posting begin select raise(abort, 'append-only'); end;
create trigger decree_line_no_update before update on decree_line begin select raise(abort, 'append-only'); end;
create trigger decree_line_no_delete before delete on decree_line begin select raise(abort, 'append-only'); end;
