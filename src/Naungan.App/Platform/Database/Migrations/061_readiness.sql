-- Who would receive, asked before it is needed.

create table person_heir (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    person_id {uuid} not null,
    kind {text} not null check (kind in ('spouse', 'child', 'blood-line', 'sibling', 'parent-in-law', 'named-in-will')),
    name {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, person_id, kind, name),
    foreign key (region_code, person_id) references person (region_code, id)
);
