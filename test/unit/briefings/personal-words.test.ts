import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { namesPerson, personalWords } from '#shared/features/briefings/personal-words.ts'

test.each([
  ['pseudonym', createHmac('sha256', 'key').update('C-920417').digest('base64url')],
  ['pseudonym', 'Caller C-920417 again'],
  ['email', 'write to jane@example.org'],
  ['telephone', 'ring 0116 496 0123'],
  ['telephone', 'ring 07700900123'],
  ['postcode', 'near LE2 8AB'],
  ['house-number', 'the noise at 37 Cobbler Terrace'],
  ['house-number', 'Flat 3 above the shops'],
  ['person', 'ask for Mr Smith'],
  ['birth-date', 'DOB 04/11/1997'],
  ['birth-date', 'the youngest, born on 4th May 2011'],
])('%s is found in “%s”', (kind, text) => {
  expect(personalWords(text).map(found => found.kind)).toContain(kind)
})

test.each([
  'Most of the 26 calls a month come between 21:00 and 03:00.',
  'Youths drinking at Northgate Leisure Centre (PP-2025-003, NP-2025-001)',
  'The 101 centre tells the team at Guildhall Gardens.',
  'Since 2024 Northgate has had 312 calls; 12 in June.',
  'On Fridays 20:00 to 24:00, SK 589 060',
  'Aged 12 to 15; the plan was born in 2024, the review is on 4 May 2026',
])('nothing personal is seen in “%s”', text => {
  expect(personalWords(text)).toEqual([])
})

test('a person is told from a group, a meeting and an office', () => {
  for (const who of ['Jane Smith', 'Mrs Smith', 'Peter J. Brown'])
    expect([who, namesPerson(who)]).toEqual([who, true])
  for (const who of [
    'Tanners Row Residents',
    'Ward meeting, Northgate',
    'Friends of Guildhall Gardens',
    'Housing office',
  ])
    expect([who, namesPerson(who)]).toEqual([who, false])
})
