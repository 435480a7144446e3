-- Penyerahan santunan: the day a grant is handed to families in public.

create table handover (
    region_code {text} not null references government (region_code),
    id {uuid} not null,
    title {text} not null,
    held_on {date} not null,
    place {text} not null,
    official {text} not null,          -- who hands over, as printed
    office {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    unique (region_code, held_on, title)
);

-- A family comes once: a claim is in one handover at most.
create table handover_family (
    region_code {text} not null,
    handover_id {uuid} not null,
    claim_id {uuid} not null,
    number integer not null,           -- order of calling
    recipient {text} not null,         -- who receives, as printed
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, handover_id, number),
    unique (region_code, claim_id),
    foreign key (region_code, handover_id) references handover (region_code, id),
    foreign key (region_code, claim_id) references claim (region_code, id)
);
