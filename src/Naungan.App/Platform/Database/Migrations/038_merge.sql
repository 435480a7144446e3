-- Two people of the register who are one. Nothing is lost: what a merge moved is written down, and a split puts it back.

alter table person add column merged_into {uuid};          -- the person this one is; null for almost everybody

create table person_merge (
    region_code {text} not null,
    id {uuid} not null,
    kept_id {uuid} not null,
    absorbed_id {uuid} not null,
    state {text} not null check (state in ('asked', 'merged', 'refused', 'split')),
    why {text} not null,
    asked_by {text} not null,
    asked_at {instant} not null,
    approved_by {text},                -- another person, when months were paid for either
    approved_at {instant},
    split_by {text},
    split_at {instant},
    split_why {text},
    primary key (region_code, id),
    foreign key (region_code, kept_id) references person (region_code, id),
    foreign key (region_code, absorbed_id) references person (region_code, id),
    check (kept_id <> absorbed_id),
    check (approved_by is null or approved_by <> asked_by)
);
create index person_merge_absorbed on person_merge (region_code, absorbed_id);

-- What the absorbed person was said to do, as it stood before.
create table person_merge_work (
    region_code {text} not null,
    merge_id {uuid} not null,
    work_id {uuid} not null,
    programme_code {text} not null,
    agency_code {text} not null,
    submission_id {uuid} not null,
    segment {text} not null,
    category {text} not null,
    occupation {text},
    monthly_wage bigint,
    recorded_at {instant} not null,
    primary key (region_code, merge_id, work_id),
    foreign key (region_code, merge_id) references person_merge (region_code, id)
);

create table person_merge_row (
    region_code {text} not null,
    merge_id {uuid} not null,
    submission_id {uuid} not null,
    sheet {text} not null,
    row_number integer not null,
    primary key (region_code, merge_id, submission_id, sheet, row_number),
    foreign key (region_code, merge_id) references person_merge (region_code, id)
);

-- "Not the same" never comes back. low_id is the smaller of the two ids.
create table person_distinct (
    region_code {text} not null,
    low_id {uuid} not null,
    high_id {uuid} not null,
    decided_by {text} not null,
    decided_at {instant} not null,
    primary key (region_code, low_id, high_id)
);
