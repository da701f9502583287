"""What a good analyst would write by hand for the tables of a year: one statement, one pass."""

COUNTS = """
with own as materialized (
  select c.id, c.received_on, c.closed_on, c.channel, c.anonymous, c.categories, c.grounds,
         c.department_id, nullif(c.outcome, '') as outcome
  from procedures_complaint c
  where c.received_on <= %(until)s and (c.closed_on is null or c.closed_on >= %(from)s)
    and not exists (select from procedures_complaint next where next.continues_id = c.id)
), told as materialized (
  select case_id,
         (array_agg(facts ->> 'resolution' order by ordinal desc)
            filter (where facts ->> 'resolution' <> ''))[1] as resolution,
         (array_agg(facts ->> 'appreciation_handling' order by ordinal desc)
            filter (where kind = 'aftercare'))[1]::int as handling_mark,
         count(*) filter (where name = 'heard') as hearings,
         bool_or(kind = 'rule') as ruled,
         bool_or(kind = 'aftercare' and (facts ->> 'retaliation')::bool) as retaliation
  from procedures_act group by case_id
), received as (select * from own where received_on >= %(from)s),
closed as (
  select own.*, told.*, advice.follows from own left join told on told.case_id = own.id
  left join procedures_advice advice on advice.case_id = own.id
  where closed_on between %(from)s and %(until)s
)
select 'flow', 'received', count(*) from received
union all select 'flow', 'closed', count(*) from closed
union all select 'flow', 'open_start', count(*) from own where received_on < %(from)s
union all select 'flow', 'open_end', count(*) from own
  where closed_on is null or closed_on > %(until)s
union all select 'channel', channel, count(*) from received group by channel
union all select 'category', code, count(*) from received, unnest(categories) code group by code
union all select 'category', 'none', count(*) from received where categories = '{}'
union all select 'ground', code, count(*) from received, unnest(grounds) code group by code
union all select 'ground', 'none', count(*) from received where grounds = '{}'
union all select 'department', coalesce(department_id::text, 'unknown'), count(*)
  from received group by department_id
union all select 'name_given', case when anonymous then 'anonymous' else 'by_name' end, count(*)
  from received group by anonymous
union all select 'outcome', coalesce(outcome, 'unknown'), count(*) from closed group by outcome
union all select 'resolution', coalesce(resolution, 'unknown'), count(*)
  from closed group by resolution
union all select 'handling', case when ruled then 'rule' else 'unknown' end, count(*)
  from closed group by ruled
union all select 'hearing', case when hearings > 0 then 'heard' else 'not_heard' end, count(*)
  from closed group by hearings > 0
union all select 'advice', case follows when true then 'followed' when false then 'departed'
  else 'no_advice' end, count(*) from closed group by follows
union all select 'lead_time', 'median', (percentile_cont(0.5) within group
  (order by closed_on - received_on))::int from closed
union all select 'lead_time', 'p90', percentile_disc(0.9) within group
  (order by closed_on - received_on) from closed
union all select 'events', 'hearings', sum(hearings) from closed
union all select 'events', 'retaliation', count(*) from own join told on told.case_id = own.id
  where retaliation
union all select 'terms', term.name, count(*) from procedures_termrow term
  join own on own.id = term.case_id where term.ended_on between %(from)s and %(until)s
  group by term.name
union all select 'measures', measure.kind || '/' || measure.state, count(*)
  from procedures_measure measure join closed on closed.id = measure.case_id
  group by measure.kind, measure.state
"""
"""Table, line, count; the same population as the figures, small numbers not hidden."""
