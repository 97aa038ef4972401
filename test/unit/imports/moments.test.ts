import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf } from '../../../main/features/imports/understanding/moments.ts'
import { localToMinute } from '../../../main/features/incidents/local-time.ts'

test('every minute of every day is the one that the calendar says, the days of clock changes too', () => {
  const dates = fc.date({ min: new Date('1975-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  const someDay = fc.oneof(
    dates.map(date => date.toISOString().slice(0, 10)),
    fc.constantFrom('2025-03-30', '2024-10-27', '2025-02-29', '2024-02-29', '2025-04-31'),
  )
  fc.assert(
    fc.property(
      someDay,
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (text, hour, minute) => {
        const [year, month, day] = text.split('-').map(Number) as [number, number, number]
        const moment = momentOf({ year, month, day, hour, minute, zoneMinutes: null }, 1e9)
        const calendar = localToMinute(year, month, day, hour, minute)
        expect(typeof moment === 'string' ? null : moment.minute).toBe(calendar?.minute ?? null)
        if (typeof moment !== 'string') expect(moment.doubt === null).toBe(calendar?.clock === 'ordinary')
      },
    ),
  )
})
