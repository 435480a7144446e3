-- Of a line only its state and the insurer's answer may change; of a tariff nothing.
create trigger run_line_fixed before update of region_code, run_id, person_id, insurance, month, budget_line_id, tariff, amount
    on run_line begin select raise(abort, 'append-only'); end;
create trigger run_line_kept before delete on run_line begin select raise(abort, 'append-only'); end;
create trigger run_tariff_no_update before update on run_tariff begin select raise(abort, 'append-only'); end;
create trigger run_tariff_no_delete before delete on run_tariff begin select raise(abort, 'append-only'); end;
create trigger return_line_no_update before update on return_line begin select raise(abort, 'append-only'); end;
create trigger return_line_no_delete before delete on return_line begin select raise(abort, 'append-only'); end;
