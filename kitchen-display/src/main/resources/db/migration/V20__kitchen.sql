-- The kitchen: stations, tickets, their items, and calls from expo to the floor.

create table station (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9_-]{1,24}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('PREP', 'EXPO')),
  position integer not null,
  warn_seconds integer not null check (warn_seconds > 0),
  late_seconds integer not null,
  -- A station that is not assembled at expo, such as the bar, calls the server by itself.
  through_expo boolean not null,
  -- Nobody works there at present; the station that covers for it gets its work, else expo.
  closed boolean not null default false,
  covered_by uuid references station check (covered_by <> id),
  -- How its screen shows its tickets; 0 columns are as many as fit.
  screen_columns integer not null default 0 check (screen_columns = 0 or screen_columns between 3 and 6),
  screen_text text not null default 'NORMAL' check (screen_text in ('NORMAL', 'LARGE')),
  screen_sort text not null default 'OLDEST' check (screen_sort in ('OLDEST', 'DUE')),
  rush_first boolean not null default false,
  type_edges boolean not null default false,
  chimes boolean not null default true,
  -- Minutes that the guests' board still shows what was handed over; only expo's is asked.
  after_hand_over integer not null default 2 check (after_hand_over between 0 and 60),
  retired_at timestamptz,
  check (late_seconds > warn_seconds)
);
create unique index station_only_one_expo on station ((true)) where kind = 'EXPO' and retired_at is null;

-- Whatever has no route ends at expo, so every kitchen has one from the start.
insert into station (id, code, name, kind, position, warn_seconds, late_seconds, through_expo)
  values (uuidv7(), 'EXPO', 'Expo', 'EXPO', 100, 300, 600, true);

-- Where items are made, where that is not simply the station they name. Asked in their order.
create table routing_rule (
  id uuid primary key,
  position integer not null unique,
  name text not null check (name <> ''),
  items uuid[] not null,
  categories uuid[] not null,
  modifiers uuid[] not null,
  order_types text[] not null,
  areas uuid[] not null,
  dayparts text[] not null,
  stations text[] not null check (cardinality(stations) > 0),
  also boolean not null
);

-- Numbers for the sockets. They are given in a transaction of their own after the commit that
-- changed the ticket, one giver at a time, so that they become visible in their order.
create sequence kitchen_seq;

-- What a single value may be is said by domains, not by checks of the tables that every send writes:
-- PostgreSQL reads and plans a table's checks anew for each statement, a domain's once.
create domain ticket_state as text check (value in ('HELD', 'OPEN', 'BUMPED', 'CANCELLED'));
create domain item_state as text check (value in ('HELD', 'COOKING', 'DONE', 'VOIDED', 'CLEARED'));
create domain kitchen_count as integer check (value >= 0);

-- No foreign key to station: every send would lock the same few station rows, and stations are
-- retired, never deleted. None between tickets and their items either: one statement writes them
-- together and nothing deletes them.
create table ticket (
  id uuid primary key,
  station_id uuid not null,
  expo boolean not null,
  expo_ticket_id uuid,
  -- The ticket on whose chit its items stand, where they came off another that was fired already.
  chit_of uuid,
  order_id uuid not null,
  order_number integer not null,
  label text not null,
  former_label text,
  server_id uuid not null,
  server_name text not null,
  covers kitchen_count not null,
  order_type text not null,
  -- What cards and chits call that type; empty where it goes without saying.
  type_label text not null,
  course integer not null,
  course_name text not null,
  add_on boolean not null,
  state ticket_state not null,
  sent_at timestamptz not null,
  fired_at timestamptz,
  bumped_at timestamptz,
  pickup_at timestamptz,
  quoted_seconds kitchen_count,
  allergies text[] not null,
  -- null means changed since it was last numbered
  seq bigint
);
create index ticket_live on ticket (station_id) where state in ('HELD', 'OPEN');
create index ticket_bumped on ticket (station_id, bumped_at) where state = 'BUMPED';
create index ticket_order on ticket (order_id);
create index ticket_chit on ticket (chit_of) where chit_of is not null;
create index ticket_unnumbered on ticket (id) where seq is null;
create index ticket_numbered on ticket (station_id, seq) where seq is not null;

create table ticket_item (
  order_line_id uuid not null,
  -- The ticket's, so that no line is ever twice at one station.
  station_id uuid not null,
  ticket_id uuid not null,
  position integer not null,
  menu_item_id uuid,
  name text not null,
  kitchen_name text not null,
  quantity kitchen_count not null,
  seat integer,
  modifiers jsonb not null,
  note text,
  no_route boolean not null,
  state item_state not null,
  -- To be made before its turn.
  rush boolean not null default false,
  voided kitchen_count not null default 0,
  void_unread kitchen_count not null default 0,
  void_by text,
  void_reason text,
  void_at timestamptz,
  seen_at timestamptz,
  seen_device text,
  done_at timestamptz,
  done_by text,
  done_device text,
  primary key (order_line_id, station_id)
);
create index ticket_item_ticket on ticket_item (ticket_id);

create table kitchen_call (
  id uuid primary key,
  order_id uuid not null,
  ticket_id uuid not null references ticket,
  label text not null,
  server_id uuid not null,
  server_name text not null,
  course_name text not null,
  summary text not null,
  plates integer not null check (plates >= 0),
  first_called_at timestamptz not null,
  called_at timestamptz not null,
  times integer not null check (times > 0),
  read_at timestamptz,
  read_by text,
  withdrawn_at timestamptz
);
create index kitchen_call_open on kitchen_call (server_id) where read_at is null and withdrawn_at is null;
create index kitchen_call_order on kitchen_call (order_id);
create index kitchen_call_recent on kitchen_call (called_at);
