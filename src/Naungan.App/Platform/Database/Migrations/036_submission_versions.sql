-- A corrected list is the next version of a submission; headings an agency explained; who verified what.

alter table submission add column version integer not null default 1;
alter table submission add column previous_id {uuid};      -- the submission this one corrects
alter table submission add column verifier {text};         -- who began to verify it
alter table submission add column verified_at {instant};
alter table submission_row add column verdict {text};      -- null, verified, returned; for accepted and merged rows

-- Every verdict on a row, the newest counting.
create table row_verdict (
    region_code {text} not null,
    id {uuid} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,
    verdict {text} not null check (verdict in ('verified', 'returned')),
    why {text} not null,
    decided_by {text} not null,
    decided_at {instant} not null,
    primary key (region_code, id),
    foreign key (region_code, submission_id, sheet, row_number)
        references submission_row (region_code, submission_id, sheet, row_number)
);
create index row_verdict_row on row_verdict (region_code, submission_id, sheet, row_number);

create table agency_heading (
    region_code {text} not null,
    agency_code {text} not null,
    heading {text} not null,           -- folded
    field {text} not null,             -- kebab-case name of what it means
    confirmed_by {text} not null,
    confirmed_at {instant} not null,
    primary key (region_code, agency_code, heading),
    foreign key (region_code, agency_code) references agency (region_code, code)
);
