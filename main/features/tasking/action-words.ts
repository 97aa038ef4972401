import type { ActionFields } from '#shared/features/tasking/action-rules.ts'

const words: Record<keyof ActionFields, string> = {
  what: 'What is to be done',
  why: 'Why',
  agencyId: 'Agency',
  deputyAgencyId: 'Deputy agency',
  owner: 'Owner',
  dueOn: 'Due date',
  priority: 'Priority',
  status: 'State',
  outcome: 'Outcome',
  closedOn: 'Ended on',
  blockedBy: 'Blocked by',
  approver: 'Cancelled by',
  escalatedOn: 'Put before the chair',
}

/** What an event changed, for people: names of agencies instead of identifiers; days stay as they are kept. */
export function changesInWords(
  from: Partial<ActionFields>,
  to: Partial<ActionFields>,
  agencies: ReadonlyMap<number, string>,
): { what: string; from: string; to: string }[] {
  const said = (key: keyof ActionFields, value: unknown) => {
    if (value === null || value === undefined) return ''
    if (key === 'agencyId' || key === 'deputyAgencyId')
      return agencies.get(Number(value)) ?? 'an agency that is gone'
    return String(value)
  }
  return (Object.keys(to) as (keyof ActionFields)[]).map(key => ({
    what: words[key],
    from: said(key, from[key]),
    to: said(key, to[key]),
  }))
}
