-- Wrong PINs shown for an approval are counted apart from those typed to sign in, against whoever
-- asked; and however they are spread, only so many within an hour.
alter table pin_tries add column purpose text not null default 'SIGN_IN'
  check (purpose in ('SIGN_IN', 'APPROVAL'));
alter table pin_tries drop constraint pin_tries_pkey;
alter table pin_tries add primary key (device_id, staff_id, purpose);
alter table pin_tries add column hour_began timestamptz not null default now();
alter table pin_tries add column in_hour integer not null default 0;

-- Who used a device last.
create index staff_session_device on staff_session (device_id, began_at desc);
