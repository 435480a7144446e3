-- What somebody decided about a row of a return file that no later file can settle by itself.
create table difference_note (
    region_code {text} not null references government (region_code),
    file_id {uuid} not null,
    row_number integer not null,
    note {text} not null,              -- what was found and done; no personal numbers
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, file_id, row_number)
);
