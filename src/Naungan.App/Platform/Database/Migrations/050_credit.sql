-- Money at the insurer for people it did not accept, what becomes of it, and who was taken off a paid month and why.

-- Credit a bill took instead of fresh money. The rest of the account's share is billed and paid.
create table credit_use (
    region_code {text} not null references government (region_code),
    run_id {uuid} not null,
    budget_line_id {uuid} not null,
    amount bigint not null check (amount > 0),
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, run_id, budget_line_id),
    foreign key (region_code, budget_line_id) references budget_line (region_code, id)
);

-- A person whose lines of a run will not come to cover: given up after a refusal, or wrong although accepted.
create table line_closing (
    region_code {text} not null references government (region_code),
    run_id {uuid} not null,
    person_id {uuid} not null,
    kind {text} not null check (kind in ('given-up', 'corrected')),
    reason {text} not null,            -- no personal numbers
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, run_id, person_id)
);

-- Closed lines are few; their money by budget line is asked at every bill that uses credit.
create index run_line_closed on run_line (region_code, budget_line_id, amount) where correction > 0;

-- A step asked for under a key of the caller's: the same key with another payload is refused.
create table step_key (
    region_code {text} not null references government (region_code),
    idempotency_key {uuid} not null,
    action {text} not null,
    payload_sha256 {bytes} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, idempotency_key)
);
