-- Where somebody in a decree stands with the insurer, each state with the day it takes effect. Written by a job from
-- accepted months and the law; proved by counting again.

alter table enrolment add column standing {text};         -- registered, active, arrears, lapsed; null before and after
alter table enrolment add column standing_since {date};

-- What turned out otherwise (a month accepted later) is not deleted: superseded_at says since when it no longer counts.
create table enrolment_step (
    region_code {text} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    state {text} not null check (state in ('registered', 'active', 'arrears', 'lapsed', 're-registered')),
    starts_on {date} not null,
    recorded_at {instant} not null,
    reason {text} not null,            -- sent, accepted, paid, unpaid, cover-ended, paid-again
    superseded_at {instant},
    primary key (region_code, programme_code, person_id, starts_on, state, recorded_at),
    foreign key (region_code, person_id) references person (region_code, id)
);

-- Each time the states were brought up to a day.
create table enrolment_follow (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    followed_on {date} not null,
    people integer not null,           -- with a state that the insurer's answers gave
    added integer not null,
    superseded integer not null,
    audit_sequence bigint not null,    -- what the audit trail held by then: later acts may change states
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id)
);
