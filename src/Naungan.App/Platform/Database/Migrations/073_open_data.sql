-- What a government has published: whole files, as they were, newest counts.
create table open_data (
    region_code {text} not null references government (region_code),
    number integer not null,
    first_month integer not null,
    last_month integer not null,
    updated_at {instant} not null,     -- of the newest answer of the insurer in it
    rows_count integer not null,
    withheld integer not null,
    csv {bytes} not null,
    json {bytes} not null,
    published_by {text} not null,
    published_at {instant} not null,
    primary key (region_code, number)
);
