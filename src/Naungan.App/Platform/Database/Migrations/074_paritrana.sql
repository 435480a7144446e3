-- Evidence for the award that stands in no other table.

create table policy_document (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    kind {text} not null check (kind in ('regional-law', 'head-regulation', 'instruction', 'circular', 'plan')),
    number {text} not null,
    title {text} not null,
    signed_on {date} not null,
    source {text} not null,            -- where the text can be read
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, kind, number)
);

create table interview_note (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    held_on {date} not null,
    topic {text} not null,
    note {text} not null,              -- no personal data
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id)
);
