-- What is looked at once a day, and what somebody must do because of it.

create table daily_work (
    region_code {text} not null references government (region_code),
    day {date} not null,
    work {text} not null,              -- scholarship, insurer-answer, ...
    found bigint not null check (found >= 0),
    reason {text},                     -- why it could not be looked at; null when it was
    finished_at {instant} not null,
    primary key (region_code, day, work)
);

create table reminder (
    region_code {text} not null references government (region_code),
    kind {text} not null,              -- the daily work that found it
    subject {text} not null,           -- id of a claim, code of a programme, ...
    part {text} not null,              -- number of a child, month; empty when the subject has no parts
    label {text} not null,             -- number or name shown; nobody's personal data
    page {text} not null,              -- where it is done
    action {text} not null,            -- the right of whoever must act
    due_on {date} not null,
    amount bigint,                     -- rupiah that wait
    people bigint,
    since {date} not null,             -- the day it was first found
    looked_on {date} not null,         -- the day it was last found
    primary key (region_code, kind, subject, part)
);
