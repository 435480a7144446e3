-- Of a line only its state and the insurer's answer may change; of a tariff nothing.
create trigger run_line_fixed before update of region_code, run_id, person_id, insurance, month, budget_line_id, tariff, amount
    on run_line for each row execute function refuse_change();
create trigger run_line_kept before delete on run_line for each row execute function refuse_change();
create trigger run_tariff_append_only before update or delete on run_tariff
    for each row execute function refuse_change();
create trigger return_line_append_only before update or delete on return_line
    for each row execute function refuse_change();
