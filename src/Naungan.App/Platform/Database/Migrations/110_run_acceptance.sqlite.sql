-- A return file mostly says yes. What it says of everybody is kept once, here, and a line only where it differs:
-- an 'open' line without answer_file_id follows its run, one with it was left out by that file and still waits.
alter table run_line rename to stored_line;

create table run_acceptance (
    region_code {text} not null,
    run_id {uuid} not null,
    file_id {uuid} not null,           -- accepts every line that follows the run
    primary key (region_code, run_id),
    foreign key (region_code, run_id) references run (region_code, id),
    foreign key (region_code, file_id) references insurer_file (region_code, id)
);

-- Lines as everybody asks about them; only who changes a line writes to stored_line.
create view run_line as
select l.region_code, l.run_id, l.person_id, l.insurance, l.month, l.budget_line_id, l.tariff, l.amount,
    case when l.state = 'open' and l.answer_file_id is null and exists (select 1 from run_acceptance a
        where a.region_code = l.region_code and a.run_id = l.run_id) then 'accepted' else l.state end as state,
    l.correction, l.answer_code,
    case when l.state <> 'open' then l.answer_file_id when l.answer_file_id is null then (select a.file_id
        from run_acceptance a where a.region_code = l.region_code and a.run_id = l.run_id) end as answer_file_id
from stored_line l;

create trigger run_acceptance_no_update before update on run_acceptance begin select raise(abort, 'append-only'); end;
create trigger run_acceptance_no_delete before delete on run_acceptance begin select raise(abort, 'append-only'); end;
