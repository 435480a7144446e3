-- What became of a person: each statement with its source, the newest day counting; nothing is overwritten.

create table person_state (
    region_code {text} not null,
    id {uuid} not null,
    person_id {uuid} not null,
    state {text} not null check (state in ('alive', 'deceased', 'moved', 'withdrawn')),
    since {date} not null,
    source {text} not null,            -- who says so: letter, village, family
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    foreign key (region_code, person_id) references person (region_code, id)
);
create index person_state_person on person_state (region_code, person_id, recorded_at);
create index person_household on person (region_code, kk_index);
