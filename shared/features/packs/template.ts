import { z } from 'zod'
import { contrast } from '../../contrast.ts'
import { audienceKinds } from './audience.ts'

export const logoTypes = ['image/png', 'image/jpeg', 'image/svg+xml'] as const
export const mostLogoBytes = 256 * 1024
/** White words on the accent, and words in it on white, must be read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5

const words = z.string().trim().max(200)
const text = z.object({ title: words, text: z.string().max(6000) })

/** How the bureau has a section of a kind of pack. */
export const templateSectionSchema = z.object({
  key: z.string().min(1).max(100),
  /** Empty for the shipped one. */
  title: words,
  isHidden: z.boolean(),
  /** Who, beyond those who work on a problem, may have the text that people wrote in it. */
  textFor: z.array(z.enum(audienceKinds)).max(audienceKinds.length),
})
export type TemplateSection = z.infer<typeof templateSectionSchema>

export const packTemplateSchema = z.object({
  /** Empty for the shipped one. */
  accent: z
    .string()
    .regex(/^(#[0-9a-fA-F]{6})?$/, 'Give a colour such as #12395b.')
    .refine(accent => accent === '' || contrast(accent, '#ffffff') >= leastContrast, {
      message: `Choose a darker colour: white words on it must have a contrast of ${leastContrast} or more.`,
    }),
  logo: z
    .object({
      mediaType: z.enum(logoTypes),
      base64: z.base64().max(Math.ceil(mostLogoBytes / 3) * 4),
      alternative: words.min(1),
    })
    .nullable(),
  /** In the order wanted; sections that are not named follow those they follow as shipped. */
  sections: z.array(templateSectionSchema).max(100),
  opening: text,
  closing: text,
  distribution: z.array(z.object({ who: words.min(1), agencyName: words, how: words })).max(60),
})
export type PackTemplate = z.infer<typeof packTemplateSchema>

export const templateChangesSchema = packTemplateSchema.partial()
export type TemplateChanges = z.infer<typeof templateChangesSchema>

/** A pack as it is shipped. */
export const shippedTemplate: PackTemplate = {
  accent: '',
  logo: null,
  sections: [],
  distribution: [],
  opening: { title: '', text: '' },
  closing: { title: '', text: '' },
}

/** How long something holds is never hidden: what expired would be used. */
export const isFixedSection = (key: string) => key.startsWith('standing')

type Shown = { key: string; title: string }

/** The sections of a pack as a template lists them: its own first, in its order, each of the others after the one before it. */
export function orderedSections(shipped: readonly Shown[], listed: readonly TemplateSection[]) {
  const known = listed.filter(({ key }) => shipped.some(section => section.key === key))
  const order: TemplateSection[] = [...known]
  for (const [at, { key }] of shipped.entries()) {
    if (known.some(section => section.key === key)) continue
    const before = shipped[at - 1]
    const place = before ? order.findIndex(section => section.key === before.key) + 1 : 0
    order.splice(place, 0, { key, title: '', isHidden: false, textFor: [] })
  }
  const fixed = order.filter(({ key }) => isFixedSection(key))
  return [...fixed, ...order.filter(({ key }) => !isFixedSection(key))]
}
