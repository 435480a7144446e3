-- People a village proposes one by one, often written down without a connection and sent later.
create table village_entry (
    region_code {text} not null references government (region_code),
    key {uuid} not null,               -- made where it was written down; the same key again adds nothing
    village_code {text} not null,
    content_sealed {bytes} not null,   -- vault column village_entry.content, row key = key
    content_index {bytes} not null,    -- tells the same content sent again from another one under the same key
    sent_by {text} not null,
    received_at {instant} not null,
    submission_id {uuid},              -- when handed to an agency's intake
    primary key (region_code, key)
);
create index village_entry_waiting on village_entry (region_code, submission_id, received_at);
