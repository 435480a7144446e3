-- The day a child's scholarship ended by marriage, work or leaving school.
alter table claim_heir add column scholarship_ended_on {date};

-- Who of the family received what of a paid claim. Shares are not computed: the insurer's receipts are written down.
create table claim_receipt (
    region_code {text} not null,
    claim_id {uuid} not null,
    heir_number integer not null,
    amount bigint not null check (amount > 0),
    received_on {date} not null,
    reference {text} not null,         -- number of the receipt or transfer
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, claim_id, heir_number),
    foreign key (region_code, claim_id, heir_number) references claim_heir (region_code, claim_id, number)
);
