-- The menu: what can be ordered, at which price, with which choices, and what is left of it.
-- Order lines copy what they need, so nothing outside these tables refers to them.

-- Grows with every change of menu, price or availability, in the transaction of the change, so that
-- an order priced from memory can prove within its own statement that the memory was not stale.
create table menu_revision (
  singleton boolean primary key default true check (singleton),
  revision bigint not null
);
-- A database laid out anew never begins with a revision that an older menu had.
insert into menu_revision (revision) values (extract(epoch from clock_timestamp()) * 1000000);

create table course (
  number integer primary key check (number between 0 and 9),
  name text not null unique check (name <> '')
);
insert into course (number, name)
  values (0, 'Drinks'), (1, 'Starters'), (2, 'Mains'), (3, 'Desserts');

create table tax (
  code text primary key check (code <> ''),
  name text not null unique check (name <> ''),
  rate_ppm integer not null check (rate_ppm between 0 and 1000000),
  by_default boolean not null,
  compound boolean not null
);
create unique index tax_only_one_default on tax ((true)) where by_default;

-- For one type of order another tax is due, or none.
create table order_type_tax (
  order_type text not null check (order_type <> ''),
  from_code text not null references tax on delete cascade,
  to_code text references tax on delete cascade,
  primary key (order_type, from_code)
);

-- A fixed amount on every portion, such as a deposit.
create table levy (
  code text primary key check (code <> ''),
  name text not null unique check (name <> ''),
  amount bigint not null check (amount between 1 and 100000000),
  taxed boolean not null,
  order_types text[] not null
);

-- Hours of the venue's wall clock; until at or before from is on the next day.
create table daypart (
  code text primary key check (code <> ''),
  name text not null unique check (name <> ''),
  days integer[] not null,
  from_time time not null,
  until_time time not null
);

create table menu_category (
  id uuid primary key,
  name text not null check (name <> ''),
  course integer not null check (course between 0 and 9),
  position integer not null
);
create unique index menu_category_name on menu_category (lower(name));

-- Categories that are shown together at some times and places.
create table menu_list (
  id uuid primary key,
  name text not null check (name <> ''),
  holds jsonb not null,
  categories uuid[] not null
);
create unique index menu_list_name on menu_list (lower(name));

-- Another price while it holds: exactly one of percent, amount and price is given.
create table price_rule (
  id uuid primary key,
  name text not null check (name <> ''),
  holds jsonb not null,
  from_date date,
  until_date date,
  categories uuid[] not null,
  skus text[] not null,
  percent_ppm integer check (percent_ppm between 0 and 1000000),
  amount bigint check (amount between 0 and 100000000),
  price bigint check (price between 0 and 100000000),
  check (num_nonnulls(percent_ppm, amount, price) = 1)
);
create unique index price_rule_name on price_rule (lower(name));

create table modifier_group (
  id uuid primary key,
  code text not null unique check (code <> ''),
  name text not null check (name <> ''),
  at_least integer not null check (at_least >= 0),
  at_most integer not null check (at_most >= 1),
  included integer not null check (included >= 0),
  prefixed boolean not null,
  halves text not null check (halves in ('NONE', 'SHARED_PRICE', 'DEARER')),
  -- What NO, LITE, EXTRA and SIDE cost, in parts per million of the modifier's price.
  prefix_prices jsonb not null,
  substitution text not null check (substitution in ('NONE', 'DIFFERENCE', 'DIFFERENCE_BOTH_WAYS')),
  check (at_least <= at_most)
);

create table modifier (
  id uuid primary key,
  group_id uuid not null references modifier_group on delete cascade,
  name text not null check (name <> ''),
  kitchen_name text not null check (kitchen_name <> ''),
  price bigint not null check (price between 0 and 100000000),
  by_default boolean not null,
  -- By the name of a size.
  prices_by_size jsonb not null,
  -- Codes of the groups it asks.
  groups text[] not null,
  position integer not null
);
create unique index modifier_name on modifier (group_id, lower(name));

create table menu_item (
  id uuid primary key,
  kind text not null check (kind in ('PLAIN', 'OPEN', 'WEIGHED', 'COMBO')),
  category_id uuid not null references menu_category,
  name text not null check (name <> ''),
  kitchen_name text not null check (kitchen_name <> ''),
  course integer not null check (course between 0 and 9),
  taxes text[] not null,
  levies text[] not null,
  station text check (station <> ''),
  allergens text not null,
  diet text[] not null,
  description text check (description <> ''),
  picture uuid,
  on_sale jsonb not null,
  components jsonb not null,
  favourite boolean not null,
  usual_with text[] not null,
  position integer not null
);
create unique index menu_item_name on menu_item (category_id, lower(name));

-- What is 86 or counted, an item or a modifier; what has no row is sold freely.
create table menu_availability (
  id uuid primary key,
  available boolean not null,
  remaining integer check (remaining >= 0),
  -- The trading date for which it holds; null: until a time or until changed by hand.
  date date,
  until timestamptz,
  -- How many there are again each day once it is over.
  reset_to integer check (reset_to >= 0),
  by_name text,
  at timestamptz
);

-- What items look like. Never read with the menu.
create table menu_picture (
  id uuid primary key,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  content bytea not null
);

-- What is sold: an item without sizes has one row without a name.
create table menu_size (
  id uuid primary key,
  item_id uuid not null references menu_item on delete cascade,
  sku text not null unique check (sku <> ''),
  name text check (name <> ''),
  kitchen_name text check (kitchen_name <> ''),
  price bigint not null check (price between 0 and 100000000),
  cost bigint check (cost between 0 and 100000000),
  future_prices jsonb not null,
  position integer not null
);
create unique index menu_size_name on menu_size (item_id, coalesce(lower(name), ''));

create table menu_item_group (
  item_id uuid not null references menu_item on delete cascade,
  group_id uuid not null references modifier_group on delete cascade,
  position integer not null,
  primary key (item_id, group_id)
);
create index menu_item_group_group on menu_item_group (group_id);
