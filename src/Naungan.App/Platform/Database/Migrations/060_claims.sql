-- What happened to people who are covered, and the way of each case to the insurer.

create table claim (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    number {text} not null,            -- KLM/2021/00001, as families are told it
    person_id {uuid} not null,
    event {text} not null check (event in ('death', 'accident-death', 'accident-total-disability',
        'accident-partial-disability', 'accident-functional-disability', 'temporary-inability', 'accident-costs')),
    happened_on {date} not null,
    place {text} not null,             -- where, in words
    story_sealed {bytes},              -- what happened (vault column claim.story)
    reporter_kind {text} not null check (reporter_kind in ('family', 'village', 'agency', 'hospital')),
    reporter_name {text} not null,
    reporter_phone_sealed {bytes},     -- vault column claim.reporter_phone
    reported_on {date} not null,
    months_unable integer not null,
    disability {text} not null,        -- percent by the table, exact decimal
    function_loss {text} not null,     -- percent, exact decimal
    costs {text} not null,             -- transport-land:500000,glasses:800000
    state {text} not null check (state in
        ('open', 'sent', 'questioned', 'accepted', 'refused', 'appealed', 'paid', 'withdrawn')),
    insurer_number {text},             -- the insurer's own number of the case
    decided_amount bigint check (decided_amount >= 0),
    paid_amount bigint check (paid_amount >= 0),
    paid_on {date},
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, number),
    foreign key (region_code, person_id) references person (region_code, id),
    check (happened_on <= reported_on),
    check (state <> 'paid' or (paid_amount is not null and paid_on is not null))
);
create index claim_person on claim (region_code, person_id);
create index claim_state on claim (region_code, state, reported_on);
-- One death, one claim.
create unique index claim_death on claim (region_code, person_id)
    where event in ('death', 'accident-death') and state <> 'withdrawn';

create table claim_heir (
    region_code {text} not null,
    claim_id {uuid} not null,
    number integer not null,
    kind {text} not null check (kind in ('spouse', 'child', 'blood-line', 'sibling', 'parent-in-law', 'named-in-will')),
    name {text} not null,
    birth_date {date},
    nik_sealed {bytes},                -- vault column claim_heir.nik/<number>, row key = claim_id
    phone_sealed {bytes},              -- vault column claim_heir.phone/<number>
    school_level {text} check (school_level in ('sd', 'smp', 'sma', 'pt')),
    school_years_left integer check (school_years_left >= 0),
    scholarship_ended {text} check (scholarship_ended in ('married', 'works', 'left-school')),
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, claim_id, number),
    foreign key (region_code, claim_id) references claim (region_code, id)
);

-- Papers that are in hand; what is needed is asked of the law each time.
create table claim_paper (
    region_code {text} not null,
    claim_id {uuid} not null,
    paper {text} not null,
    received_on {date} not null,
    document_id {uuid},                -- null when only the paper itself was seen
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, claim_id, paper),
    foreign key (region_code, claim_id) references claim (region_code, id)
);

-- Scans, sealed whole; they have no file name of their own.
create table claim_document (
    region_code {text} not null,
    id {uuid} not null,
    claim_id {uuid} not null,
    kind {text} not null check (kind in ('pdf', 'jpg', 'png')),
    size_bytes bigint not null,
    sha256 {bytes} not null,           -- of the file as it came
    content_sealed {bytes} not null,   -- vault column claim_document.content
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, claim_id, sha256),
    foreign key (region_code, claim_id) references claim (region_code, id)
);

-- The trail; rows are only added.
create table claim_step (
    region_code {text} not null,
    claim_id {uuid} not null,
    number integer not null,
    step {text} not null check (step in
        ('report', 'send', 'question', 'reply', 'accept', 'refuse', 'appeal', 'pay', 'withdraw', 'note')),
    happened_on {date} not null,
    words {text} not null,             -- no personal numbers
    reference {text},
    amount bigint check (amount >= 0), -- sent: our estimate; accepted, paid: the insurer's
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, claim_id, number),
    foreign key (region_code, claim_id) references claim (region_code, id)
);

-- Years of a scholarship that were asked for.
create table claim_scholarship (
    region_code {text} not null,
    claim_id {uuid} not null,
    heir_number integer not null,
    year_number integer not null,
    claimed_on {date} not null,
    amount bigint not null check (amount >= 0),
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, claim_id, heir_number, year_number),
    foreign key (region_code, claim_id, heir_number) references claim_heir (region_code, claim_id, number)
);
