-- The order in which a programme's quota is filled; replaced whole each time it is asked for.

create table ranking (
    region_code {text} not null,
    programme_code {text} not null,
    person_id {uuid} not null,
    position integer not null,
    waiting_number integer,            -- null: has a place
    why {text} not null,               -- Indonesian sentence, no personal numbers
    ranked_at {instant} not null,
    primary key (region_code, programme_code, person_id)
);
create index ranking_position on ranking (region_code, programme_code, position);
