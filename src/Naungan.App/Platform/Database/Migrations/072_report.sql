-- Papers that left the house, by the hash of their content; and how many workers there are, with who says so.

create table report_export (
    region_code {text} not null references government (region_code),
    sha256 {bytes} not null,
    name {text} not null,
    title {text} not null,
    parameters {text} not null,        -- no personal data
    rows_count integer not null,
    made_by {text} not null,           -- who made it first; the same content again adds nothing
    made_at {instant} not null,
    primary key (region_code, sha256)
);

create table workforce (
    region_code {text} not null references government (region_code),
    year integer not null,
    segment {text} not null check (segment in ('bpu', 'pu', 'vulnerable')),
    workers bigint not null check (workers > 0),
    source {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, year, segment)
);
