-- What was decided about credit stays decided.
create trigger credit_use_no_update before update on credit_use begin select raise(abort, 'append-only'); end;
create trigger credit_use_no_delete before delete on credit_use begin select raise(abort, 'append-only'); end;
create trigger line_closing_no_update before update on line_closing begin select raise(abort, 'append-only'); end;
create trigger line_closing_no_delete before delete on line_closing begin select raise(abort, 'append-only'); end;
create trigger step_key_no_update before update on step_key begin select raise(abort, 'append-only'); end;
create trigger step_key_no_delete before delete on step_key begin select raise(abort, 'append-only'); end;
