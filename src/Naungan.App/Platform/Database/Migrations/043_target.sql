-- How many people there should be: the denominators of coverage, each with its source and its day.

create table target_population (
    region_code {text} not null references government (region_code),
    kind {text} not null check (kind in ('government', 'category', 'district', 'village', 'agency')),
    code {text} not null,              -- empty for the whole government
    people bigint not null check (people > 0),
    source {text} not null,
    as_of {date} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, kind, code, as_of)
);
