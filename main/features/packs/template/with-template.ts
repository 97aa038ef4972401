import type { AudienceKind } from '#shared/features/packs/audience.ts'
import { orderedSections, type PackTemplate } from '#shared/features/packs/template.ts'
import type { Block, PackDocument, Section } from '../model/document.ts'

/**
 * A pack as the bureau has packs of its kind: its colour, logo, order, titles and words. Sources, caveats,
 * definitions and the marking are none of a template's business: they stand in every pack.
 */
export function withTemplate(document: PackDocument, template: PackTemplate): PackDocument {
  const { accent, logo, opening, closing, distribution } = template
  return {
    ...document,
    look: {
      accent: accent || document.look.accent,
      logo: logo ? { ...logo, caption: '' } : document.look.logo,
    },
    sections: [
      ...added('template-opening', opening, 'Introduction'),
      ...arranged(document.sections, template),
      ...added('template-closing', closing, 'In closing'),
    ],
    distribution: [...document.distribution, ...distribution],
  }
}

function arranged(sections: readonly Section[], template: PackTemplate): Section[] {
  return orderedSections(sections, template.sections).flatMap(({ key, title, isHidden }) => {
    const section = sections.find(one => one.key === key)
    return section && !isHidden ? [{ ...section, title: title || section.title }] : []
  })
}

function added(key: string, { title, text }: PackTemplate['opening'], usual: string): Section[] {
  if (text.trim() === '') return []
  const paragraphs = text.trim().split(/\n\s*\n/)
  const blocks = paragraphs.map((paragraph): Block => {
    const lines = paragraph.split('\n')
    const runs = lines.map((line, at) =>
      at < lines.length - 1 ? { text: line, lineBreak: true as const } : { text: line },
    )
    return { kind: 'text', runs }
  })
  return [{ key, title: title || usual, blocks }]
}

/** What people write: it may go beyond those who work on a problem only where the template says so. */
const texts: ReadonlySet<Block['kind']> = new Set(['text', 'heading', 'list', 'quote', 'picture'])

/** The pack with the written text of sections opened to the audiences that the template names; tables never are. */
export function withOpenedTexts(document: PackDocument, { sections }: PackTemplate): PackDocument {
  const opened = new Map<string, readonly AudienceKind[]>(sections.map(({ key, textFor }) => [key, textFor]))
  return {
    ...document,
    sections: document.sections.map(section => {
      const more = opened.get(section.key) ?? []
      if (more.length === 0) return section
      const blocks = section.blocks.map(block =>
        block.only && texts.has(block.kind) ? { ...block, only: [...block.only, ...more] } : block,
      )
      return section.only ? { ...section, blocks, only: [...section.only, ...more] } : { ...section, blocks }
    }),
  }
}
