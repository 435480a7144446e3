-- What a person decided about a waiting row: it is this person of the register, or it is nobody there.

create table row_decision (
    region_code {text} not null,
    id {uuid} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,
    decision {text} not null check (decision in ('same', 'different')),
    person_id {uuid},                  -- who it is, when the same
    was_reason {text} not null,        -- why the row waited
    decided_by {text} not null,
    decided_at {instant} not null,
    primary key (region_code, id),
    foreign key (region_code, submission_id, sheet, row_number)
        references submission_row (region_code, submission_id, sheet, row_number),
    check (decision = 'different' or person_id is not null)
);
create index row_decision_row on row_decision (region_code, submission_id, sheet, row_number);
