-- SPDX-License-Identifier: GPL-3.0-or-later
-- A workspace of schema version 1, as sqlite3's .dump writes it, with what .dump leaves out.
PRAGMA application_id = 1279869267;
/* WARNING: Script requires that SQLITE_DBCONFIG_DEFENSIVE be disabled */
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journalled_table (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO journalled_table VALUES('affiliation');
INSERT INTO journalled_table VALUES('level');
INSERT INTO journalled_table VALUES('partner');
INSERT INTO journalled_table VALUES('person');
INSERT INTO journalled_table VALUES('setting');
CREATE TABLE replica (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL
) STRICT;
INSERT INTO replica VALUES(912155846850649165,1795311700925);
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
INSERT INTO batch VALUES(912155847156059296,117657547636604928,912155846850649165,'setup',NULL,'Set up the ladder',1795311700998,NULL);
INSERT INTO batch VALUES(912155847554392106,117657547642830848,912155846850649165,'do',NULL,'Add person “Adaeze Obi-Łęcka”',1795311701093,NULL);
INSERT INTO batch VALUES(912155847958110142,117657547649122304,912155846850649165,'do',NULL,'Add partner “Bank of Example”',1795311701189,NULL);
INSERT INTO batch VALUES(912155848447488092,117657547656790016,912155846850649165,'do',NULL,'Add partner “Zażółć Gęślą Stiftung”',1795311701306,NULL);
INSERT INTO batch VALUES(912155848913903061,117657547664064512,912155846850649165,'do',NULL,'Add affiliation “Adaeze Obi-Łęcka, Bank of Example”',1795311701417,NULL);
INSERT INTO batch VALUES(912155849354620922,117657547670945792,912155846850649165,'do',NULL,'Edit partner “Zażółć Gęślą Stiftung”',1795311701522,NULL);
INSERT INTO batch VALUES(912155849724504110,117657547676712960,912155846850649165,'do',NULL,'Edit partner “Zażółć Gęślą Stiftung”',1795311701610,NULL);
INSERT INTO batch VALUES(912155850053885214,117657547681890304,912155846850649165,'undo',NULL,'Edit partner “Zażółć Gęślą Stiftung”',1795311701689,912155849724504110);
INSERT INTO batch VALUES(912155850361809726,117657547686674432,912155846850649165,'do',NULL,'Add partner “Mistake”',1795311701762,NULL);
INSERT INTO batch VALUES(912155850928209208,117657547695521792,912155846850649165,'do',NULL,'Move partner “Mistake” to the trash',1795311701897,NULL);
INSERT INTO batch VALUES(912155851228672247,117657547700240384,912155846850649165,'do',NULL,'Add partner “Never Was”',1795311701969,NULL);
INSERT INTO batch VALUES(912155851451624963,117657547703713792,912155846850649165,'undo',NULL,'Add partner “Never Was”',1795311702022,912155851228672247);
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update')),
  cells TEXT NOT NULL CHECK (json_valid (cells))
) STRICT;
INSERT INTO change VALUES(1,912155847156059296,'level',912155847156059297,'insert','{"name":[null,"Contributor"],"rank":[null,1],"lane":[null,"organisation"],"definition":[null,"Gives resources project by project, without a formal commitment. A contractor who gives discounts or works pro bono is a contributor too."],"benefits":[null,"[\"Able to rise to a higher level\",\"Acknowledgement in the annual review\",\"Contributes to solutions\"]"],"needs_committee":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(2,912155847156059296,'level',912155847156059298,'insert','{"name":[null,"Associate"],"rank":[null,2],"lane":[null,"organisation"],"definition":[null,"Raises awareness, and promotes the work and the messages of the programme."],"benefits":[null,"[\"Display of the brand (excludes endorsement of products and services)\"]"],"needs_committee":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(3,912155847156059296,'level',912155847156059299,'insert','{"name":[null,"Partner"],"rank":[null,3],"lane":[null,"organisation"],"definition":[null,"Commits for at least one year. Helps the work forward in at least one area: embeds staff or resources, for good or for a project; gives specialist knowledge; or sponsors events, publications or initiatives.\n\nSpecialist: Gives specialist knowledge or resources, and information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services).\n\nIndustry: Works in online or mobile environments or provides methods of payment. Shows safety by design in them, promotes reporting and the programme''s safety messages, and gives information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services); Bespoke feedback on impact and success.\n\nGovernment: Gives governmental support or a stream of funding beside the core funding, and information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services); Bespoke feedback on impact and success."],"minimum_term":[null,12],"benefits":[null,"[\"Bespoke feedback on impact and success\",\"Communication of the partner''s work with the programme\",\"Display of the brand (excludes endorsement of products and services)\",\"Sponsorship branding\"]"],"kinds":[null,"[\"government\",\"industry\",\"specialist\"]"],"needs_committee":[null,1],"undone":[null,0]}');
INSERT INTO change VALUES(4,912155847156059296,'level',912155847156059300,'insert','{"name":[null,"Strategic Partner"],"rank":[null,4],"lane":[null,"organisation"],"definition":[null,"Commits for three years. Embeds staff, for good or by project; supports several initiatives across the programme or its core infrastructure, and its growth and long-term sustainability; establishes new dedicated areas; sponsors events, publications or initiatives."],"minimum_term":[null,36],"benefits":[null,"[\"Bespoke feedback on impact and success\",\"Display of the brand (excludes endorsement of products and services)\",\"Naming rights when a new area is established\",\"Platforms to communicate the partner''s commitment\",\"Sponsorship branding\"]"],"needs_committee":[null,1],"undone":[null,0]}');
INSERT INTO change VALUES(5,912155847156059296,'level',912155847156059301,'insert','{"name":[null,"Ambassador or Special Representative"],"lane":[null,"individual"],"definition":[null,"A person who brings commitment to the mission: makes introductions to people and organisations, brings opportunities, and raises awareness where that is appropriate.\n\nAmbassador: Speaks for the programme in public.\n\nSpecial Representative: Acts for the programme on one subject or in one region."],"kinds":[null,"[\"ambassador\",\"special-representative\"]"],"needs_committee":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(6,912155847554392106,'person',912155847554392107,'insert','{"sort_key":[null,"obi-lecka adaeze"],"given_name":[null,"Adaeze"],"family_name":[null,"Obi-Łęcka"],"email":[null,"adaeze@programme.example.org"],"languages":[null,"[\"en\",\"fr\"]"],"team":[null,1],"undone":[null,0]}');
INSERT INTO change VALUES(7,912155847958110142,'partner',912155847958110143,'insert','{"sort_key":[null,"bank of example"],"form":[null,"organisation"],"name":[null,"Bank of Example"],"acronym":[null,"BoE"],"kinds":[null,"[\"industry\"]"],"country":[null,"KE"],"level":[null,912155847156059299],"keyworker":[null,912155847554392107],"contractor":[null,0],"service_provider":[null,0],"website":[null,"https://bank.example.org"],"tags":[null,"[\"finance\",\"payments\"]"],"undone":[null,0]}');
INSERT INTO change VALUES(8,912155848447488092,'partner',912155848447488093,'insert','{"sort_key":[null,"zazolc gesla stiftung"],"form":[null,"organisation"],"name":[null,"Zażółć Gęślą Stiftung"],"country":[null,"DE"],"contractor":[null,0],"service_provider":[null,0],"description":[null,"Two\nlines"],"undone":[null,0]}');
INSERT INTO change VALUES(9,912155848913903061,'affiliation',912155848918637187,'insert','{"person":[null,912155847554392107],"partner":[null,912155847958110143],"post":[null,"Auditor"],"from_date":[null,"2024-02-29"],"main":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(10,912155849354620922,'partner',912155848447488093,'update','{"status":[null,"active"]}');
INSERT INTO change VALUES(11,912155849724504110,'partner',912155848447488093,'update','{"status":["active","dormant"]}');
INSERT INTO change VALUES(12,912155850053885214,'partner',912155848447488093,'update','{"status":["dormant","active"]}');
INSERT INTO change VALUES(13,912155850361809726,'partner',912155850361809727,'insert','{"sort_key":[null,"mistake"],"form":[null,"organisation"],"name":[null,"Mistake"],"contractor":[null,0],"service_provider":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(14,912155850928209208,'partner',912155850361809727,'update','{"trashed_at":[null,1795311701897]}');
INSERT INTO change VALUES(15,912155851228672247,'partner',912155851228672248,'insert','{"sort_key":[null,"never was"],"form":[null,"organisation"],"name":[null,"Never Was"],"contractor":[null,0],"service_provider":[null,0],"undone":[null,0]}');
INSERT INTO change VALUES(16,912155851451624963,'partner',912155851228672248,'update','{"trashed_at":[null,1795311702022],"undone":[0,1]}');
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (key <> ''),
  value TEXT,
  trashed_at INTEGER,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
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
INSERT INTO level VALUES(912155847156059297,'Contributor',1,'organisation','Gives resources project by project, without a formal commitment. A contractor who gives discounts or works pro bono is a contributor too.',NULL,'["Able to rise to a higher level","Acknowledgement in the annual review","Contributes to solutions"]',NULL,0,NULL,0);
INSERT INTO level VALUES(912155847156059298,'Associate',2,'organisation','Raises awareness, and promotes the work and the messages of the programme.',NULL,'["Display of the brand (excludes endorsement of products and services)"]',NULL,0,NULL,0);
INSERT INTO level VALUES(912155847156059299,'Partner',3,'organisation',replace('Commits for at least one year. Helps the work forward in at least one area: embeds staff or resources, for good or for a project; gives specialist knowledge; or sponsors events, publications or initiatives.\n\nSpecialist: Gives specialist knowledge or resources, and information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services).\n\nIndustry: Works in online or mobile environments or provides methods of payment. Shows safety by design in them, promotes reporting and the programme''s safety messages, and gives information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services); Bespoke feedback on impact and success.\n\nGovernment: Gives governmental support or a stream of funding beside the core funding, and information and data outside legal compliance. Benefits: Communication of the partner''s work with the programme; Display of the brand (excludes endorsement of products and services); Bespoke feedback on impact and success.','\n',char(10)),12,'["Bespoke feedback on impact and success","Communication of the partner''s work with the programme","Display of the brand (excludes endorsement of products and services)","Sponsorship branding"]','["government","industry","specialist"]',1,NULL,0);
INSERT INTO level VALUES(912155847156059300,'Strategic Partner',4,'organisation','Commits for three years. Embeds staff, for good or by project; supports several initiatives across the programme or its core infrastructure, and its growth and long-term sustainability; establishes new dedicated areas; sponsors events, publications or initiatives.',36,'["Bespoke feedback on impact and success","Display of the brand (excludes endorsement of products and services)","Naming rights when a new area is established","Platforms to communicate the partner''s commitment","Sponsorship branding"]',NULL,1,NULL,0);
INSERT INTO level VALUES(912155847156059301,'Ambassador or Special Representative',NULL,'individual',replace('A person who brings commitment to the mission: makes introductions to people and organisations, brings opportunities, and raises awareness where that is appropriate.\n\nAmbassador: Speaks for the programme in public.\n\nSpecial Representative: Acts for the programme on one subject or in one region.','\n',char(10)),NULL,NULL,'["ambassador","special-representative"]',0,NULL,0);
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
INSERT INTO person VALUES(912155847554392107,'obi-lecka adaeze',NULL,'Adaeze','Obi-Łęcka',NULL,NULL,'adaeze@programme.example.org',NULL,'["en","fr"]',1,NULL,NULL,0);
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
INSERT INTO partner VALUES(912155847958110143,'bank of example','organisation','Bank of Example','BoE','["industry"]',NULL,'KE',NULL,912155847156059299,NULL,912155847554392107,0,0,NULL,'https://bank.example.org',NULL,NULL,NULL,'["finance","payments"]',NULL,0);
INSERT INTO partner VALUES(912155848447488093,'zazolc gesla stiftung','organisation','Zażółć Gęślą Stiftung',NULL,NULL,NULL,'DE',NULL,NULL,'active',NULL,0,0,NULL,NULL,NULL,NULL,replace('Two\nlines','\n',char(10)),NULL,NULL,0);
INSERT INTO partner VALUES(912155850361809727,'mistake','organisation','Mistake',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,1795311701897,0);
INSERT INTO partner VALUES(912155851228672248,'never was','organisation','Never Was',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,1795311702022,1);
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
INSERT INTO affiliation VALUES(912155848918637187,912155847554392107,912155847958110143,'Auditor',NULL,'2024-02-29',NULL,0,NULL,0);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','partner_search','partner_search',0,'CREATE VIRTUAL TABLE partner_search USING fts5 (
  sort_key, acronym, services, tags, website, description,
  content=''partner'', content_rowid=''id'', tokenize=''unicode61 remove_diacritics 2'', prefix=''1''
)');
CREATE TABLE IF NOT EXISTS 'partner_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO partner_search_data VALUES(1,X'04090100020402');
INSERT INTO partner_search_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO partner_search_data VALUES(137438953473,X'00000108053062616e6b86aa948ec9c5ad9fbf080201040302026f6586aa948ec9c5ad9fbf0601010201076578616d706c6586aa948ec9c5ad9fbf0804010404010766696e616e636586aa948ec9c5ad9fbf060103020105687474707386aa948ec9c5ad9fbf0601040201026f6686aa948ec9c5ad9fbf02030202726786aa948ec9c5ad9fbf0601040501087061796d656e747386aa948ec9c5ad9fbf060103030002316286aa948ec9c5ad9fbf0e0201010201040301016586aa948ec9c5ad9fbf080401040401016686aa948ec9c5ad9fbf0601030201016886aa948ec9c5ad9fbf0601040201016f86aa948ec9c5ad9fbf080301040501017086aa948ec9c5ad9fbf060103030414111716140f11171511101011');
INSERT INTO partner_search_data VALUES(274877906945,X'000000af06306765736c6186aa948ecaba83f05d020301056c696e657386aa948ecaba83f05d0601050301087374696674756e6786aa948ecaba83f05d0204010374776f86aa948ecaba83f05d0601050201067a617a6f6c6386aa948ecaba83f05d02020002316786aa948ecaba83f05d020301016c86aa948ecaba83f05d0601050301017386aa948ecaba83f05d020401017486aa948ecaba83f05d0601050201017a86aa948ecaba83f05d02020412141512130f100e10');
INSERT INTO partner_search_data VALUES(412316860417,X'0000002708306d697374616b6586aa948ece82b8ab3f02020002316d86aa948ece82b8ab3f02020414');
INSERT INTO partner_search_data VALUES(549755813889,X'0000004306306e6576657286aa948ecfd18ef0f80202010377617386aa948ecfd18ef0f802030002316e86aa948ecfd18ef0f8020201017786aa948ecfd18ef0f802030412100f');
CREATE TABLE IF NOT EXISTS 'partner_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO partner_search_idx VALUES(1,X'',2);
INSERT INTO partner_search_idx VALUES(2,X'',2);
INSERT INTO partner_search_idx VALUES(3,X'',2);
INSERT INTO partner_search_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'partner_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO partner_search_docsize VALUES(912155847958110143,X'030100020400');
INSERT INTO partner_search_docsize VALUES(912155848447488093,X'030000000002');
INSERT INTO partner_search_docsize VALUES(912155850361809727,X'010000000000');
INSERT INTO partner_search_docsize VALUES(912155851228672248,X'020000000000');
CREATE TABLE IF NOT EXISTS 'partner_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO partner_search_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','person_search','person_search',0,'CREATE VIRTUAL TABLE person_search USING fts5 (
  honorific, sort_key, post, unit, email, notes,
  content=''person'', content_rowid=''id'', tokenize=''unicode61 remove_diacritics 2'', prefix=''1''
)');
CREATE TABLE IF NOT EXISTS 'person_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO person_search_data VALUES(1,X'01000300000400');
INSERT INTO person_search_data VALUES(10,X'000000000101010001010101');
INSERT INTO person_search_data VALUES(137438953473,X'000000d80730616461657a6586aa948ec8e58ce02b0c01010401040201076578616d706c6586aa948ec8e58ce02b0601040401056c65636b6186aa948ec8e58ce02b0601010301036f626986aa948ec8e58ce02b060101020202726786aa948ec8e58ce02b06010405010970726f6772616d6d6586aa948ec8e58ce02b060104030002316186aa948ec8e58ce02b0c01010401040201016586aa948ec8e58ce02b0601040401016c86aa948ec8e58ce02b0601010301016f86aa948ec8e58ce02b0c01010201040501017086aa948ec8e58ce02b060104030418161412111814101013');
CREATE TABLE IF NOT EXISTS 'person_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO person_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'person_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO person_search_docsize VALUES(912155847554392107,X'000300000400');
CREATE TABLE IF NOT EXISTS 'person_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO person_search_config VALUES('version',4);
CREATE TRIGGER partner_search_update
AFTER UPDATE OF sort_key, acronym, services, tags, website, description ON partner
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO partner_search (partner_search, rowid, sort_key, acronym, services, tags, website, description)
  VALUES ('delete', OLD.id, OLD.sort_key, OLD.acronym, OLD.services, OLD.tags, OLD.website, OLD.description);
  INSERT INTO partner_search (rowid, sort_key, acronym, services, tags, website, description)
  VALUES (NEW.id, NEW.sort_key, NEW.acronym, NEW.services, NEW.tags, NEW.website, NEW.description);
END;
CREATE TRIGGER person_search_update
AFTER UPDATE OF honorific, sort_key, post, unit, email, notes ON person
WHEN NOT lia_search_waits (OLD.id) BEGIN
  INSERT INTO person_search (person_search, rowid, honorific, sort_key, post, unit, email, notes)
  VALUES ('delete', OLD.id, OLD.honorific, OLD.sort_key, OLD.post, OLD.unit, OLD.email, OLD.notes);
  INSERT INTO person_search (rowid, honorific, sort_key, post, unit, email, notes)
  VALUES (NEW.id, NEW.honorific, NEW.sort_key, NEW.post, NEW.unit, NEW.email, NEW.notes);
END;
CREATE TRIGGER "journal_affiliation_insert" AFTER INSERT ON "affiliation" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'affiliation', NEW.id, 'insert',
    '{' || substr (concat (
      ',"person":[null,' || NEW."person" || ']',
      ',"partner":[null,' || NEW."partner" || ']',
      CASE WHEN NEW."post" IS NOT NULL THEN ',"post":[null,' || json_quote (NEW."post") || ']' END,
      CASE WHEN NEW."unit" IS NOT NULL THEN ',"unit":[null,' || json_quote (NEW."unit") || ']' END,
      CASE WHEN NEW."from_date" IS NOT NULL THEN ',"from_date":[null,' || json_quote (NEW."from_date") || ']' END,
      CASE WHEN NEW."to_date" IS NOT NULL THEN ',"to_date":[null,' || json_quote (NEW."to_date") || ']' END,
      ',"main":[null,' || NEW."main" || ']',
      ',"trashed_at":[null,' || NEW."trashed_at" || ']',
      ',"undone":[null,' || NEW."undone" || ']'), 2) || '}');
END;
CREATE TRIGGER "journal_affiliation_update" AFTER UPDATE ON "affiliation"
WHEN OLD."person" IS NOT NEW."person"
  OR OLD."partner" IS NOT NEW."partner"
  OR OLD."post" COLLATE BINARY IS NOT NEW."post"
  OR OLD."unit" COLLATE BINARY IS NOT NEW."unit"
  OR OLD."from_date" COLLATE BINARY IS NOT NEW."from_date"
  OR OLD."to_date" COLLATE BINARY IS NOT NEW."to_date"
  OR OLD."main" IS NOT NEW."main"
  OR OLD."trashed_at" IS NOT NEW."trashed_at"
  OR OLD."undone" IS NOT NEW."undone" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'affiliation', NEW.id, 'update',
    '{' || substr (concat (
      CASE WHEN OLD."person" IS NOT NEW."person" THEN ',"person":[' || ifnull (OLD."person", 'null') || ',' || ifnull (NEW."person", 'null') || ']' END,
      CASE WHEN OLD."partner" IS NOT NEW."partner" THEN ',"partner":[' || ifnull (OLD."partner", 'null') || ',' || ifnull (NEW."partner", 'null') || ']' END,
      CASE WHEN OLD."post" COLLATE BINARY IS NOT NEW."post" THEN ',"post":[' || json_quote (OLD."post") || ',' || json_quote (NEW."post") || ']' END,
      CASE WHEN OLD."unit" COLLATE BINARY IS NOT NEW."unit" THEN ',"unit":[' || json_quote (OLD."unit") || ',' || json_quote (NEW."unit") || ']' END,
      CASE WHEN OLD."from_date" COLLATE BINARY IS NOT NEW."from_date" THEN ',"from_date":[' || json_quote (OLD."from_date") || ',' || json_quote (NEW."from_date") || ']' END,
      CASE WHEN OLD."to_date" COLLATE BINARY IS NOT NEW."to_date" THEN ',"to_date":[' || json_quote (OLD."to_date") || ',' || json_quote (NEW."to_date") || ']' END,
      CASE WHEN OLD."main" IS NOT NEW."main" THEN ',"main":[' || ifnull (OLD."main", 'null') || ',' || ifnull (NEW."main", 'null') || ']' END,
      CASE WHEN OLD."trashed_at" IS NOT NEW."trashed_at" THEN ',"trashed_at":[' || ifnull (OLD."trashed_at", 'null') || ',' || ifnull (NEW."trashed_at", 'null') || ']' END,
      CASE WHEN OLD."undone" IS NOT NEW."undone" THEN ',"undone":[' || ifnull (OLD."undone", 'null') || ',' || ifnull (NEW."undone", 'null') || ']' END), 2) || '}');
END;
CREATE TRIGGER "journal_affiliation_id" BEFORE UPDATE OF id ON "affiliation" BEGIN
  SELECT RAISE (ABORT, 'the id of a row never changes');
END;
CREATE TRIGGER "journal_affiliation_delete" BEFORE DELETE ON "affiliation" BEGIN
  SELECT RAISE (ABORT, 'rows are never deleted');
END;
CREATE TRIGGER "journal_level_insert" AFTER INSERT ON "level" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'level', NEW.id, 'insert',
    '{' || substr (concat (
      CASE WHEN NEW."name" IS NOT NULL THEN ',"name":[null,' || json_quote (NEW."name") || ']' END,
      ',"rank":[null,' || NEW."rank" || ']',
      CASE WHEN NEW."lane" IS NOT NULL THEN ',"lane":[null,' || json_quote (NEW."lane") || ']' END,
      CASE WHEN NEW."definition" IS NOT NULL THEN ',"definition":[null,' || json_quote (NEW."definition") || ']' END,
      ',"minimum_term":[null,' || NEW."minimum_term" || ']',
      CASE WHEN NEW."benefits" IS NOT NULL THEN ',"benefits":[null,' || json_quote (NEW."benefits") || ']' END,
      CASE WHEN NEW."kinds" IS NOT NULL THEN ',"kinds":[null,' || json_quote (NEW."kinds") || ']' END,
      ',"needs_committee":[null,' || NEW."needs_committee" || ']',
      ',"trashed_at":[null,' || NEW."trashed_at" || ']',
      ',"undone":[null,' || NEW."undone" || ']'), 2) || '}');
END;
CREATE TRIGGER "journal_level_update" AFTER UPDATE ON "level"
WHEN OLD."name" COLLATE BINARY IS NOT NEW."name"
  OR OLD."rank" IS NOT NEW."rank"
  OR OLD."lane" COLLATE BINARY IS NOT NEW."lane"
  OR OLD."definition" COLLATE BINARY IS NOT NEW."definition"
  OR OLD."minimum_term" IS NOT NEW."minimum_term"
  OR OLD."benefits" COLLATE BINARY IS NOT NEW."benefits"
  OR OLD."kinds" COLLATE BINARY IS NOT NEW."kinds"
  OR OLD."needs_committee" IS NOT NEW."needs_committee"
  OR OLD."trashed_at" IS NOT NEW."trashed_at"
  OR OLD."undone" IS NOT NEW."undone" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'level', NEW.id, 'update',
    '{' || substr (concat (
      CASE WHEN OLD."name" COLLATE BINARY IS NOT NEW."name" THEN ',"name":[' || json_quote (OLD."name") || ',' || json_quote (NEW."name") || ']' END,
      CASE WHEN OLD."rank" IS NOT NEW."rank" THEN ',"rank":[' || ifnull (OLD."rank", 'null') || ',' || ifnull (NEW."rank", 'null') || ']' END,
      CASE WHEN OLD."lane" COLLATE BINARY IS NOT NEW."lane" THEN ',"lane":[' || json_quote (OLD."lane") || ',' || json_quote (NEW."lane") || ']' END,
      CASE WHEN OLD."definition" COLLATE BINARY IS NOT NEW."definition" THEN ',"definition":[' || json_quote (OLD."definition") || ',' || json_quote (NEW."definition") || ']' END,
      CASE WHEN OLD."minimum_term" IS NOT NEW."minimum_term" THEN ',"minimum_term":[' || ifnull (OLD."minimum_term", 'null') || ',' || ifnull (NEW."minimum_term", 'null') || ']' END,
      CASE WHEN OLD."benefits" COLLATE BINARY IS NOT NEW."benefits" THEN ',"benefits":[' || json_quote (OLD."benefits") || ',' || json_quote (NEW."benefits") || ']' END,
      CASE WHEN OLD."kinds" COLLATE BINARY IS NOT NEW."kinds" THEN ',"kinds":[' || json_quote (OLD."kinds") || ',' || json_quote (NEW."kinds") || ']' END,
      CASE WHEN OLD."needs_committee" IS NOT NEW."needs_committee" THEN ',"needs_committee":[' || ifnull (OLD."needs_committee", 'null') || ',' || ifnull (NEW."needs_committee", 'null') || ']' END,
      CASE WHEN OLD."trashed_at" IS NOT NEW."trashed_at" THEN ',"trashed_at":[' || ifnull (OLD."trashed_at", 'null') || ',' || ifnull (NEW."trashed_at", 'null') || ']' END,
      CASE WHEN OLD."undone" IS NOT NEW."undone" THEN ',"undone":[' || ifnull (OLD."undone", 'null') || ',' || ifnull (NEW."undone", 'null') || ']' END), 2) || '}');
END;
CREATE TRIGGER "journal_level_id" BEFORE UPDATE OF id ON "level" BEGIN
  SELECT RAISE (ABORT, 'the id of a row never changes');
END;
CREATE TRIGGER "journal_level_delete" BEFORE DELETE ON "level" BEGIN
  SELECT RAISE (ABORT, 'rows are never deleted');
END;
CREATE TRIGGER "journal_partner_insert" AFTER INSERT ON "partner" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'partner', NEW.id, 'insert',
    '{' || substr (concat (
      CASE WHEN NEW."sort_key" IS NOT NULL THEN ',"sort_key":[null,' || json_quote (NEW."sort_key") || ']' END,
      CASE WHEN NEW."form" IS NOT NULL THEN ',"form":[null,' || json_quote (NEW."form") || ']' END,
      CASE WHEN NEW."name" IS NOT NULL THEN ',"name":[null,' || json_quote (NEW."name") || ']' END,
      CASE WHEN NEW."acronym" IS NOT NULL THEN ',"acronym":[null,' || json_quote (NEW."acronym") || ']' END,
      CASE WHEN NEW."kinds" IS NOT NULL THEN ',"kinds":[null,' || json_quote (NEW."kinds") || ']' END,
      CASE WHEN NEW."sector" IS NOT NULL THEN ',"sector":[null,' || json_quote (NEW."sector") || ']' END,
      CASE WHEN NEW."country" IS NOT NULL THEN ',"country":[null,' || json_quote (NEW."country") || ']' END,
      CASE WHEN NEW."region" IS NOT NULL THEN ',"region":[null,' || json_quote (NEW."region") || ']' END,
      ',"level":[null,' || NEW."level" || ']',
      CASE WHEN NEW."status" IS NOT NULL THEN ',"status":[null,' || json_quote (NEW."status") || ']' END,
      ',"keyworker":[null,' || NEW."keyworker" || ']',
      ',"contractor":[null,' || NEW."contractor" || ']',
      ',"service_provider":[null,' || NEW."service_provider" || ']',
      CASE WHEN NEW."services" IS NOT NULL THEN ',"services":[null,' || json_quote (NEW."services") || ']' END,
      CASE WHEN NEW."website" IS NOT NULL THEN ',"website":[null,' || json_quote (NEW."website") || ']' END,
      CASE WHEN NEW."email" IS NOT NULL THEN ',"email":[null,' || json_quote (NEW."email") || ']' END,
      CASE WHEN NEW."phone" IS NOT NULL THEN ',"phone":[null,' || json_quote (NEW."phone") || ']' END,
      CASE WHEN NEW."description" IS NOT NULL THEN ',"description":[null,' || json_quote (NEW."description") || ']' END,
      CASE WHEN NEW."tags" IS NOT NULL THEN ',"tags":[null,' || json_quote (NEW."tags") || ']' END,
      ',"trashed_at":[null,' || NEW."trashed_at" || ']',
      ',"undone":[null,' || NEW."undone" || ']'), 2) || '}');
END;
CREATE TRIGGER "journal_partner_update" AFTER UPDATE ON "partner"
WHEN OLD."sort_key" COLLATE BINARY IS NOT NEW."sort_key"
  OR OLD."form" COLLATE BINARY IS NOT NEW."form"
  OR OLD."name" COLLATE BINARY IS NOT NEW."name"
  OR OLD."acronym" COLLATE BINARY IS NOT NEW."acronym"
  OR OLD."kinds" COLLATE BINARY IS NOT NEW."kinds"
  OR OLD."sector" COLLATE BINARY IS NOT NEW."sector"
  OR OLD."country" COLLATE BINARY IS NOT NEW."country"
  OR OLD."region" COLLATE BINARY IS NOT NEW."region"
  OR OLD."level" IS NOT NEW."level"
  OR OLD."status" COLLATE BINARY IS NOT NEW."status"
  OR OLD."keyworker" IS NOT NEW."keyworker"
  OR OLD."contractor" IS NOT NEW."contractor"
  OR OLD."service_provider" IS NOT NEW."service_provider"
  OR OLD."services" COLLATE BINARY IS NOT NEW."services"
  OR OLD."website" COLLATE BINARY IS NOT NEW."website"
  OR OLD."email" COLLATE BINARY IS NOT NEW."email"
  OR OLD."phone" COLLATE BINARY IS NOT NEW."phone"
  OR OLD."description" COLLATE BINARY IS NOT NEW."description"
  OR OLD."tags" COLLATE BINARY IS NOT NEW."tags"
  OR OLD."trashed_at" IS NOT NEW."trashed_at"
  OR OLD."undone" IS NOT NEW."undone" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'partner', NEW.id, 'update',
    '{' || substr (concat (
      CASE WHEN OLD."sort_key" COLLATE BINARY IS NOT NEW."sort_key" THEN ',"sort_key":[' || json_quote (OLD."sort_key") || ',' || json_quote (NEW."sort_key") || ']' END,
      CASE WHEN OLD."form" COLLATE BINARY IS NOT NEW."form" THEN ',"form":[' || json_quote (OLD."form") || ',' || json_quote (NEW."form") || ']' END,
      CASE WHEN OLD."name" COLLATE BINARY IS NOT NEW."name" THEN ',"name":[' || json_quote (OLD."name") || ',' || json_quote (NEW."name") || ']' END,
      CASE WHEN OLD."acronym" COLLATE BINARY IS NOT NEW."acronym" THEN ',"acronym":[' || json_quote (OLD."acronym") || ',' || json_quote (NEW."acronym") || ']' END,
      CASE WHEN OLD."kinds" COLLATE BINARY IS NOT NEW."kinds" THEN ',"kinds":[' || json_quote (OLD."kinds") || ',' || json_quote (NEW."kinds") || ']' END,
      CASE WHEN OLD."sector" COLLATE BINARY IS NOT NEW."sector" THEN ',"sector":[' || json_quote (OLD."sector") || ',' || json_quote (NEW."sector") || ']' END,
      CASE WHEN OLD."country" COLLATE BINARY IS NOT NEW."country" THEN ',"country":[' || json_quote (OLD."country") || ',' || json_quote (NEW."country") || ']' END,
      CASE WHEN OLD."region" COLLATE BINARY IS NOT NEW."region" THEN ',"region":[' || json_quote (OLD."region") || ',' || json_quote (NEW."region") || ']' END,
      CASE WHEN OLD."level" IS NOT NEW."level" THEN ',"level":[' || ifnull (OLD."level", 'null') || ',' || ifnull (NEW."level", 'null') || ']' END,
      CASE WHEN OLD."status" COLLATE BINARY IS NOT NEW."status" THEN ',"status":[' || json_quote (OLD."status") || ',' || json_quote (NEW."status") || ']' END,
      CASE WHEN OLD."keyworker" IS NOT NEW."keyworker" THEN ',"keyworker":[' || ifnull (OLD."keyworker", 'null') || ',' || ifnull (NEW."keyworker", 'null') || ']' END,
      CASE WHEN OLD."contractor" IS NOT NEW."contractor" THEN ',"contractor":[' || ifnull (OLD."contractor", 'null') || ',' || ifnull (NEW."contractor", 'null') || ']' END,
      CASE WHEN OLD."service_provider" IS NOT NEW."service_provider" THEN ',"service_provider":[' || ifnull (OLD."service_provider", 'null') || ',' || ifnull (NEW."service_provider", 'null') || ']' END,
      CASE WHEN OLD."services" COLLATE BINARY IS NOT NEW."services" THEN ',"services":[' || json_quote (OLD."services") || ',' || json_quote (NEW."services") || ']' END,
      CASE WHEN OLD."website" COLLATE BINARY IS NOT NEW."website" THEN ',"website":[' || json_quote (OLD."website") || ',' || json_quote (NEW."website") || ']' END,
      CASE WHEN OLD."email" COLLATE BINARY IS NOT NEW."email" THEN ',"email":[' || json_quote (OLD."email") || ',' || json_quote (NEW."email") || ']' END,
      CASE WHEN OLD."phone" COLLATE BINARY IS NOT NEW."phone" THEN ',"phone":[' || json_quote (OLD."phone") || ',' || json_quote (NEW."phone") || ']' END,
      CASE WHEN OLD."description" COLLATE BINARY IS NOT NEW."description" THEN ',"description":[' || json_quote (OLD."description") || ',' || json_quote (NEW."description") || ']' END,
      CASE WHEN OLD."tags" COLLATE BINARY IS NOT NEW."tags" THEN ',"tags":[' || json_quote (OLD."tags") || ',' || json_quote (NEW."tags") || ']' END,
      CASE WHEN OLD."trashed_at" IS NOT NEW."trashed_at" THEN ',"trashed_at":[' || ifnull (OLD."trashed_at", 'null') || ',' || ifnull (NEW."trashed_at", 'null') || ']' END,
      CASE WHEN OLD."undone" IS NOT NEW."undone" THEN ',"undone":[' || ifnull (OLD."undone", 'null') || ',' || ifnull (NEW."undone", 'null') || ']' END), 2) || '}');
END;
CREATE TRIGGER "journal_partner_id" BEFORE UPDATE OF id ON "partner" BEGIN
  SELECT RAISE (ABORT, 'the id of a row never changes');
END;
CREATE TRIGGER "journal_partner_delete" BEFORE DELETE ON "partner" BEGIN
  SELECT RAISE (ABORT, 'rows are never deleted');
END;
CREATE TRIGGER "journal_person_insert" AFTER INSERT ON "person" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'person', NEW.id, 'insert',
    '{' || substr (concat (
      CASE WHEN NEW."sort_key" IS NOT NULL THEN ',"sort_key":[null,' || json_quote (NEW."sort_key") || ']' END,
      CASE WHEN NEW."honorific" IS NOT NULL THEN ',"honorific":[null,' || json_quote (NEW."honorific") || ']' END,
      CASE WHEN NEW."given_name" IS NOT NULL THEN ',"given_name":[null,' || json_quote (NEW."given_name") || ']' END,
      CASE WHEN NEW."family_name" IS NOT NULL THEN ',"family_name":[null,' || json_quote (NEW."family_name") || ']' END,
      CASE WHEN NEW."post" IS NOT NULL THEN ',"post":[null,' || json_quote (NEW."post") || ']' END,
      CASE WHEN NEW."unit" IS NOT NULL THEN ',"unit":[null,' || json_quote (NEW."unit") || ']' END,
      CASE WHEN NEW."email" IS NOT NULL THEN ',"email":[null,' || json_quote (NEW."email") || ']' END,
      CASE WHEN NEW."phone" IS NOT NULL THEN ',"phone":[null,' || json_quote (NEW."phone") || ']' END,
      CASE WHEN NEW."languages" IS NOT NULL THEN ',"languages":[null,' || json_quote (NEW."languages") || ']' END,
      ',"team":[null,' || NEW."team" || ']',
      CASE WHEN NEW."notes" IS NOT NULL THEN ',"notes":[null,' || json_quote (NEW."notes") || ']' END,
      ',"trashed_at":[null,' || NEW."trashed_at" || ']',
      ',"undone":[null,' || NEW."undone" || ']'), 2) || '}');
END;
CREATE TRIGGER "journal_person_update" AFTER UPDATE ON "person"
WHEN OLD."sort_key" COLLATE BINARY IS NOT NEW."sort_key"
  OR OLD."honorific" COLLATE BINARY IS NOT NEW."honorific"
  OR OLD."given_name" COLLATE BINARY IS NOT NEW."given_name"
  OR OLD."family_name" COLLATE BINARY IS NOT NEW."family_name"
  OR OLD."post" COLLATE BINARY IS NOT NEW."post"
  OR OLD."unit" COLLATE BINARY IS NOT NEW."unit"
  OR OLD."email" COLLATE BINARY IS NOT NEW."email"
  OR OLD."phone" COLLATE BINARY IS NOT NEW."phone"
  OR OLD."languages" COLLATE BINARY IS NOT NEW."languages"
  OR OLD."team" IS NOT NEW."team"
  OR OLD."notes" COLLATE BINARY IS NOT NEW."notes"
  OR OLD."trashed_at" IS NOT NEW."trashed_at"
  OR OLD."undone" IS NOT NEW."undone" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'person', NEW.id, 'update',
    '{' || substr (concat (
      CASE WHEN OLD."sort_key" COLLATE BINARY IS NOT NEW."sort_key" THEN ',"sort_key":[' || json_quote (OLD."sort_key") || ',' || json_quote (NEW."sort_key") || ']' END,
      CASE WHEN OLD."honorific" COLLATE BINARY IS NOT NEW."honorific" THEN ',"honorific":[' || json_quote (OLD."honorific") || ',' || json_quote (NEW."honorific") || ']' END,
      CASE WHEN OLD."given_name" COLLATE BINARY IS NOT NEW."given_name" THEN ',"given_name":[' || json_quote (OLD."given_name") || ',' || json_quote (NEW."given_name") || ']' END,
      CASE WHEN OLD."family_name" COLLATE BINARY IS NOT NEW."family_name" THEN ',"family_name":[' || json_quote (OLD."family_name") || ',' || json_quote (NEW."family_name") || ']' END,
      CASE WHEN OLD."post" COLLATE BINARY IS NOT NEW."post" THEN ',"post":[' || json_quote (OLD."post") || ',' || json_quote (NEW."post") || ']' END,
      CASE WHEN OLD."unit" COLLATE BINARY IS NOT NEW."unit" THEN ',"unit":[' || json_quote (OLD."unit") || ',' || json_quote (NEW."unit") || ']' END,
      CASE WHEN OLD."email" COLLATE BINARY IS NOT NEW."email" THEN ',"email":[' || json_quote (OLD."email") || ',' || json_quote (NEW."email") || ']' END,
      CASE WHEN OLD."phone" COLLATE BINARY IS NOT NEW."phone" THEN ',"phone":[' || json_quote (OLD."phone") || ',' || json_quote (NEW."phone") || ']' END,
      CASE WHEN OLD."languages" COLLATE BINARY IS NOT NEW."languages" THEN ',"languages":[' || json_quote (OLD."languages") || ',' || json_quote (NEW."languages") || ']' END,
      CASE WHEN OLD."team" IS NOT NEW."team" THEN ',"team":[' || ifnull (OLD."team", 'null') || ',' || ifnull (NEW."team", 'null') || ']' END,
      CASE WHEN OLD."notes" COLLATE BINARY IS NOT NEW."notes" THEN ',"notes":[' || json_quote (OLD."notes") || ',' || json_quote (NEW."notes") || ']' END,
      CASE WHEN OLD."trashed_at" IS NOT NEW."trashed_at" THEN ',"trashed_at":[' || ifnull (OLD."trashed_at", 'null') || ',' || ifnull (NEW."trashed_at", 'null') || ']' END,
      CASE WHEN OLD."undone" IS NOT NEW."undone" THEN ',"undone":[' || ifnull (OLD."undone", 'null') || ',' || ifnull (NEW."undone", 'null') || ']' END), 2) || '}');
END;
CREATE TRIGGER "journal_person_id" BEFORE UPDATE OF id ON "person" BEGIN
  SELECT RAISE (ABORT, 'the id of a row never changes');
END;
CREATE TRIGGER "journal_person_delete" BEFORE DELETE ON "person" BEGIN
  SELECT RAISE (ABORT, 'rows are never deleted');
END;
CREATE TRIGGER "journal_setting_insert" AFTER INSERT ON "setting" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'setting', NEW.id, 'insert',
    '{' || substr (concat (
      CASE WHEN NEW."key" IS NOT NULL THEN ',"key":[null,' || json_quote (NEW."key") || ']' END,
      CASE WHEN NEW."value" IS NOT NULL THEN ',"value":[null,' || json_quote (NEW."value") || ']' END,
      ',"trashed_at":[null,' || NEW."trashed_at" || ']',
      ',"undone":[null,' || NEW."undone" || ']'), 2) || '}');
END;
CREATE TRIGGER "journal_setting_update" AFTER UPDATE ON "setting"
WHEN OLD."key" COLLATE BINARY IS NOT NEW."key"
  OR OLD."value" COLLATE BINARY IS NOT NEW."value"
  OR OLD."trashed_at" IS NOT NEW."trashed_at"
  OR OLD."undone" IS NOT NEW."undone" BEGIN
  INSERT INTO change (batch, table_name, row_id, kind, cells)
  VALUES (lia_batch (), 'setting', NEW.id, 'update',
    '{' || substr (concat (
      CASE WHEN OLD."key" COLLATE BINARY IS NOT NEW."key" THEN ',"key":[' || json_quote (OLD."key") || ',' || json_quote (NEW."key") || ']' END,
      CASE WHEN OLD."value" COLLATE BINARY IS NOT NEW."value" THEN ',"value":[' || json_quote (OLD."value") || ',' || json_quote (NEW."value") || ']' END,
      CASE WHEN OLD."trashed_at" IS NOT NEW."trashed_at" THEN ',"trashed_at":[' || ifnull (OLD."trashed_at", 'null') || ',' || ifnull (NEW."trashed_at", 'null') || ']' END,
      CASE WHEN OLD."undone" IS NOT NEW."undone" THEN ',"undone":[' || ifnull (OLD."undone", 'null') || ',' || ifnull (NEW."undone", 'null') || ']' END), 2) || '}');
END;
CREATE TRIGGER "journal_setting_id" BEFORE UPDATE OF id ON "setting" BEGIN
  SELECT RAISE (ABORT, 'the id of a row never changes');
END;
CREATE TRIGGER "journal_setting_delete" BEFORE DELETE ON "setting" BEGIN
  SELECT RAISE (ABORT, 'rows are never deleted');
END;
CREATE INDEX batch_by_clock ON batch (clock);
CREATE INDEX change_by_batch ON change (batch);
CREATE INDEX change_by_row ON change (row_id, table_name);
CREATE INDEX setting_by_key ON setting (key);
CREATE INDEX person_by_sort_key ON person (undone, trashed_at, sort_key);
CREATE INDEX person_by_email ON person (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX partner_by_sort_key ON partner (undone, trashed_at, sort_key);
CREATE INDEX partner_by_level ON partner (level);
CREATE INDEX partner_by_keyworker ON partner (keyworker);
CREATE INDEX affiliation_by_person ON affiliation (person);
CREATE INDEX affiliation_by_partner ON affiliation (partner);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version = 1;
