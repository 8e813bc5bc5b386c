-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Never edited after release: a change is a new file with the next number.
--
-- A journalled table has id, trashed_at and undone, and its name in journalled_table; the store generates
-- its journal triggers from the columns it finds. It holds INTEGER and TEXT only and has no UNIQUE
-- constraint but the id (two copies of a workspace may each add the same acronym).
-- trashed_at: milliseconds since 1970 when the row went to the trash, else NULL.
-- undone: 1 when the row is gone because its insertion was undone; such rows show nowhere.

CREATE TABLE journalled_table (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE replica (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  clock INTEGER NOT NULL,
  replica INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'revert', 'setup')),
  author TEXT,
  label TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  undoes INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX batch_by_clock ON batch (clock);

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update')),
  cells TEXT NOT NULL CHECK (json_valid (cells))
) STRICT;
CREATE INDEX change_by_batch ON change (batch);
CREATE INDEX change_by_row ON change (row_id, table_name);

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (key <> ''),
  value TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX setting_by_key ON setting (key);

CREATE TABLE level (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  rank INTEGER,                        -- 1 is the lowest; NULL for a lane outside the ladder
  lane TEXT NOT NULL DEFAULT 'organisation' CHECK (lane IN ('organisation', 'individual')),
  definition TEXT,
  minimum_term INTEGER CHECK (minimum_term >= 0), -- months
  benefits TEXT CHECK (benefits IS NULL OR json_type (benefits) = 'array'),
  kinds TEXT CHECK (kinds IS NULL OR json_type (kinds) = 'array'),
  needs_committee INTEGER NOT NULL DEFAULT 0 CHECK (needs_committee IN (0, 1)),
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  sort_key TEXT NOT NULL,              -- family name and given name, folded
  honorific TEXT,
  given_name TEXT,
  family_name TEXT,
  post TEXT,
  unit TEXT,
  email TEXT,
  phone TEXT,
  languages TEXT CHECK (languages IS NULL OR json_type (languages) = 'array'),
  team INTEGER NOT NULL DEFAULT 0 CHECK (team IN (0, 1)), -- one of us, who can be keyworker
  notes TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
-- Live rows in their order, without looking at the rows: equal undone and trashed_at lead to the sorted keys.
CREATE INDEX person_by_sort_key ON person (undone, trashed_at, sort_key);
CREATE INDEX person_by_email ON person (email COLLATE NOCASE) WHERE email IS NOT NULL;

CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  sort_key TEXT NOT NULL,              -- name, folded
  form TEXT NOT NULL DEFAULT 'organisation' CHECK (form IN ('organisation', 'individual')),
  name TEXT NOT NULL CHECK (name <> ''),
  acronym TEXT,
  kinds TEXT CHECK (kinds IS NULL OR json_type (kinds) = 'array'),
  sector TEXT,
  country TEXT,                        -- ISO 3166-1 alpha-2
  region TEXT,
  level INTEGER REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT,
  keyworker INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  contractor INTEGER NOT NULL DEFAULT 0 CHECK (contractor IN (0, 1)),
  service_provider INTEGER NOT NULL DEFAULT 0 CHECK (service_provider IN (0, 1)),
  services TEXT CHECK (services IS NULL OR json_type (services) = 'array'),
  website TEXT,
  email TEXT,
  phone TEXT,
  description TEXT,
  tags TEXT CHECK (tags IS NULL OR json_type (tags) = 'array'),
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX partner_by_sort_key ON partner (undone, trashed_at, sort_key);
CREATE INDEX partner_by_level ON partner (level);
CREATE INDEX partner_by_keyworker ON partner (keyworker);

CREATE TABLE affiliation (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  post TEXT,
  unit TEXT,
  from_date TEXT,                      -- ISO 8601
  to_date TEXT,
  main INTEGER NOT NULL DEFAULT 0 CHECK (main IN (0, 1)), -- the person's primary affiliation
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX affiliation_by_person ON affiliation (person);
CREATE INDEX affiliation_by_partner ON affiliation (partner);

INSERT INTO journalled_table (name) VALUES
  ('setting'), ('level'), ('person'), ('partner'), ('affiliation');

-- Search indexes. Trashed rows stay in them: queries join the table and leave such rows out, so that
-- trashing and undoing an import need not rewrite the index. Names stand in them folded, as the sort key:
-- the tokenizer takes marks off letters, but does not know that "ø" is searched as "o" and "ß" as "ss".
-- Only the first letter has a prefix index: it brings a search for one letter among 100,000 partners from
-- 15 ms to 2. Indexes for two and three letters would save one more, and cost half the time of an import.
-- Inserted rows are indexed by the store at the end of their batch (lia-search-index.h); until then there is
-- nothing to take out of the index.
CREATE VIRTUAL TABLE partner_search USING fts5 (
  sort_key, acronym, services, tags, website, description,
  content='partner', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1'
);
CREATE TRIGGER partner_search_update
AFTER UPDATE OF sort_key, acronym, services, tags, website, description ON partner
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO partner_search (partner_search, rowid, sort_key, acronym, services, tags, website, description)
  VALUES ('delete', OLD.id, OLD.sort_key, OLD.acronym, OLD.services, OLD.tags, OLD.website, OLD.description);
  INSERT INTO partner_search (rowid, sort_key, acronym, services, tags, website, description)
  VALUES (NEW.id, NEW.sort_key, NEW.acronym, NEW.services, NEW.tags, NEW.website, NEW.description);
END;

CREATE VIRTUAL TABLE person_search USING fts5 (
  honorific, sort_key, post, unit, email, notes,
  content='person', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1'
);
CREATE TRIGGER person_search_update
AFTER UPDATE OF honorific, sort_key, post, unit, email, notes ON person
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO person_search (person_search, rowid, honorific, sort_key, post, unit, email, notes)
  VALUES ('delete', OLD.id, OLD.honorific, OLD.sort_key, OLD.post, OLD.unit, OLD.email, OLD.notes);
  INSERT INTO person_search (rowid, honorific, sort_key, post, unit, email, notes)
  VALUES (NEW.id, NEW.honorific, NEW.sort_key, NEW.post, NEW.unit, NEW.email, NEW.notes);
END;
