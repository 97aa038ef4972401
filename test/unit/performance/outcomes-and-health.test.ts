import { expect, test } from 'vitest'
import { outcomeVerdict } from '#shared/features/performance/outcome-rules.ts'
import { healthOfAgency, type Watched } from '../../../main/features/performance/health/health.ts'

const none = { unavailable: 'Nothing is compared.' }
const fell = {
  ...{ before: { perMonth: 26 }, after: { perMonth: 4 }, p: 0.0001 },
  ...{ difference: -100, differenceP: 0.001, quotient: 0.3 },
}

test.each([
  ['worked', fell],
  ['fell', { ...fell, difference: none, differenceP: none, quotient: none }],
  ['as-elsewhere', { ...fell, differenceP: 0.3 }],
  ['as-elsewhere', { ...fell, difference: 40 }],
  ['moved', { ...fell, quotient: -1.2 }],
  ['worked', { ...fell, quotient: -0.5 }],
  ['rose', { ...fell, after: { perMonth: 40 }, quotient: -2 }],
  ['no-change', { ...fell, p: 0.06 }],
  ['no-change', { ...fell, p: none }],
  ['too-soon', null],
] as const)('the verdict is %s', (verdict, measured) => {
  expect(outcomeVerdict(measured)).toBe(verdict)
})

const police = 1
const watched: Watched = {
  period: { from: '2025-01-01', to: '2025-06-30' },
  today: '2025-07-10',
  meetings: [
    { id: 1, heldOn: '2025-01-14', came: [{ agencyId: police, attending: true, apologies: false }] },
    { id: 2, heldOn: '2025-03-11', came: [{ agencyId: police, attending: false, apologies: true }] },
    { id: 3, heldOn: '2025-05-13', came: [{ agencyId: 2, attending: true, apologies: false }] },
  ],
  heldOn: ['2025-01-14', '2025-03-11', '2025-05-13', '2025-07-08'],
  actions: [
    { setOn: '2025-01-14', dueOn: '2025-02-01', closedOn: '2025-02-01', status: 'done' },
    { setOn: '2025-01-14', dueOn: '2025-02-01', closedOn: '2025-04-01', status: 'done' },
    { setOn: '2025-01-14', dueOn: '2025-02-01', closedOn: null, status: 'blocked' },
    { setOn: '2025-05-13', dueOn: '2025-07-10', closedOn: null, status: 'open' },
    { setOn: '2025-05-13', dueOn: '2025-06-01', closedOn: '2025-06-02', status: 'cancelled' },
  ].map(action => ({ ...action, agencyId: police, status: action.status as 'done' })),
  sources: [
    {
      ...{ id: 1, name: 'Command and control', agencyId: police, expectedEveryDays: 30 },
      importedAt: ['2024-12-15', '2025-01-14', '2025-02-20', '2025-03-22'].map(day => `${day}T10:00:00.000Z`),
    },
    { id: 2, name: 'Theirs', agencyId: 2, expectedEveryDays: 7, importedAt: [] },
    { id: 3, name: 'No rhythm', agencyId: police, expectedEveryDays: null, importedAt: [] },
  ],
  files: [
    { agencyId: police, madeAt: '2025-01-15T09:00:00Z', takenAt: '2025-01-17T09:00:00Z' },
    { agencyId: police, madeAt: '2025-03-15T09:00:00Z', takenAt: '2025-03-20T21:00:00Z' },
    { agencyId: police, madeAt: '2025-05-15T09:00:00Z', takenAt: null },
    { agencyId: 2, madeAt: '2025-05-15T09:00:00Z', takenAt: null },
  ],
}

test('an agency’s part is counted: who came, what was done when, what was sent when, what was answered', () => {
  const health = healthOfAgency({ id: police, name: 'Police' }, watched)
  expect([health.attended, health.held]).toEqual([1, 3])
  expect(health.meetings.map(({ attending, apologies }) => [attending, apologies])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ])
  expect(health.actions).toEqual({
    ...{ set: 5, doneOnTime: 1, doneLate: 1, cancelled: 1, open: 1, overdue: 1 },
    // The one done in April outlasted March; the blocked one all three after it; the open one July’s.
    ...{ carried: 3, mostCarried: 3 },
  })
  // 30 days, then 37, then 30: the file of December had none before it.
  expect(health.sources).toEqual([
    {
      ...{ sourceId: 1, name: 'Command and control', expectedEveryDays: 30, onTime: 2, of: 3 },
      ...{ lastImport: '2025-03-22T10:00:00.000Z', lateDays: 80 },
    },
    {
      ...{ sourceId: 3, name: 'No rhythm', expectedEveryDays: null, onTime: 0, of: 0 },
      ...{ lastImport: null, lateDays: null },
    },
  ])
  expect(health.replies).toEqual({ sent: 3, answered: 2, medianDays: 3.8 })
})
