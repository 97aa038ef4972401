import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainReference, pseudonyms } from '../../../main/features/imports/keeping/pseudonyms.files.ts'
import {
  defused,
  headerOfRejects,
  readReject,
  tableOfRejects,
  undefused,
} from '../../../main/features/imports/keeping/reject-cells.ts'
import { sealWith } from '../../../main/features/imports/keeping/seal.files.ts'
import {
  gatherTellings,
  visitTellings,
  withoutLines,
} from '../../../main/features/imports/keeping/tellings.ts'

test.each([
  ['0116 496 0001', '01164960001'],
  ['+44 116 496 0001', '01164960001'],
  ['0044 116 496 0001', '01164960001'],
  ['+44 (0)116 496-0001', '01164960001'],
  ['0116.496.0001 ext. 12', '01164960001'],
  ['(0116) 496 0001 x7', '01164960001'],
  ['Mrs  Example', 'mrsexample'],
  ['REF 00/12', 'ref00/12'],
])('%s is plainly %s', (written, plain) => {
  expect(plainReference(written)).toBe(plain)
})

test('a pseudonym needs the key', () => {
  const [one, other] = [pseudonyms(randomBytes(32)), pseudonyms(randomBytes(32))]
  expect(one('0116 496 0001')).toBe(one('01164960001'))
  expect(one('0116 496 0001')).not.toBe(other('0116 496 0001'))
})

test('what is sealed is opened in its place with its key only, and never twice the same', () => {
  const key = randomBytes(32)
  const seal = sealWith(key, 'identity')
  const sealed = seal.close('Ada Example', 'source 1')
  expect(seal.open(sealed, 'source 1')).toBe('Ada Example')
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('Ada')
  expect(seal.close('Ada Example', 'source 1')).not.toEqual(sealed)
  const spoilt = sealed.with(20, sealed[20]! ^ 1)
  for (const refused of [
    () => seal.open(sealed, 'source 2'),
    () => seal.open(spoilt, 'source 1'),
    () => seal.open(sealed.subarray(0, 10), 'source 1'),
    () => sealWith(key, 'rejected row').open(sealed, 'source 1'),
    () => sealWith(randomBytes(32), 'identity').open(sealed, 'source 1'),
  ]) {
    expect(refused).toThrow(expect.objectContaining({ code: 'unavailable' }))
  }
})

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('=1+1', '+44', '-1.5', '@x', "'=1", "''+", "'", '\tx', '\rx'),
)

test('a list of rejected rows is read back as it was, and nothing in it begins a formula', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string({ minLength: 1 }).filter(name => name.trim() === name),
        { minLength: 1, maxLength: 4 },
      ),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1 }),
      (header, all) => {
        const rows = all.map((cells, at) => ({
          cells,
          line: at + 2,
          column: null,
          reason: '=because',
          mend: '',
        }))
        const [names, ...listed] = tableOfRejects(header, rows)
        expect([names, ...listed].flat().some(text => /^[=+\-@\t\r]/.test(text!))).toBe(false)
        fc.pre(!/^Cell \d$/.test(header.at(-1)!))
        expect(headerOfRejects(names!)).toEqual(header)
        listed.forEach((row, at) => {
          const read = readReject(row, header.length)
          const { cells } = rows[at]!
          const full = [...cells, ...Array(Math.max(0, header.length - cells.length)).fill('')]
          while (full.length > header.length && full.at(-1) === '') full.pop()
          expect(read).toEqual({ cells: full, line: at + 2, reason: '=because' })
        })
      },
    ),
  )
  fc.assert(fc.property(cell, text => undefused(defused(text)) === text))
  expect(headerOfRejects(['Ref', 'Line', 'Column', 'Reason'])).toBeNull()
})

test('tellings are kept as runs and found again, each with its line', () => {
  const telling = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }))
  fc.assert(
    fc.property(fc.array(telling), fc.uniqueArray(fc.integer({ min: 1, max: 45 })), (all, ids) => {
      const gathered = gatherTellings()
      for (const [id, line] of all) gathered.add(id, line)
      const read = (runs: Uint8Array) => {
        const found: [number, number][] = []
        visitTellings(runs, Uint32Array.from(ids).sort(), (id, line) => found.push([id, line]))
        return found.map(String).sort()
      }
      const wanted = all.filter(([id]) => ids.includes(id))
      expect(read(gathered.encoded())).toEqual(wanted.map(String).sort())
      const gone = new Set(all.slice(0, 3).map(([, line]) => line))
      const left = wanted.filter(([, line]) => !gone.has(line))
      expect(read(withoutLines(gathered.encoded(), gone))).toEqual(left.map(String).sort())
    }),
  )
  const inOrder = gatherTellings()
  for (let i = 0; i < 3000; i++) inOrder.add(500 + i, 2 + i)
  expect(inOrder.encoded()).toHaveLength(12)
})
