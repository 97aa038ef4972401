import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from './command-line.ts'

let line: CommandLine
beforeAll(() => {
  line = openCommandLine()
})
afterAll(() => line.close())

async function done(...words: string[]) {
  const { json, stderr } = await line.desk('--json', ...words)
  expect(json, stderr).toMatchObject({ ok: true })
  return json
}
type Told = { assessment: { list: { id: number; section: string; title: string; removed: unknown }[] } }

test('an assessment is written, ordered, put before the group, finalised and traced without a window', async () => {
  await done('new', 'B')
  const assess = (...words: string[]) => done('assessment', 'B', ...words)
  const own = ({ assessment }: Told) =>
    assessment.list.filter(({ section, removed }) => section === 'quality' && removed === null)
  expect(await assess('make')).toMatchObject({
    assessment: { number: expect.stringMatching(/^TA-\d{4}-001$/), status: 'draft' },
  })
  await assess('write', '--text', 'A quiet fortnight.')
  await assess('add', '--section', 'quality', '--title', 'One')
  const [one, two] = own((await assess('add', '--section', 'quality', '--title', 'Two')) as Told)
  const moved = (await assess('move', '--item', String(two!.id), '--to', '1')) as Told
  expect(own(moved).map(({ title }) => title)).toEqual(['Two', 'One'])
  const none = await line.desk('assessment', 'B', 'remove', '--item', String(two!.id))
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--reason')])
  const left = (await assess('remove', '--item', String(two!.id), '--reason', 'Told twice')) as Told
  expect(own(left).map(({ title }) => title)).toEqual(['One'])
  expect(await assess('flag', '--item', String(one!.id), '--note', 'Who?')).toMatchObject({
    flagged: [{ title: 'One', became: { state: 'waiting' } }],
  })
  expect(await assess('finalise')).toMatchObject({
    assessment: { status: 'final', summary: 'A quiet fortnight.' },
  })
  const late = await line.desk('assessment', 'B', 'write', '--text', 'More')
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('final')])
  const { stdout } = await line.desk('trace', 'B', 'flag', '1')
  expect(stdout).toMatch(/No problem profile yet\.[\s\S]*>.*Flagged\s+Put before the group\s+One/)
  // Many commands.
}, 180_000)
