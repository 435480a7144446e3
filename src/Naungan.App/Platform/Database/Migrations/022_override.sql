-- Exceptions to a rule for one person: asked with a reason, decided by a second person, counted in every answer.
create table enrolment_override (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    rule {text} not null,
    reason {text} not null,            -- no personal numbers
    asked_by {text} not null,
    asked_at {instant} not null,
    decision {text} check (decision in ('approved', 'declined')),
    decided_by {text},
    decided_at {instant},
    primary key (region_code, id),
    foreign key (region_code, person_id) references person (region_code, id),
    check (decided_by is null or decided_by <> asked_by),
    check ((decision is null) = (decided_by is null))
);
create index enrolment_override_person on enrolment_override (region_code, programme_code, person_id);
