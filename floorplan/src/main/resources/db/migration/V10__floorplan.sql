-- The room: areas, tables, walls and decor; who sits where; reservations and the waitlist.
-- Lengths are in grid units of 25 cm, measured from the plan's upper left corner.

-- Brings equality of uuid into the exclusion constraint below; trusted, so the database's owner may create it.
create extension if not exists btree_gist;

create table floor_plan (
  singleton boolean primary key default true check (singleton),
  width double precision not null check (width between 1 and 4000),
  height double precision not null check (height between 1 and 4000)
);

create table floor_area (
  id uuid primary key,
  name text not null check (name <> ''),
  position integer not null,
  x double precision not null,
  y double precision not null,
  w double precision not null check (w > 0),
  h double precision not null check (h > 0),
  outdoor boolean not null,
  retired_at timestamptz
);
create unique index floor_area_name on floor_area (name) where retired_at is null;

create table floor_wall (
  id uuid primary key,
  x1 double precision not null,
  y1 double precision not null,
  x2 double precision not null,
  y2 double precision not null,
  kind text not null
);

create table floor_decor (
  id uuid primary key,
  kind text not null,
  x double precision not null,
  y double precision not null,
  w double precision not null check (w >= 0),
  h double precision not null check (h >= 0),
  label text not null
);

create table dining_table (
  id uuid primary key,
  area_id uuid not null references floor_area,
  number text not null check (number <> ''),
  shape text not null,
  x double precision not null,
  y double precision not null,
  w double precision not null check (w > 0),
  h double precision not null check (h > 0),
  rotation integer not null check (rotation between 0 and 359),
  seats integer not null check (seats between 1 and 99),
  min_covers integer not null check (min_covers between 1 and 99),
  max_covers integer not null check (max_covers >= min_covers and max_covers <= 99),
  section_server_id uuid,
  blocked_reason text,
  retired_at timestamptz
);
create unique index dining_table_number on dining_table (number) where retired_at is null;

create table seating (
  id uuid primary key,
  version bigint not null,
  party_name text,
  covers integer not null check (covers between 1 and 99),
  server_id uuid not null,
  server_name text not null,
  stage text not null check (stage in ('TO_ORDER', 'ORDERED', 'FOOD_READY', 'CHECK_PRINTED', 'TO_CLEAR')),
  stage_since timestamptz not null,
  seated_at timestamptz not null,
  cleared_at timestamptz,
  expected_turn_minutes integer not null check (expected_turn_minutes > 0)
);
create index seating_live on seating (id) where cleared_at is null;
create index seating_seated_at on seating (seated_at);

-- Which tables a party sat at and when: moving ends rows and adds rows, so that the evening can be told again.
create table seating_table (
  id uuid primary key,
  seating_id uuid not null references seating,
  table_id uuid not null references dining_table,
  since timestamptz not null,
  until timestamptz check (until >= since)
);
-- One party at a table at a time, whatever two tablets do at once.
create unique index seating_table_one_live on seating_table (table_id) where until is null;
create index seating_table_live_of on seating_table (seating_id) where until is null;

create table reservation (
  id uuid primary key,
  version bigint not null,
  guest_name text not null check (guest_name <> ''),
  phone text,
  covers integer not null check (covers between 1 and 99),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null check (state in ('EXPECTED', 'CONFIRMED', 'SEATED', 'CANCELLED', 'NO_SHOW')),
  note text,
  seating_id uuid references seating,
  created_at timestamptz not null,
  check ((state = 'SEATED') = (seating_id is not null))
);
create index reservation_by_time on reservation (starts_at);

create table reservation_table (
  id uuid primary key,
  reservation_id uuid not null references reservation,
  table_id uuid not null references dining_table,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  live boolean not null,
  -- Behaviour O9: two reservations never overlap on a table; one may begin at the instant another ends.
  constraint reservation_no_overlap exclude using gist
    (table_id with =, tstzrange(starts_at, ends_at) with &&) where (live)
);
create index reservation_table_of on reservation_table (reservation_id);

create table waitlist_entry (
  id uuid primary key,
  version bigint not null,
  name text not null check (name <> ''),
  phone text,
  covers integer not null check (covers between 1 and 99),
  quoted_minutes integer not null check (quoted_minutes between 0 and 600),
  note text,
  joined_at timestamptz not null,
  state text not null check (state in ('WAITING', 'SEATED', 'REMOVED')),
  left_at timestamptz,
  seating_id uuid references seating,
  check ((state = 'SEATED') = (seating_id is not null)),
  check ((state = 'WAITING') = (left_at is null))
);
create index waitlist_waiting on waitlist_entry (joined_at) where state = 'WAITING';
