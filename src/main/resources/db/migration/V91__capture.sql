-- What a terminal was told to capture: written down before it is asked, so that a tip written
-- meanwhile is refused instead of being kept here and never charged.
alter table payment add column capture_amount bigint check (capture_amount >= 0);

-- The simulated terminal refuses what a real one would, once the money is taken.
alter table simulated_charge add column captured boolean not null default false;
