-- What residents ask on the public pages: keyed hashes only, kept for as long as they count against the limits.

create table public_check (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    at {instant} not null,
    address_index {bytes} not null,
    nik_index {bytes} not null,        -- of a kind of its own: it does not lead to person.nik_index
    challenge {bytes},                 -- work that was shown with it; the same work counts once
    primary key (region_code, id),
    unique (region_code, challenge)
);
create index public_check_address on public_check (region_code, address_index, at);
create index public_check_nik on public_check (region_code, nik_index, at);

-- Keys that sign slips. The public half stands on a page; the private one is sealed by the vault.
create table signing_key (
    region_code {text} not null references government (region_code),
    id integer not null,               -- stands in every signed text
    public_key {bytes} not null,       -- SubjectPublicKeyInfo, ECDSA on P-256
    private_sealed {bytes} not null,   -- vault column signing_key.private, row key = made of government and id
    row_key {uuid} not null,
    made_by {text} not null,
    made_at {instant} not null,
    primary key (region_code, id)
);

-- Paper slips: who got which, and until when it says he is covered. The code stands on the paper alone.
create table slip_batch (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    village_code {text},               -- null: every village
    people integer not null,
    made_for {date} not null,          -- the day the cover was asked about
    made_by {text} not null,
    made_at {instant} not null,
    primary key (region_code, id)
);

create table slip (
    region_code {text} not null,
    number bigint not null,            -- printed and signed
    person_id {uuid} not null,
    batch_id {uuid} not null,
    code_index {bytes} not null,
    covered_through {date} not null,
    primary key (region_code, number),
    foreign key (region_code, person_id) references person (region_code, id),
    foreign key (region_code, batch_id) references slip_batch (region_code, id)
);
create index slip_person on slip (region_code, person_id, number);
