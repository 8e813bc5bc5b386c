-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happens between us and a partner: interactions, agreements, what each side promised, feedback; pairs
-- known to be two and not one; and lists people keep. Dates are ISO 8601, money is "1200.00 EUR".

ALTER TABLE person ADD COLUMN mobile TEXT;
ALTER TABLE person ADD COLUMN other_emails TEXT CHECK (other_emails IS NULL OR json_type (other_emails) = 'array');
ALTER TABLE person ADD COLUMN other_phones TEXT CHECK (other_phones IS NULL OR json_type (other_phones) = 'array');

-- other_names: former names, names in other languages, names of organisations merged into this one.
-- contractor_role, partner_role: the two kept apart where an organisation is both (C:L160-162).
ALTER TABLE partner ADD COLUMN other_names TEXT CHECK (other_names IS NULL OR json_type (other_names) = 'array');
ALTER TABLE partner ADD COLUMN contractor_role TEXT;
ALTER TABLE partner ADD COLUMN partner_role TEXT;

ALTER TABLE affiliation ADD COLUMN on_behalf_of TEXT;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  summary TEXT NOT NULL CHECK (summary <> ''),
  notes TEXT,
  contact INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,     -- of theirs
  team_member INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, -- of ours
  follow_up_date TEXT,
  follow_up_person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  follow_up_done INTEGER NOT NULL DEFAULT 0 CHECK (follow_up_done IN (0, 1)),
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  reference TEXT,
  signed_date TEXT,
  start_date TEXT,
  end_date TEXT,                       -- last day; NULL: open-ended
  renewal TEXT,
  terminated_date TEXT,                -- ended before its end
  notes TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE commitment (              -- theirs
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  value TEXT,
  due_date TEXT,
  honoured_date TEXT,                  -- NULL: not yet
  agreement INTEGER REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
  notes TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE benefit (                 -- ours
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  title TEXT,
  due_date TEXT,
  given_date TEXT,                     -- NULL: not yet
  given_by INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  condition TEXT,
  notes TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  direction TEXT NOT NULL,
  date TEXT NOT NULL,
  person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  rating INTEGER CHECK (rating BETWEEN 1 AND 5), -- 5 is best
  comment TEXT NOT NULL CHECK (comment <> ''),
  answer TEXT,
  answered_date TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- Pairs that look like duplicates and are not.
CREATE TABLE partner_namesake (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  second INTEGER NOT NULL REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE person_namesake (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  second INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE saved_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  subject TEXT NOT NULL,               -- what it lists: partner, person
  search TEXT,                         -- as typed, field words and exclusions in it
  filters TEXT CHECK (filters IS NULL OR json_type (filters) = 'object'),
  sort TEXT,
  descending INTEGER NOT NULL DEFAULT 0 CHECK (descending IN (0, 1)),
  columns TEXT,
  position INTEGER,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- What a partner's page and the roster's derived columns ask for: the rows of one partner, and its latest or
-- earliest date, without looking at the rows.
CREATE INDEX interaction_by_partner ON interaction (partner, date) WHERE trashed_at IS NULL AND undone = 0;
CREATE INDEX interaction_by_follow_up ON interaction (partner, follow_up_date)
  WHERE follow_up_date IS NOT NULL AND follow_up_done = 0 AND trashed_at IS NULL AND undone = 0;
CREATE INDEX agreement_by_partner ON agreement (partner, end_date) WHERE trashed_at IS NULL AND undone = 0;
CREATE INDEX commitment_by_partner ON commitment (partner, due_date) WHERE trashed_at IS NULL AND undone = 0;
CREATE INDEX benefit_by_partner ON benefit (partner, due_date) WHERE trashed_at IS NULL AND undone = 0;
CREATE INDEX feedback_by_partner ON feedback (partner, date) WHERE trashed_at IS NULL AND undone = 0;
CREATE INDEX partner_namesake_by_first ON partner_namesake (first);
CREATE INDEX partner_namesake_by_second ON partner_namesake (second);
CREATE INDEX person_namesake_by_first ON person_namesake (first);
CREATE INDEX person_namesake_by_second ON person_namesake (second);

INSERT INTO journalled_table (name) VALUES
  ('interaction'), ('agreement'), ('commitment'), ('benefit'), ('feedback'),
  ('partner_namesake'), ('person_namesake'), ('saved_list');

-- The search indexes learn the new names and addresses; an index's columns cannot be added to.
DROP TRIGGER partner_search_update;
DROP TABLE partner_search;
CREATE VIRTUAL TABLE partner_search USING fts5 (
  sort_key, acronym, other_names, services, tags, website, description,
  content='partner', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1'
);
INSERT INTO partner_search (partner_search) VALUES ('rebuild');
CREATE TRIGGER partner_search_update
AFTER UPDATE OF sort_key, acronym, other_names, services, tags, website, description ON partner
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO partner_search (partner_search, rowid, sort_key, acronym, other_names, services, tags, website, description)
  VALUES ('delete', OLD.id, OLD.sort_key, OLD.acronym, OLD.other_names, OLD.services, OLD.tags, OLD.website, OLD.description);
  INSERT INTO partner_search (rowid, sort_key, acronym, other_names, services, tags, website, description)
  VALUES (NEW.id, NEW.sort_key, NEW.acronym, NEW.other_names, NEW.services, NEW.tags, NEW.website, NEW.description);
END;

DROP TRIGGER person_search_update;
DROP TABLE person_search;
CREATE VIRTUAL TABLE person_search USING fts5 (
  honorific, sort_key, post, unit, email, other_emails, notes,
  content='person', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1'
);
INSERT INTO person_search (person_search) VALUES ('rebuild');
CREATE TRIGGER person_search_update
AFTER UPDATE OF honorific, sort_key, post, unit, email, other_emails, notes ON person
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO person_search (person_search, rowid, honorific, sort_key, post, unit, email, other_emails, notes)
  VALUES ('delete', OLD.id, OLD.honorific, OLD.sort_key, OLD.post, OLD.unit, OLD.email, OLD.other_emails, OLD.notes);
  INSERT INTO person_search (rowid, honorific, sort_key, post, unit, email, other_emails, notes)
  VALUES (NEW.id, NEW.honorific, NEW.sort_key, NEW.post, NEW.unit, NEW.email, NEW.other_emails, NEW.notes);
END;
