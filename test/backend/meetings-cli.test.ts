import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

async function done(...words: string[]) {
  const ran = await line.desk(...words, '--json')
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  return ran.json
}
const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10)

test('two meetings of a series without a screen, from the first date to minutes approved', async () => {
  const [first, second] = [day(-14), day(0)]
  await done('new', 'B')
  await done('agency', 'B', 'add', 'council', '--name', 'City council')
  const rhythm = ['--first', first, '--every', '2', '--at', '14:00', '--quorum', '1', '--place', 'Room 2']
  expect(await done('series', 'B', 'create', ...rhythm)).toMatchObject({
    series: { id: 1, everyWeeks: 2, quorum: 1, members: [] },
  })
  const member = ['--agency', 'council', '--person', 'Head', '--deputy', 'Officer']
  expect(await done('series', 'B', 'member', '1', ...member)).toMatchObject({
    series: { members: [{ agencyName: 'City council', person: 'Head', deputy: 'Officer' }] },
  })
  expect(await done('series', 'B', 'plan', '1', '--date', first)).toMatchObject({ heldOn: first })

  await done('meeting', 'B', 'build-agenda', '1')
  expect(await done('meeting', 'B', 'item', '1', '--title', 'Gates', '--minutes', '5')).toMatchObject({
    meeting: {
      agenda: [{ kind: 'opening' }, { kind: 'actions' }, { id: 3, title: 'Gates', minutesPlanned: 5 }],
    },
  })
  await done('meeting', 'B', 'attend', '1', '--agency', 'council', '--person', 'Head')
  await done('meeting', 'B', 'note', '1', '--item', '3', '--text', 'Not so.')
  expect(await done('meeting', 'B', 'undo', '1')).toMatchObject({
    meeting: { agenda: [{}, {}, { notes: '' }] },
  })
  const agreed = ['--item', '3', '--decision', 'agreed', '--reason', 'Shut at ten']
  expect(await done('meeting', 'B', 'item', '1', ...agreed)).toMatchObject({
    meeting: { agenda: [{}, {}, { state: 'dealt-with', decision: { kind: 'agreed' } }] },
  })
  const { stdout: steps } = await line.desk('meeting', 'B', 'steps', '1')
  expect(steps).toMatch(/wrote notes on “Gates”\s+yes/)
  await done('meeting', 'B', 'close', '1')

  const { stdout: planned } = await line.desk('series', 'B', 'plan', '1')
  expect(planned).toContain(`Meeting 2 is planned for ${second}.`)
  await done('meeting', 'B', 'correct', '2', '--of', '1', '--text', 'It was half past ten.')
  const { stdout: approved } = await line.desk('meeting', 'B', 'approve', '2', '--of', '1')
  expect(approved).toMatch(
    /Present: City council \(Head\)[\s\S]*Decision: agreed\. Shut at ten[\s\S]*half past ten/,
  )
  expect(approved).toContain(`Approved on ${second}.`)
}, 180_000)
