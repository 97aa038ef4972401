import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmlReader } from '../../../main/features/imports/reading/workbook-xml.ts'

/** What is seen of a document cut at the given places; text between tags joined. */
function seen(xml: string, cuts: readonly number[] = []): string[] {
  const events: string[] = []
  let text = ''
  const flush = (event: string) => {
    if (text !== '') events.push(`text ${text}`)
    text = ''
    events.push(event)
  }
  const reader = xmlReader(
    {
      open: (name, attributes) => flush(`open ${name} ${JSON.stringify(attributes)}`),
      close: name => flush(`close ${name}`),
      text: piece => {
        text += piece
      },
    },
    what => new Error(what),
  )
  let at = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    reader.write(xml.slice(at, cut))
    at = cut
  }
  reader.write(xml.slice(at))
  reader.end()
  return events
}

const document =
  '\ufeff<?xml version="1.0"?><!-- a > b --><x:a one="1 > 0" two=\'"\'>a &amp; &#x62; &#99;<b/><![CDATA[<&>]]>\n</x:a>'
const events = [
  'open a {"one":"1 > 0","two":"\\""}',
  'text a & b c',
  'open b {}',
  'close b',
  'text <&>\n',
  'close a',
]

test('tags, text, references and marked text are told', () => {
  expect(seen(document.slice(1))).toEqual(events)
})

test('it does not matter where the pieces are cut', () => {
  const text = document.slice(1)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), cuts => {
      expect(seen(text, cuts)).toEqual(events)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'declares a document type'],
  ['<a>&x;</a>', 'undefined entity'],
  ['<a>&#x110000;</a>', 'its XML is broken'],
  ['<a><b></a></b>', 'its XML is broken'],
  ['</a>', 'its XML is broken'],
  ['<a><b></b>', 'its XML is broken'],
  ['<a><b></b></a', 'its XML is broken'],
  ['<a b="', 'its XML is broken'],
  ['<!-- never ends', 'its XML is broken'],
  ['<a>'.repeat(65), 'nested more than 64 deep'],
  [`<a b="${'x'.repeat(3_000_000)}`, 'has no end'],
])('%.40s is refused', (xml, reason) => {
  expect(() => seen(xml)).toThrow(reason)
})
