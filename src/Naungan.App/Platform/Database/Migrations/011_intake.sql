-- How each sheet of a submission was read, so that what a row said can be told again from its sealed cells.

create table submission_sheet (
    region_code {text} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    header_row integer not null,       -- 0 when the columns were told by their content
    headings {text} not null,          -- unit separator between columns
    fields {text} not null,            -- kebab-case meaning of each column, empty when unknown, comma between
    titles {text} not null,            -- texts above the headings, unit separator between
    primary key (region_code, submission_id, sheet),
    foreign key (region_code, submission_id) references submission (region_code, id)
);

create index submission_row_outcome on submission_row (region_code, submission_id, outcome, reason);
