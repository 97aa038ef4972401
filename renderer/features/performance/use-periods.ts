import { useMemo } from 'react'
import type { Period } from '#shared/features/performance/period.ts'
import {
  type Against,
  againstKinds,
  daysOfMonth,
  lastWholeMonth,
  monthAgainst,
  monthPlus,
} from '#shared/features/performance/period-rules.ts'
import { useAddress } from '../../client/use-address.ts'
import { useToday } from '../../client/use-bureau.ts'

/** What the pages of performance are asked about: a month against another, or any two periods. */
export type Periods = {
  month: string
  against: Against | 'days'
  now: Period
  before: Period
  /** The twelve months that end with the first period. */
  year: Period
}

const keys = ['month', 'against', 'from', 'to', 'beforeFrom', 'beforeTo'] as const
type Changes = { [key in (typeof keys)[number]]?: string | null }

/** The periods as the address has them, so that a page can be gone back to; the last month that is over without one. */
export function usePeriods(): { periods: Periods; change: (changes: Changes) => void; address: string } {
  const [address, change] = useAddress()
  const today = useToday()
  const text = keptOf(address).toString()
  const periods = useMemo(() => readPeriods(new URLSearchParams(text), today), [text, today])
  return {
    periods,
    address: text && `?${text}`,
    change: changes => change(changes, { replace: true }),
  }
}

function readPeriods(address: URLSearchParams, today: string): Periods {
  const asked = address.get('month') ?? ''
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : lastWholeMonth(today)
  const kind = address.get('against')
  const against = [...againstKinds, 'days' as const].find(each => each === kind) ?? 'year'
  const now = daysOfMonth(month)
  const before = daysOfMonth(monthAgainst(month, against === 'month' ? 'month' : 'year'))
  const chosen = {
    now: { from: dayIn(address, 'from') ?? now.from, to: dayIn(address, 'to') ?? now.to },
    before: {
      from: dayIn(address, 'beforeFrom') ?? before.from,
      to: dayIn(address, 'beforeTo') ?? before.to,
    },
  }
  const periods = against === 'days' ? chosen : { now, before }
  const last = periods.now.to.slice(0, 7)
  return {
    month,
    against,
    ...periods,
    year: { from: daysOfMonth(monthPlus(last, -11)).from, to: periods.now.to },
  }
}

function dayIn(address: URLSearchParams, key: string): string | null {
  const text = address.get(key) ?? ''
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

function keptOf(address: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...address].filter(([key]) => (keys as readonly string[]).includes(key)))
}
