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
  by_default boolean not null
);
create unique index tax_only_one_default on tax ((true)) where by_default;

create table menu_category (
  id uuid primary key,
  name text not null check (name <> ''),
  course integer not null check (course between 0 and 9),
  position integer not null
);
create unique index menu_category_name on menu_category (lower(name));

create table modifier_group (
  id uuid primary key,
  code text not null unique check (code <> ''),
  name text not null check (name <> ''),
  at_least integer not null check (at_least >= 0),
  at_most integer not null check (at_most >= 1),
  included integer not null check (included >= 0),
  prefixed boolean not null,
  check (at_least <= at_most),
  -- NO and LITE take away; a choice that is forced can't be met by taking away.
  check (not prefixed or at_least = 0)
);

create table modifier (
  id uuid primary key,
  group_id uuid not null references modifier_group on delete cascade,
  name text not null check (name <> ''),
  kitchen_name text not null check (kitchen_name <> ''),
  price bigint not null check (price between 0 and 100000000),
  position integer not null
);
create unique index modifier_name on modifier (group_id, lower(name));

create table menu_item (
  id uuid primary key,
  category_id uuid not null references menu_category,
  name text not null check (name <> ''),
  kitchen_name text not null check (kitchen_name <> ''),
  course integer not null check (course between 0 and 9),
  tax_code text references tax,
  station text check (station <> ''),
  allergens text not null,
  favourite boolean not null,
  usual_with text[] not null,
  position integer not null,
  available boolean not null default true,
  remaining integer check (remaining >= 0),
  -- The trading date for which availability and count hold; null: until changed by hand.
  availability_date date,
  availability_by text,
  availability_at timestamptz
);
create unique index menu_item_name on menu_item (category_id, lower(name));

-- What is sold: an item without sizes has one row without a name.
create table menu_size (
  id uuid primary key,
  item_id uuid not null references menu_item on delete cascade,
  sku text not null unique check (sku <> ''),
  name text check (name <> ''),
  kitchen_name text check (kitchen_name <> ''),
  price bigint not null check (price between 0 and 100000000),
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
