import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answer,
  daysLate,
  isAnswered,
  nextReview,
  partVoices,
  reviewState,
  whyNotAnswer,
  whyNotClosePriority,
  whyNotRaise,
} from '#shared/features/briefings/priority-rules.ts'

const today = '2025-06-16'
const blank = fc.constantFrom('', ' ', 'Said at the meeting')
const day = fc.constantFrom('2025-01-10', '2025-03-01', '2025-06-16', '2025-07-01')
const voice = fc.record({
  id: fc.integer(),
  raisedOn: day,
  saidBack: blank,
  how: blank,
  saidOn: fc.option(day),
})

test('everything raised is either answered or outstanding, never both and never neither', () => {
  fc.assert(
    fc.property(fc.array(voice), voices => {
      const { answered, outstanding } = partVoices(voices)
      expect(answered.length + outstanding.length).toBe(voices.length)
      expect(new Set([...answered, ...outstanding])).toEqual(new Set(voices))
      expect(answered.filter(one => outstanding.includes(one))).toEqual([])
    }),
  )
})

type Step = { kind: 'raise' | 'close' } | { kind: 'answer'; at: number; saidBack: string; how: string }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('raise' as const, 'close' as const) }),
  fc.record({ kind: fc.constant('answer' as const), at: fc.nat(5), saidBack: blank, how: blank }),
)

test('no sequence of steps loses what was raised, or closes a priority over a voice that waits', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      const voices: (Answer & { raisedOn: string })[] = []
      let status: 'active' | 'closed' = 'active'
      let raised = 0
      for (const each of steps) {
        if (each.kind === 'raise') {
          const asked = { raisedBy: 'Ward meeting', raisedOn: today }
          if (whyNotRaise({ status }, asked, today)) continue
          voices.push({ raisedOn: today, saidBack: '', how: '', saidOn: null })
          raised++
        } else if (each.kind === 'answer') {
          const found = voices[each.at]
          const said = { saidBack: each.saidBack, how: each.how, saidOn: today }
          if (found && !whyNotAnswer(found, said, today)) voices[each.at] = { ...found, ...said }
        } else {
          const end = { outcome: 'Over', closedOn: today }
          if (!whyNotClosePriority({ status, adoptedOn: today, voices }, end, today)) status = 'closed'
        }
      }
      const { answered, outstanding } = partVoices(voices)
      expect(answered.length + outstanding.length).toBe(raised)
      if (status === 'closed') expect(outstanding).toEqual([])
    }),
  )
})

test('a review is due four weeks ahead, overdue the day after its day, and six months apart', () => {
  const state = (reviewOn: string) => reviewState({ status: 'active', reviewOn }, today)
  expect([state('2025-06-15'), state('2025-06-16'), state('2025-07-14'), state('2025-07-15')]).toEqual([
    ...['overdue', 'due', 'due', 'later'],
  ])
  expect(reviewState({ status: 'closed', reviewOn: '2020-01-01' }, today)).toBe('none')
  expect([nextReview('2025-06-16'), nextReview('2025-08-31')]).toEqual(['2025-12-16', '2026-02-28'])
})

test('an answer is late from the twenty-ninth day', () => {
  const waiting = { raisedOn: '2025-05-19', saidBack: '', how: '', saidOn: null }
  expect(daysLate(waiting, '2025-06-16')).toBe(0)
  expect(daysLate(waiting, '2025-06-17')).toBe(1)
  const answered = { ...waiting, saidBack: 'Done', how: 'By letter', saidOn: '2025-06-30' }
  expect(isAnswered(answered) && daysLate(answered, '2026-01-01')).toBe(0)
})
