import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BlockNode,
  type Doc,
  docLimits,
  docOfText,
  docOfTypedText,
  docSchema,
  emptyDoc,
  figuresIn,
  isBlank,
  picturesIn,
  plainTextOf,
  tidyText,
} from '#shared/features/profiles/rich-text.ts'
import { blockParts } from '../../../main/features/packs/forms/html/blocks.ts'
import { written } from '../../../main/features/packs/kinds/rich-text.ts'
import { figureSource } from './figure-source.ts'

const words = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
const inline = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    text: words,
    marks: fc.subarray([
      { type: 'bold' as const },
      { type: 'italic' as const },
      { type: 'underline' as const },
    ]),
  }),
  fc.record({ type: fc.constant('figure' as const), attrs: fc.record({ key: words, label: words }) }),
  fc.constant({ type: 'hardBreak' as const }),
)
const paragraph = fc.record({
  type: fc.constant('paragraph' as const),
  content: fc.array(inline, { maxLength: 4 }),
})
const { block } = fc.letrec<{ block: BlockNode }>(tie => {
  const item = fc.record({
    type: fc.constant('listItem' as const),
    content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  })
  const list = fc.array(item, { minLength: 1, maxLength: 3 })
  return {
    block: fc.oneof(
      { maxDepth: 3 },
      paragraph,
      fc.record({
        type: fc.constant('heading' as const),
        attrs: fc.record({ level: fc.constantFrom(3 as const, 4 as const) }),
        content: fc.array(inline, { maxLength: 2 }),
      }),
      fc.record({
        type: fc.constant('picture' as const),
        attrs: fc.record({ attachmentId: fc.integer({ min: 1, max: 9 }), alt: words }),
      }),
      fc.record({ type: fc.constant('bulletList' as const), content: list }),
      fc.record({
        type: fc.constant('orderedList' as const),
        attrs: fc.record({ start: fc.integer({ min: 1, max: 20 }) }),
        content: list,
      }),
      fc.record({
        type: fc.constant('blockquote' as const),
        content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
      }),
    ),
  }
})
const doc = fc.record({
  type: fc.constant('doc' as const),
  content: fc.array(block, { minLength: 1, maxLength: 4 }),
})

test('plain text comes back from a document as it was written', () => {
  const text = fc.array(fc.constantFrom('Call ', '26', '\n', '\n\n', '\r\n', '[[total]]', '<b>', ' '))
  fc.assert(
    fc.property(text, pieces => {
      const typed = pieces.join('')
      const made = docOfText(typed)
      expect(docSchema.parse(made)).toEqual(made)
      expect(plainTextOf(made)).toBe(tidyText(typed))
      expect(docOfText(plainTextOf(made))).toEqual(made)
    }),
  )
})

test('every document of the closed list is taken as it is, and again after it was kept', () => {
  fc.assert(
    fc.property(doc, made => {
      const kept = docSchema.parse(made)
      expect(kept).toEqual(made)
      expect(docSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    }),
  )
})

test('nothing but the known parts ever reaches paper, and every word of it is escaped', () => {
  const known =
    /^<\/?(p|h3|h4|ul|ol|li|blockquote|figure|img|span|strong|em|u|br)( (class|alt|src)="[^"<>]*")*>$/
  fc.assert(
    fc.property(doc, made => {
      const writing = {
        ...{ source: figureSource(), pictures: [], only: undefined },
        ...{ fromOf: () => [], untold: () => '' },
      }
      const laying = { accent: '#12395b', numbered: new Map() }
      const html = blockParts(written(made, writing), laying).join('')
      for (const tag of html.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(known)
      expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
    }),
  )
})

const p = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] }
test.each<[string, unknown]>([
  ['a script', { type: 'doc', content: [{ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }] }],
  ['markup of its own', { type: 'doc', content: [{ type: 'html', attrs: { html: '<img onerror=x>' } }] }],
  [
    'a link',
    { type: 'doc', content: [{ ...p, content: [{ type: 'text', text: 'x', marks: [{ type: 'link' }] }] }] },
  ],
  ['a picture from elsewhere', { type: 'doc', content: [{ type: 'picture', attrs: { src: 'https://x' } }] }],
  ['a heading above the page’s own', { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }],
  ['text without a paragraph', { type: 'doc', content: [{ type: 'text', text: 'x' }] }],
  ['a list without items', { type: 'doc', content: [{ type: 'bulletList', content: [p] }] }],
  ['nothing', { type: 'doc', content: [] }],
  ['no document', p],
  ['a word', 'text'],
  ['null', null],
])('%s is refused', (_what, hostile) => {
  expect(docSchema.safeParse(hostile).success).toBe(false)
})

test('attributes that nobody knows are left out', () => {
  const kept = docSchema.parse({
    type: 'doc',
    content: [{ ...p, attrs: { style: 'position:fixed', onclick: 'x' } }],
    onload: 'x',
  } as unknown as Doc)
  expect(kept).toEqual({ type: 'doc', content: [p] })
})

test('too deep, too long and too many are refused without filling the stack', () => {
  let deep: BlockNode = { type: 'paragraph' }
  for (let level = 0; level < 50_000; level++) deep = { type: 'blockquote', content: [deep] }
  const refused = (content: BlockNode[]) =>
    docSchema.safeParse({ type: 'doc', content }).error?.issues[0]?.message
  expect(refused([deep])).toContain('nested')
  const text = 'x'.repeat(docLimits.characters + 1)
  expect(refused([{ type: 'paragraph', content: [{ type: 'text', text }] }])).toContain('60,000')
  expect(refused(Array.from({ length: docLimits.nodes }, () => ({ type: 'paragraph' })))).toContain('parts')
})

test('what is typed on the command line may hold figures', () => {
  const made = docOfTypedText('Calls: [[per-month]], [[share:Drunk or rowdy|a third]].\nMore.')
  expect(figuresIn(made)).toEqual([
    { key: 'per-month', label: '' },
    { key: 'share:Drunk or rowdy', label: 'a third' },
  ])
  expect(plainTextOf(made, ({ key }) => `<${key}>`)).toBe(
    'Calls: <per-month>, <share:Drunk or rowdy>.\nMore.',
  )
  expect(docSchema.parse(made)).toEqual(made)
})

test('lists, quotations and pictures read as plain text, and pictures are found wherever they stand', () => {
  const text = (words: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const picture: BlockNode = { type: 'picture', attrs: { attachmentId: 4, alt: 'The ramp' } }
  const made: Doc = {
    type: 'doc',
    content: [
      { type: 'bulletList', content: [{ type: 'listItem', content: [text('One'), text('still one')] }] },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [text('Three')] }] },
      { type: 'blockquote', content: [text('Said'), picture] },
    ],
  }
  expect(plainTextOf(made)).toBe('- One\n  still one\n\n3. Three\n\n> Said\n> [picture: The ramp]')
  expect(picturesIn(made)).toEqual([4])
  expect([isBlank(emptyDoc), isBlank(docOfText(' \n ')), isBlank(made)]).toEqual([true, true, false])
})
