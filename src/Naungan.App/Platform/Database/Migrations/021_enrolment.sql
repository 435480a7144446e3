-- How enrolments came to be what they are, and decrees that change a roster.

-- Rules a programme asks of its people; no row means the usual ones (Core, RuleCatalogue).
create table programme_rule (
    region_code {text} not null,
    programme_code {text} not null,
    rule {text} not null,
    primary key (region_code, programme_code, rule),
    foreign key (region_code, programme_code) references programme (region_code, code)
);

-- Each time a programme's people were put to the rules. Whoever verifies is not who assessed.
create table assessment (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    programme_code {text} not null,
    assessed_on {date} not null,       -- first day of cover asked about
    people integer not null,
    eligible integer not null,
    not_eligible integer not null,
    unknown integer not null,
    assessed_by {text} not null,
    assessed_at {instant} not null,
    verified integer,                  -- how many were moved to verified
    verified_by {text},
    verified_at {instant},
    primary key (region_code, id),
    check (eligible + not_eligible + unknown = people),
    check (verified_by is null or verified_by <> assessed_by)
);
create index assessment_programme on assessment (region_code, programme_code, assessed_at);

-- Every change of state of an enrolment. One act may change tens of thousands: act_id is shared.
create table enrolment_event (
    region_code {text} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    act_id {uuid} not null,            -- assessment, verification or decree
    from_state {text},
    to_state {text} not null,
    effective_on {date} not null,
    reason {text} not null,            -- assessed, verified, decreed, withdrawn, ended-died, ...
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, programme_code, person_id, act_id)
);

-- Lines of a mutation decree that is still a draft; sealing turns them into decree_line.
create table mutation_entry (
    region_code {text} not null,
    decree_id {uuid} not null,
    number integer not null,
    change {text} not null check (change in ('in', 'out', 'corrected')),
    person_id {uuid} not null,
    replaces {uuid},                   -- an 'in' that takes the place of an 'out' of the same decree
    reason {text} not null,
    happened_on {date},                -- of a death, a move, ...
    effective_on {date} not null,
    primary key (region_code, decree_id, number),
    unique (region_code, decree_id, person_id),
    foreign key (region_code, decree_id) references decree (region_code, id)
);
