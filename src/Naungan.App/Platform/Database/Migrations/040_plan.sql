-- Plans on paper, and the quota a plan leaves with a programme when it is handed over.

create table plan (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    name {text} not null,
    text {text} not null,              -- the plan's file; its answer is computed whenever it is asked for
    hypothetical {bool} not null,      -- on supposed law: never handed over
    saved_by {text} not null,
    saved_at {instant} not null,
    programme_code {text},
    primary key (region_code, id),
    unique (region_code, name)
);

-- How many a programme may hold: in all, of a category, from a district, of an agency.
create table programme_quota (
    region_code {text} not null,
    programme_code {text} not null,
    kind {text} not null check (kind in ('total', 'category', 'district', 'agency')),
    code {text} not null,              -- empty for the total
    people bigint not null check (people >= 0),
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, programme_code, kind, code),
    foreign key (region_code, programme_code) references programme (region_code, code)
);
