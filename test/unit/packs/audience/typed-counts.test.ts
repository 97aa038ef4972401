import { expect, test } from 'vitest'
import { countPatterns, numbersOfCalls } from '../../../../main/features/packs/audience/typed-counts.ts'

const sources = ['Council noise team', 'Fire service', 'Housing']
const told = (text: string) => numbersOfCalls(text, countPatterns(sources)).map(({ value }) => value)

test.each([
  'One in 10 callers is under 18; victims of 14 and 15 were spoken to, and the offender was 17.',
  'Section 59 reports are sent on, as are form 7 reports, grade 2 calls and stage 2 complaints.',
  'Meeting 14 reported calls down. Beat 7 callers are asked who they saw.',
  'Calls from 12 Acacia Avenue go to 2 Rutland House; call 0116 222 2222 or 0300 123 4040 for calls.',
  'Objective 1: calls fall by 20 %, and complaints by 5 per cent.',
  'The fire service has 3 engines, housing: 2 officers. Reports are taken by 6 call handlers.',
  'Complaints by email to 3 agencies. 4 local partners share reports. Two officers answered calls.',
  'Reports are due by 12 December and answered within 24 hours; 30 seconds for calls to the 101 call centre.',
  'Reports of 20 mph zones. Top 5 reports of the week.',
])('an ordinary sentence tells no number of calls: %s', text => {
  expect(told(text)).toEqual([])
})

test.each([
  ['41 street drinking calls in this ward; last year 26 calls came.', [41, 26]],
  ['Calls fell from 9 to 5.', [9, 5]],
  ['Calls dropped to just 4.', [4]],
  ['Calls are up 7.', [7]],
  ['Incidents numbered 12.', [12]],
  ['Housing 5, fire service 3.', [5, 3]],
  ['Three victims were seen, and two neighbouring callers.', [3, 2]],
])('a number of calls is found however it is said: %s', (text, values) => {
  expect(new Set(told(text))).toEqual(new Set(values))
})
