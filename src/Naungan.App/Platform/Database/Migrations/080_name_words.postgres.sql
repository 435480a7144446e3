-- Words of names, so that a person is found by any of them without reading every name. Derived from person.name_key when a
-- person is written; the people of an older database are added by the program right after this file (People/NameWords).
-- No reference to person, which the bulk insert would check row by row: a word without a person finds nobody.
create table person_word (
    region_code {text} not null,
    word {text} not null,              -- as folded in person.name_key
    person_id {uuid} not null,
    primary key (region_code, word, person_id)
);

-- Each word once, with the way it sounds.
create table name_word (
    region_code {text} not null references government (region_code),
    word {text} not null,
    sound {text} not null,             -- spelling differences that cannot be heard are folded away
    primary key (region_code, word)
);
create index name_word_sound on name_word (region_code, sound);
