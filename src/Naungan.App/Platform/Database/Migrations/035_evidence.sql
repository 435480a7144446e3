-- What proves that a person works, and was fit to: claims are refused for want of it. Rows are added, never changed.

create table person_evidence (
    region_code {text} not null,
    id {uuid} not null,
    person_id {uuid} not null,
    kind {text} not null check (kind in ('work', 'fitness', 'identity', 'other')),
    work_id {uuid},                    -- the work it proves, when one is meant
    signed_by {text} not null,         -- who vouches for it: village head, head of the fishers' group, doctor
    signed_role {text} not null,
    signed_on {date} not null,
    valid_until {date},
    file_id {uuid},                    -- the scanned letter (stored_file), when there is one
    file_sha256 {bytes},
    note {text} not null,
    agency_code {text},                -- who brought it
    recorded_by {text} not null,
    recorded_at {instant} not null,
    withdrawn_by {text},
    withdrawn_at {instant},
    withdrawn_why {text},
    primary key (region_code, id),
    foreign key (region_code, person_id) references person (region_code, id)
);
create index person_evidence_person on person_evidence (region_code, person_id, kind, signed_on);
