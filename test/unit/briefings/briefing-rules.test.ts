import { expect, test } from 'vitest'
import { concernsIn, standingOf, whyNotApprove } from '#shared/features/briefings/briefing-rules.ts'
import { pageUsed } from '#shared/features/briefings/page-length.ts'

const today = '2025-06-16'
const line = {
  place: 'The green',
  what: 'Mopeds',
  ask: 'How many?',
  owner: 'Wardens',
  contact: '0116 496 0123',
}
const draft = {
  ...{ status: 'draft' as const, expiresOn: '2025-06-30', opening: '', notSay: '', lines: [line] },
}
const refused = (changes: Partial<typeof draft>, despite = '') =>
  whyNotApprove({ ...draft, ...changes }, despite, today)?.message

test('it is good until the end of the day it names', () => {
  const on = (day: string) => standingOf({ status: 'approved', expiresOn: '2025-06-30' }, day)
  expect([on('2025-06-30'), on('2025-07-01')]).toEqual(['current', 'expired'])
  expect(standingOf({ status: 'superseded', expiresOn: '2020-01-01' }, today)).toBe('superseded')
})

test('approved whole, for a time, on one page', () => {
  expect(refused({})).toBeUndefined()
  expect(refused({ lines: [] })).toBe('This briefing says nothing yet.')
  expect(refused({ lines: [{ ...line, contact: ' ' }] })).toBe('Line 1 does not say how to reach them.')
  expect(refused({ expiresOn: today })).toContain('within six weeks')
  expect(refused({ expiresOn: '2025-07-29' })).toContain('within six weeks')
  expect(refused({ lines: Array.from({ length: 40 }, () => line) })).toBe('It does not fit on one page.')
})

test('a telephone number stands in the contact of an owner and nowhere else', () => {
  expect(concernsIn(draft)).toEqual([])
  expect(refused({ opening: 'Ring 0116 496 0123.' }, 'They asked for it')).toContain('must not be handed out')
  expect(refused({ notSay: 'Nothing of 12 High Street' })).toContain('may say who somebody is')
  expect(refused({ notSay: 'Nothing of 12 High Street' }, 'It is the police station')).toBeUndefined()
})

test('every word takes room, and more words never less', () => {
  const of = (ask: string) => pageUsed({ ...draft, lines: [{ ...line, ask }] })
  let last = 0
  for (let words = 1; words < 200; words += 10) {
    const now = of('somebody was there '.repeat(words))
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
  }
  expect(of('x'.repeat(5000))).toBeGreaterThan(1)
})
