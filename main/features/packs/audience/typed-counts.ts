import type { PackDocument } from '../model/document.ts'
import { figuresIn, withFigures } from './figures-in.ts'
import { type Found, withoutAllowed } from './personal-text.ts'
import { type TextIn, textsIn } from './texts-in.ts'

const what = 'a number of calls that somebody wrote and that the pack itself does not tell'

const ofCalls =
  'calls?|callers?|incidents?|reports?|complaints?|crimes?|offences?|victims?|offenders?|jobs|logs'
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const units = `minutes?|hours?|days?|weeks?|months?|years?|whole|working|nights?|evenings?|metres?|m|am|pm|${months}`
const joining = `${units}|a|an|and|or|to|for|from|in|on|at|by|with|that|who|which|where|when|per|than|as`
const number = String.raw`(?<![\p{L}\d.,:/£#-])\d[\d,]*(?:\.\d+)?(?![\p{L}\d:/-]|[.,]\d)`
const notAUnit = `(?!\\s*(?:st|nd|rd|th)?\\s*(?:${units})(?!\\p{L}))`

/** Numbers to ring, and years: they count nothing. */
const isNoCount = (digits: string) => /^(?:101|111|999|(?:19|20)\d\d)$/.test(digits)

/**
 * Numbers of calls in a text, beside a word for calls or beside the name of a source: `41 noise calls`, `calls fell from
 * 26 to 4`. Days, hours and distances are none.
 */
export function numbersOfCalls(text: string, sources: readonly string[]): { words: string; value: number }[] {
  const nouns = [ofCalls, ...sources.map(name => name.replaceAll(/[^\p{L}\p{N}\s]/gu, '.'))].join('|')
  const before = new RegExp(
    `(${number})${notAUnit}(?:\\s+of(?:\\s+(?:the|these|those|all|its|our|their))?(?:\\s+(${number}))?)?(?:\\s+(?!(?:${joining})(?!\\p{L}))[\\p{L}’'-]+){0,2}?\\s+(?:${nouns})(?!\\p{L})`,
    'giu',
  )
  const after = new RegExp(
    `(?<!\\p{L})(?:${nouns})(?!\\p{L})[^.!?;\\n\\d]{0,40}?(?:(?<!\\p{L})(?:from|to|by|of|was|were|is|are|had|has|took|told|reached)|[:=(])\\s*(${number})${notAUnit}(?:[^.!?;\\n\\d]{0,20}?(?<!\\p{L})(?:to|and)\\s+(${number})${notAUnit})?`,
    'giu',
  )
  return [...text.matchAll(before), ...text.matchAll(after)].flatMap(([words, ...found]) =>
    found
      .filter(digits => digits !== undefined && !isNoCount(digits))
      .map(digits => ({ words, value: Number(digits!.replaceAll(',', '')) })),
  )
}

export type TypedRules = {
  /** Something is kept from the audience that a number in somebody's words could tell. */
  isChecked: boolean
  mayStand: readonly string[]
}

/**
 * Numbers of calls in the words of a pack that stand in none of its figures. Sentences of the bureau tell theirs as
 * figures, so that they are withheld with what they are made of; any other number was typed by somebody, who may have
 * had it from a source that the audience may not have, or from a count too small for it.
 */
export function typedCounts(document: PackDocument, rules: TypedRules): (TextIn & Found)[] {
  if (!rules.isChecked) return []
  const told = numbersTold(document)
  const sources = document.sources.filter(({ leftOut }) => leftOut !== '').map(({ name }) => name)
  return textsIn(withoutFigures(document)).flatMap(one =>
    numbersOfCalls(withoutAllowed(one.text, rules.mayStand), sources)
      .filter(({ value }) => !told.has(value))
      .map(({ words }) => ({ ...one, what, words })),
  )
}

/** Every number of a figure that is shown and was counted, or worked out from counts. */
function numbersTold(document: PackDocument): ReadonlySet<number> {
  const told = new Set<number>()
  for (const { count, from, withheld, value, text } of figuresIn(document)) {
    // Without a value of its own it is words: of a sentence the numbers may be of days.
    if (withheld || (count === undefined && from === undefined)) continue
    if (value !== undefined) told.add(value).add(Math.round(value * 10) / 10)
    if (value === undefined && !/\p{L}{4}/u.test(text)) {
      for (const [digits] of text.matchAll(/\d[\d,]*(?:\.\d+)?/g))
        told.add(Number(digits.replaceAll(',', '')))
    }
  }
  return told
}

const blank = '…'

/** The words of a pack that are nobody's figures; what the end of every pack says is the bureau's own. */
function withoutFigures(document: PackDocument): PackDocument {
  const words = withFigures(document, {
    figure: one => ({ ...one, text: blank }),
    runs: runs => runs.map(run => (run.figure ? { ...run, text: blank } : run)),
    table: table => ({
      ...table,
      rows: table.rows.map(row =>
        row.map(cell => {
          if (typeof cell === 'string') return cell
          if (!('runs' in cell)) return blank
          return { runs: cell.runs.map(run => (run.figure ? { ...run, text: blank } : run)) }
        }),
      ),
    }),
    chart: chart => ({ ...chart, alternative: '', signals: [] }),
    map: map => ({ ...map, alternative: '', moved: undefined, shades: [] }),
  })
  return { ...words, sources: [], caveats: [], definitions: [] }
}
