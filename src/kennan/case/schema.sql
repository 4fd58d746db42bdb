-- The case file: one SQLite database. Names of tables and columns are part of the interface.
-- Offsets are Unicode code points into reports.text, end exclusive. Lists are JSON arrays.
-- Dates are ISO 8601 days, first and last; NULL is an open end; precision is that of the wording.

-- One row a document as read. A newer version of the same document (same name, or same URL) leaves the older one here,
-- with superseded_by set; such a report counts nowhere.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,               -- content hash of name and text
  sequence INTEGER NOT NULL UNIQUE,  -- order in which reports came into this case
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,            -- ISO 639-1, or und
  format TEXT NOT NULL,
  origin TEXT NOT NULL,              -- where it was read from on this machine; never exported
  title TEXT,
  outlet TEXT,
  byline TEXT,
  url TEXT,
  published_start TEXT,
  published_end TEXT,
  published_precision TEXT,
  published_basis TEXT,              -- stated, metadata, inferred
  lacks TEXT NOT NULL,               -- JSON: what could not be had from it
  original TEXT NOT NULL REFERENCES originals (digest),
  signature TEXT NOT NULL,           -- what coded it: version, model, packs
  superseded_by TEXT REFERENCES reports (id)
, spun REAL) STRICT;
-- spun: how much the text reads as rewritten by a synonym machine, in [0, 1]; NULL where that can't be told. (It stands
-- where SQLite writes a column that is added to a table, so that a migrated file has the schema of a new one.)
CREATE INDEX reports_name ON reports (name);
CREATE INDEX reports_url ON reports (url) WHERE url IS NOT NULL;

-- The bytes as they came, compressed with zlib.
CREATE TABLE originals (
  digest TEXT PRIMARY KEY,           -- BLAKE2b of the bytes
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE regions (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, start)
) STRICT, WITHOUT ROWID;

-- Named upstream sources; scope: report, quote, photo.
CREATE TABLE credits (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  source TEXT NOT NULL,
  scope TEXT NOT NULL,
  PRIMARY KEY (report, start, "end", source)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,            -- rowid of its text in search
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  region TEXT NOT NULL,
  UNIQUE (report, start)
) STRICT;

-- Inputs that could not be read, and why.
CREATE TABLE skipped (
  name TEXT NOT NULL,
  fault TEXT NOT NULL,
  remedy TEXT NOT NULL,
  report TEXT,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (name, fault)
) STRICT;

-- What one report calls an actor; `actor` is whom the case takes it for.
CREATE TABLE referents (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  part_of TEXT,
  members TEXT NOT NULL,
  known TEXT,
  actor TEXT
) STRICT;
CREATE INDEX referents_report ON referents (report);
CREATE INDEX referents_actor ON referents (actor);

CREATE TABLE mentions (
  referent TEXT NOT NULL REFERENCES referents (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  form TEXT NOT NULL,                -- name, nominal, pronoun
  PRIMARY KEY (referent, start, "end")
) STRICT, WITHOUT ROWID;

-- (The key follows the order of the columns: quick_check of SQLite 3.40 errs otherwise.)
CREATE TABLE roles (
  referent TEXT NOT NULL REFERENCES referents (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (referent, start, "end", title)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  part_of TEXT,
  members TEXT NOT NULL,
  roles TEXT NOT NULL,
  aliases TEXT NOT NULL,
  reasons TEXT NOT NULL              -- why referents were united, one line a merge
) STRICT;

-- Claims. Actor columns hold referent ids; join referents for the actor. attribution NULL is the narrator (hearsay 0)
-- or an unnamed "reportedly" (hearsay 1); via are the outer speakers.
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  source TEXT,
  target TEXT,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  score REAL NOT NULL,
  modality TEXT NOT NULL,
  attribution TEXT,
  via TEXT NOT NULL,
  hearsay INTEGER NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT,
  place TEXT,
  reciprocal INTEGER NOT NULL,
  confidence REAL NOT NULL
, place_country TEXT) STRICT;
-- place_country: ISO 3166-1 alpha-3, where the report or the knowledge base tells it.
CREATE INDEX events_report ON events (report, start);

CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  speaker TEXT,
  speaker_start INTEGER,
  speaker_end INTEGER,
  cue TEXT,
  content TEXT NOT NULL,             -- JSON: [[start, end], ...]
  quoted TEXT NOT NULL,              -- JSON: the stretches that stand in quotation marks, marks left out
  addressee TEXT,
  channel TEXT,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX quotes_report ON quotes (report, start);

CREATE TABLE statuses (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  subject TEXT,
  relation TEXT NOT NULL,
  object TEXT,
  valid_from TEXT,
  valid_to TEXT,
  valid_precision TEXT,
  attribution TEXT,
  via TEXT NOT NULL,
  hearsay INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX statuses_report ON statuses (report, start);

CREATE TABLE stances (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  holder TEXT,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  topic TEXT,
  towards TEXT,
  attribution TEXT,
  via TEXT NOT NULL,
  hearsay INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX stances_report ON stances (report, start);

CREATE TABLE figures (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  what TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT NOT NULL,
  bound TEXT NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX figures_report ON figures (report, start);

CREATE TABLE claim_links (
  kind TEXT NOT NULL,                -- purpose, condition, cause, concession, fulfils, breaks
  source TEXT NOT NULL,              -- claim ids
  target TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (kind, source, target)
) STRICT, WITHOUT ROWID;

-- What follows is made anew from all reports whenever they or the decisions change.

-- A passage that shares its text or its quote with another; a wire_credit has an upstream and no side b.
CREATE TABLE links (
  kind TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  report_b TEXT,
  start_b INTEGER,
  end_b INTEGER,
  direction TEXT,
  similarity REAL NOT NULL,
  upstream TEXT
) STRICT;

CREATE TABLE families (
  id TEXT PRIMARY KEY,
  voice TEXT                         -- the source credited for whole reports of it
) STRICT;

CREATE TABLE family_reports (
  report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  family TEXT NOT NULL REFERENCES families (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  families INTEGER NOT NULL,         -- independent origins
  reports TEXT NOT NULL,
  gloss TEXT NOT NULL
) STRICT;

CREATE TABLE finding_claims (
  finding TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  PRIMARY KEY (finding, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_claims_claim ON finding_claims (claim);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  report TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  report_b TEXT NOT NULL,
  start_b INTEGER NOT NULL,
  end_b INTEGER NOT NULL,
  claim TEXT NOT NULL,
  claim_b TEXT NOT NULL,
  gloss TEXT NOT NULL
) STRICT;

-- What the analyst ruled; withdrawn, never deleted. Anchors: JSON [[report, start, end, kind], ...].
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  anchors TEXT NOT NULL,
  author TEXT NOT NULL,
  made TEXT NOT NULL,
  note TEXT NOT NULL,
  withdrawn TEXT
) STRICT;

-- What the case remembers of itself: signature, settled (0 while reports have been added that the tables above lack).
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Full text, one row a sentence (rowid is sentences.id); bigrams holds pairs of characters where words are not spaced.
CREATE VIRTUAL TABLE search USING fts5 (text, bigrams, tokenize = 'unicode61 remove_diacritics 2');
