import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

async function handedIn(content: string) {
  async function* bytes() {
    yield new TextEncoder().encode(content)
  }
  return desk.backend.files.receive('map.svg', bytes())
}
const wanted = { title: 'Noise: near <the> station/park', marking: 'OFFICIAL', type: 'svg' } as const

test('a picture is handed back as it was and entered in the register with its fingerprint', async () => {
  const content = '<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title></svg>'
  const { pack, file, fileName } = await desk.client.packs.recordPicture({
    ...wanted,
    file: await handedIn(content),
  })
  expect(fileName).toBe('PK-2025-001 Noise near the station park.svg')
  expect(readFileSync(desk.backend.files.outgoing(file).path, 'utf8')).toBe(content)
  expect(pack).toMatchObject({
    ...{ number: 'PK-2025-001', kind: 'map-picture', subjectId: null, marking: 'OFFICIAL' },
    ...{ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
  })
  expect(await desk.client.packs.list()).toEqual([pack])
  const { rows } = await desk.client.access.audit({})
  expect(rows.map(({ kind }) => kind)).toContain('disclosure')
})

test('what is no picture is refused, and nothing is entered', async () => {
  const file = await handedIn('<html><script>alert(1)</script></html>')
  await expect(desk.client.packs.recordPicture({ ...wanted, file })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(desk.client.packs.recordPicture({ ...wanted, type: 'png', file })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await desk.client.packs.list()).toEqual([])
})

test('a picture that could run or fetch something when it is opened is refused; its texts may name anything', async () => {
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`
  for (const inside of [
    '<script>alert(1)</script>',
    '<rect width="1" onload="alert(1)"/>',
    '<image href="http://example.org/x.png"/>',
    '<a xlink:href="javascript:1"/>',
    '<foreignObject><p/></foreignObject>',
    '<!DOCTYPE svg [<!ENTITY x "x">]>',
  ]) {
    const file = await handedIn(svg(inside))
    const answer = desk.client.packs.recordPicture({ ...wanted, file })
    await expect(answer, inside).rejects.toMatchObject({ code: 'invalid' })
  }
  await expect(
    desk.client.packs.recordPicture({ ...wanted, file: await handedIn('<svgx>') }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const told = svg('<title>&lt;script&gt; href=1 onset=2 style=x</title><text x="1">a onload=b</text>')
  await desk.client.packs.recordPicture({ ...wanted, file: await handedIn(told) })
  expect(await desk.client.packs.list()).toHaveLength(1)
})
