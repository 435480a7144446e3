-- Who was born the same day: the few people somebody typed in or sent may be, wherever they live.
create index person_born on person (region_code, birth_date);
