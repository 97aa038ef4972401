import { expect, test } from 'vitest'
import {
  orderedSections,
  type PackTemplate,
  packTemplateSchema,
  shippedTemplate,
} from '#shared/features/packs/template.ts'
import { endMatter } from '../../../main/features/packs/model/end-matter.ts'
import { checkedLogo } from '../../../main/features/packs/template/logo.ts'
import { withOpenedTexts, withTemplate } from '../../../main/features/packs/template/with-template.ts'
import { everyBlock } from '../../pack-every-block.ts'

const of = (more: Partial<PackTemplate>): PackTemplate => ({ ...shippedTemplate, ...more })
const listed = (key: string, more: Partial<PackTemplate['sections'][number]> = {}) => ({
  ...{ key, title: '', isHidden: false, textFor: [] },
  ...more,
})
const keysOf = (template: PackTemplate) => withTemplate(everyBlock, template).sections.map(({ key }) => key)
const keys = everyBlock.sections.map(({ key }) => key)

test('the shipped template changes nothing', () => {
  expect(withTemplate(everyBlock, shippedTemplate)).toEqual(everyBlock)
  expect(withOpenedTexts(everyBlock, shippedTemplate)).toEqual(everyBlock)
})

test('sections stand in the order of the template, others after those they follow as shipped', () => {
  const [first = '', second = '', third = '', ...rest] = keys
  expect(keysOf(of({ sections: [listed(second), listed(first)] }))).toEqual([second, third, ...rest, first])
  expect(keysOf(of({ sections: [listed('gone'), listed(first, { isHidden: true })] }))).toEqual(keys.slice(1))
  const renamed = withTemplate(everyBlock, of({ sections: [listed(first, { title: 'Ours' })] }))
  expect(renamed.sections[0]?.title).toBe('Ours')
})

test('until when something holds stays first, whatever is listed', () => {
  const shipped = [
    { key: 'lines', title: 'Lines' },
    { key: 'standing', title: 'Until when' },
  ]
  expect(orderedSections(shipped, [listed('lines')]).map(({ key }) => key)).toEqual(['standing', 'lines'])
})

test('sources, caveats, definitions and marking are there whatever the template leaves out', () => {
  const hidden = ['sources', 'caveats', 'definitions', 'distribution', ...keys]
  const made = withTemplate(
    everyBlock,
    of({
      sections: hidden.map(key => listed(key, { isHidden: true })),
      distribution: [{ who: 'Chair', agencyName: '', how: '' }],
    }),
  )
  expect(made.sections).toEqual([])
  expect(endMatter(made).map(({ key }) => key)).toEqual(['sources', 'caveats', 'definitions', 'distribution'])
  expect(made.marking).toBe(everyBlock.marking)
  expect(made.distribution).toHaveLength(everyBlock.distribution.length + 1)
})

test('what people wrote goes further only where the template says so, and tables never', () => {
  const document = {
    ...everyBlock,
    sections: [
      {
        ...{ key: 'a', title: 'A', only: ['internal'] as const },
        blocks: [
          { kind: 'text' as const, runs: [], only: ['internal'] as const },
          { kind: 'note' as const, runs: [], only: ['internal'] as const },
        ],
      },
    ],
  }
  const [opened] = withOpenedTexts(document, of({ sections: [listed('a', { textFor: ['board'] })] })).sections
  expect(opened?.only).toEqual(['internal', 'board'])
  expect(opened?.blocks.map(({ only }) => only)).toEqual([['internal', 'board'], ['internal']])
})

test('a colour on which white cannot be read is refused', () => {
  const accent = (colour: string) => packTemplateSchema.safeParse(of({ accent: colour })).success
  expect([accent('#12395b'), accent('#767676'), accent('')]).toEqual([true, true, true])
  expect([accent('#777777'), accent('#ffd700'), accent('red'), accent('#fff;}')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

const svg = (content: string) => ({
  ...{ mediaType: 'image/svg+xml' as const, alternative: 'Crest' },
  base64: Buffer.from(content).toString('base64'),
})
const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'

test('a plain drawing is taken as a logo', () => {
  const plain = svg(
    `${open}<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0L9 9" fill="url(#g)"/></svg>`,
  )
  expect(checkedLogo(plain)).toEqual(plain)
  expect(
    checkedLogo(
      svg(`${open}<title id="t">Crest</title><desc>Ada, C:\\Users\\ada</desc><path d="M0 0L9 9"/></svg>`),
    ),
  ).toEqual(svg(`${open}<path d="M0 0L9 9"/></svg>`))
  expect(checkedLogo(svg(`${open}<!-- C:\\Users\\ada --><path d="M0 0L9 9"/></svg>`))).toEqual(
    svg(`${open}<path d="M0 0L9 9"/></svg>`),
  )
})

test.each([
  ['a script', `${open}<script>alert(1)</script></svg>`],
  ['what happens on loading', `${open}<path onload="alert(1)"/></svg>`],
  ['a link', `${open}<a href="https://evil.example"><path/></a></svg>`],
  ['a picture from elsewhere', `${open}<image href="https://evil.example/x.png"/></svg>`],
  ['a use of something else', `${open}<use xlink:href="https://evil.example#x"/></svg>`],
  ['a style that fetches', `${open}<path style="fill:url(https://evil.example)"/></svg>`],
  ['a style that hides what it fetches', `${open}<path style="fill:u\\72l(https://evil.example)"/></svg>`],
  ['the path of its author', `${open}<path sodipodi:docname="C:/Users/ada/crest.svg" d="M0 0"/></svg>`],
  ['the name of its author', `${open}<path data-author="Ada" d="M0 0"/></svg>`],
  ['a style sheet', `${open}<style>@import url(https://evil.example)</style></svg>`],
  ['markup of another kind', `${open}<foreignObject><p>x</p></foreignObject></svg>`],
  ['movement', `${open}<animate attributeName="x" /></svg>`],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${open}<text>&a;</text></svg>`],
  ['an instruction', `<?xml-stylesheet href="https://evil.example"?>${open}</svg>`],
  ['a page', '<html><body>x</body></html>'],
  ['half a drawing', `${open}<path`],
  ['nothing', ''],
])('a drawing with %s is refused', (_what, hostile) => {
  expect(() => checkedLogo(svg(hostile))).toThrow(/The logo /)
})

test('what calls itself a picture and is none, or is too large, is refused', () => {
  const logo = (mediaType: 'image/png' | 'image/jpeg', bytes: Buffer) => ({
    ...{ mediaType, alternative: 'Crest', base64: bytes.toString('base64') },
  })
  expect(() => checkedLogo(logo('image/png', Buffer.from('<svg/>')))).toThrow('is no picture')
  expect(() => checkedLogo(logo('image/jpeg', Buffer.alloc(300 * 1024)))).toThrow('larger than 256 KB')
  const wide = Buffer.alloc(40)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(wide)
  wide.writeUInt32BE(9000, 16)
  wide.writeUInt32BE(10, 20)
  expect(() => checkedLogo(logo('image/png', wide))).toThrow('9000 by 10')
})
