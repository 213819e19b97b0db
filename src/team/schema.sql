-- The memories of a team, in the schema "mizan" of a database of PostgreSQL 14 or later, without extensions.
-- Whoever runs this owns the schema and may do everything; others may do what the table "person" says.

create schema mizan;
grant usage on schema mizan to public;

-- The version of the schema.
create table mizan.team (
    only_one boolean primary key default true check (only_one),
    version integer not null,
    made timestamptz not null default now()
);

create table mizan.memory (
    number integer generated always as identity primary key,
    name text not null unique check (name <> '')
);

-- What a role, or everybody in it, may do with a memory. "write" includes "read", and "admin" both.
create table mizan.person (
    role name not null,
    memory integer not null references mizan.memory on delete cascade,
    rights text not null check (rights in ('read', 'write', 'admin')),
    primary key (role, memory)
);

-- A deleted unit stays with empty texts, so that followers and later edits meet the deletion.
create table mizan.unit (
    memory integer not null references mizan.memory on delete cascade,
    id uuid not null,
    -- The same for two units of the same texts, languages and labels, of which there is one in a memory.
    twin uuid,
    version bigint not null default 1,
    is_deleted boolean not null default false,
    source_lang text not null,
    target_lang text not null,
    source text not null,
    target text not null,
    -- 0 aligned, 1 machine, 2 translated, 3 reviewed.
    status smallint not null,
    -- Seconds since 1970.
    created bigint,
    document text,
    domain text,
    client text,
    project text,
    created_by text,
    -- Codes, dates, people, neighbours, notes and properties, packed as in the file of a memory.
    rest bytea not null,
    -- When a person made this state, in seconds since 1970; of two states, the later one holds.
    edited bigint not null,
    role name not null default current_user,
    at timestamptz not null default clock_timestamp(),
    primary key (memory, id),
    unique (memory, twin)
);

-- The earlier states of units, and the states that a later one has overruled ("is_lost").
create table mizan.history (
    seq bigint generated always as identity primary key,
    memory integer not null references mizan.memory on delete cascade,
    unit uuid not null,
    version bigint not null,
    is_deleted boolean not null,
    is_lost boolean not null default false,
    source_lang text not null,
    target_lang text not null,
    source text not null,
    target text not null,
    status smallint not null,
    created bigint,
    document text,
    domain text,
    client text,
    rest bytea not null,
    edited bigint not null,
    role name not null default current_user,
    at timestamptz not null default clock_timestamp()
);
create index history_unit on mizan.history (memory, unit);

-- What followers read: the unit that each transaction has written. A transaction may commit after another one with
-- a higher "seq", so followers read only what stands before the oldest transaction that still writes.
-- "m" made the memory, "i" inserted, "u" updated, "d" deleted.
create table mizan.change (
    seq bigint generated always as identity,
    xid xid8 not null default pg_current_xact_id(),
    memory integer not null references mizan.memory on delete cascade,
    unit uuid,
    op "char" not null,
    primary key (memory, xid, seq)
);

create function mizan.stamp() returns trigger language plpgsql as $$
begin
    new.version := case when tg_op = 'UPDATE' then old.version + 1 else new.version end;
    new.role := current_user;
    new.at := clock_timestamp();
    return new;
end $$;

create function mizan.note_insert() returns trigger language plpgsql
security definer set search_path = mizan, pg_temp as $$
begin
    insert into change (memory, unit, op) select memory, id, 'i' from new_units;
    perform pg_notify('mizan', memory::text) from (select distinct memory from new_units) as written;
    return null;
end $$;

create function mizan.note_update() returns trigger language plpgsql
security definer set search_path = mizan, pg_temp as $$
begin
    insert into history (memory, unit, version, is_deleted, source_lang, target_lang, source, target, status, created,
            document, domain, client, rest, edited, role, at)
        select memory, id, version, is_deleted, source_lang, target_lang, source, target, status, created, document,
            domain, client, rest, edited, role, at from old_units;
    insert into change (memory, unit, op)
        select memory, id, case when is_deleted then 'd' else 'u' end from new_units;
    perform pg_notify('mizan', memory::text) from (select distinct memory from new_units) as written;
    return null;
end $$;

create function mizan.note_delete() returns trigger language plpgsql
security definer set search_path = mizan, pg_temp as $$
begin
    -- The units of a memory that is deleted as a whole need no change.
    insert into change (memory, unit, op)
        select memory, id, 'd' from old_units where exists (select from memory where number = old_units.memory);
    perform pg_notify('mizan', memory::text) from (select distinct memory from old_units) as written;
    return null;
end $$;

create trigger stamp before insert or update on mizan.unit for each row execute function mizan.stamp();
create trigger note_insert after insert on mizan.unit
    referencing new table as new_units for each statement execute function mizan.note_insert();
create trigger note_update after update on mizan.unit
    referencing old table as old_units new table as new_units for each statement execute function mizan.note_update();
create trigger note_delete after delete on mizan.unit
    referencing old table as old_units for each statement execute function mizan.note_delete();

-- Each memory begins with a change that stands before those of its units.
create function mizan.note_memory() returns trigger language plpgsql
security definer set search_path = mizan, pg_temp as $$
begin
    insert into change (memory, op) values (new.number, 'm');
    return null;
end $$;
create trigger note_memory after insert on mizan.memory for each row execute function mizan.note_memory();

-- The memories with which the current role may do something.
create function mizan.may(needed text) returns setof integer language sql stable as $$
    select person.memory from mizan.person join pg_catalog.pg_roles on rolname = person.role
    where pg_catalog.pg_has_role(pg_roles.oid, 'usage')
        and array_position(array['read', 'write', 'admin'], person.rights)
            >= array_position(array['read', 'write', 'admin'], needed)
$$;

-- Gives a role rights to a memory, or takes them back with rights of null.
create function mizan.allow(to_role name, to_memory text, to_rights text) returns void language plpgsql as $$
declare found_memory integer;
begin
    select number into strict found_memory from mizan.memory where name = to_memory;
    delete from mizan.person where role = to_role and memory = found_memory;
    if to_rights is not null then
        insert into mizan.person (role, memory, rights) values (to_role, found_memory, to_rights);
    end if;
end $$;

-- Forgets the changes of units that nobody has written for so many days, and what is left of units deleted before.
-- A follower that was away longer starts anew. The last change stays, by which followers that have it know that they
-- missed nothing.
create function mizan.prune(of_memory text, days integer) returns bigint language plpgsql as $$
declare
    found_memory integer;
    forgotten bigint;
begin
    select number into strict found_memory from mizan.memory where name = of_memory;
    delete from mizan.unit where memory = found_memory and is_deleted and at < now() - make_interval(days => days);
    delete from mizan.change where memory = found_memory
        and xid < pg_snapshot_xmin(pg_current_snapshot())
        and (xid, seq) < (select last.xid, last.seq from mizan.change as last where memory = found_memory
            and last.xid < pg_snapshot_xmin(pg_current_snapshot()) order by last.xid desc, last.seq desc limit 1)
        and not exists (select from mizan.unit where unit.memory = change.memory and unit.id = change.unit
            and unit.at >= now() - make_interval(days => days));
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- Who holds followers back: the oldest transaction that still writes, or is prepared.
create function mizan.holder() returns table (pid integer, role text, program text, state text, began timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select pid, usename::text, application_name, state, xact_start from pg_stat_activity
    where backend_xid is not null
        and backend_xid::text::bigint = pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296
    union all
    select null, owner::text, gid, 'prepared', prepared from pg_prepared_xacts
    where transaction::text::bigint = pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296
$$;

alter table mizan.memory enable row level security;
alter table mizan.person enable row level security;
alter table mizan.unit enable row level security;
alter table mizan.history enable row level security;
alter table mizan.change enable row level security;

grant select on mizan.team to public;
grant select on mizan.memory to public;
grant select, insert, delete on mizan.person to public;
grant select, insert, update, delete on mizan.unit to public;
grant select, insert, delete on mizan.history to public;
grant select, delete on mizan.change to public;

create policy read on mizan.memory for select using (number in (select mizan.may('read')));
create policy read on mizan.person for select using (true);
create policy give on mizan.person for insert with check (memory in (select mizan.may('admin')));
create policy take on mizan.person for delete using (memory in (select mizan.may('admin')));
create policy read on mizan.unit for select using (memory in (select mizan.may('read')));
create policy add on mizan.unit for insert with check (memory in (select mizan.may('write')));
create policy change on mizan.unit for update using (memory in (select mizan.may('write')));
create policy forget on mizan.unit for delete using (memory in (select mizan.may('admin')));
create policy read on mizan.history for select using (memory in (select mizan.may('read')));
create policy keep on mizan.history for insert with check (is_lost and memory in (select mizan.may('write')));
create policy forget on mizan.history for delete using (memory in (select mizan.may('admin')));
create policy read on mizan.change for select using (memory in (select mizan.may('read')));
create policy forget on mizan.change for delete using (memory in (select mizan.may('admin')));

insert into mizan.team (version) values (1);
