-- Whom a row resembles, kept when intake or a second look says so: it puts the queue of doubtful rows in order, and what
-- the engine promised can be held against what people decided.
create table row_likeness (
    region_code {text} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,
    person_id {uuid} not null,         -- the likeliest person of the register
    probability integer,               -- the engine's, in millionths; null when a rule doubts and nothing was weighed
    primary key (region_code, submission_id, sheet, row_number),
    foreign key (region_code, submission_id, sheet, row_number)
        references submission_row (region_code, submission_id, sheet, row_number)
);

-- "Later": the row goes to the end of the queue of whoever said so.
create table row_later (
    region_code {text} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,
    put_by {text} not null,
    put_at {instant} not null,
    primary key (region_code, submission_id, sheet, row_number, put_by),
    foreign key (region_code, submission_id, sheet, row_number)
        references submission_row (region_code, submission_id, sheet, row_number)
);
