-- Changes of ceilings, each dated and with its document: pergeseran moves money between two lines, perubahan changes one.

create table budget_change (
    region_code {text} not null,
    id {uuid} not null,
    line_id {uuid} not null,
    kind {text} not null check (kind in ('pergeseran', 'perubahan')),
    document {text} not null,
    decided_on {date} not null,
    amount bigint not null,            -- what the ceiling grew by; negative when cut
    reason {text} not null,
    recorded_by {text} not null,
    recorded_at {instant} not null,
    primary key (region_code, id),
    foreign key (region_code, line_id) references budget_line (region_code, id)
);
create index budget_change_line on budget_change (region_code, line_id, decided_on);
