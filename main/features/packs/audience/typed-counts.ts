import type { PackDocument, Run } from '../model/document.ts'
import { figuresIn, withFigures } from './figures-in.ts'
import { type Found, withoutAllowed } from './personal-text.ts'
import { type TextIn, textsIn } from './texts-in.ts'

const what = 'a number of calls that somebody wrote and that the pack itself does not tell'

const ofCalls =
  'calls?(?![\\s-]*(?:handler|taker|taking|centre|management|back|out|box))|callers?|incidents?|reports?|complaints?|crimes?|offences?|victims?|offenders?|jobs|logs'
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const units = `seconds?|minutes?|hours?|days?|weeks?|months?|years?|whole|working|nights?|evenings?|metres?|miles?|m|am|pm|mph|%|per cent|percent|${months}`
/** What a sentence may count beside calls. In the plural alone: street drinking, a dog and a van are what calls are of. */
const others =
  'officers|staff|engines|wardens|crews|vans|agencies|partners|teams|sites|streets|roads|dogs|pages|options|steps|questions|things|ways|actions|items|meetings|visits|letters|patrols|call[\\s-](?:handler|taker)s'
const joining = `${units}|${others}|a|an|and|or|to|for|from|in|on|at|by|with|that|who|which|where|when|per|than|as`
const notAUnit = `(?!\\s*(?:st|nd|rd|th)?\\s*(?:${units}|${others})(?!\\p{L}))`
/** What a number names instead of counting: `section 59 reports`, but not `last year 59 reports`. */
const named =
  'sections?|forms?|class|phase|stage|step|type|beat|ward|zone|unit|route|bus|room|flat|floor|block|level|grade|category|priority|tier|band|operation|meeting|year|week|page|item|objective|appendix|figure|table|question|option|action|number|no|part|paragraph|schedule|junction|code|extension|top|aged?'
const isNamed = `(?<!(?<!(?:last|this|that|each|every|the|our|past|previous|per|a)\\s)(?<!\\p{L})(?:${named})\\s)`
/** A share such as one in ten, or the end of a telephone number. */
const isPart = String.raw`(?<!(?<!\p{L})(?:one|1)\s+in\s)(?<!(?<!\d)0\d{2,4}\s(?:\d{3,4}\s)?)`
const digits = String.raw`(?<![\p{L}\d.,:/£#-])\d[\d,]*(?:\.\d+)?(?![\p{L}\d:/-]|[.,]\d)`
const number = `${isNamed}${isPart}${digits}`
const words = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const about =
  '(?:(?:just|only|about|around|nearly|almost|some|(?:more|fewer|less) than|at (?:least|most))\\s+)?'

/** Numbers to ring, and years: they count nothing. */
const isNoCount = (text: string) => /^(?:101|111|999|(?:19|20)\d\d|0\d+)$/.test(text)

/** How old somebody is: `the victim was 14`, `offenders of 14 and 15`. */
const isAge = (text: string) =>
  /^(?:(?:victim|offender|caller)\s+(?:is|was)|(?:victim|offender)s?\s+of)\s/i.test(text)

const isAddress = (after: string) =>
  /^[a-z]?(?:\s+\p{Lu}[\p{L}’'-]*){0,2}\s+\p{Lu}\p{L}*(?<=\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|House|Way|Place|Gardens|Crescent|Terrace|Square|Walk|Hill|Row|Gate|Rise|Grove|Mews))(?!\p{L})/u.test(
    after,
  )

const countIn = (text: string) => {
  const word = words.indexOf(text.toLowerCase())
  return word < 0 ? Number(text.replaceAll(',', '')) : word + 2
}

/** What finds numbers of calls in texts: made once for all texts of a pack. */
type CountPatterns = readonly RegExp[]

/** @param sources the names beside which a number is one of calls too. */
export function countPatterns(sources: readonly string[]): CountPatterns {
  const names = sources.map(name => name.replaceAll(/[^\p{L}\p{N}\s]/gu, '.'))
  const nouns = [ofCalls, ...names].join('|')
  const between = `\\s+(?!(?:${joining})(?!\\p{L}))[\\p{L}’'-]+`
  return [
    `(${number})${notAUnit}(?:\\s+of(?:\\s+(?:the|these|those|all|its|our|their))?(?:\\s+(${number}))?)?(?:${between}){0,2}?\\s+(?:${nouns})(?!\\p{L})`,
    `(?<![\\p{L}-])(${words.join('|')})${notAUnit}(?:${between})?\\s+(?:${nouns})(?!\\p{L})`,
    `(?<!\\p{L})(?:${nouns})(?!\\p{L})[^.!?;\\n\\d]{0,40}?(?:(?<!\\p{L})(?:from|to|by|of|was|were|is|are|had|has|took|told|reached|up|down|numbered|totalled)\\s+|[:=(]\\s*)${about}(${number})${notAUnit}(?:[^.!?;\\n\\d]{0,20}?(?<!\\p{L})(?:to|and)\\s+(${number})${notAUnit})?`,
    ...(names.length > 0 ? [`(?<!\\p{L})(?:${names.join('|')})\\s+(${number})${notAUnit}`] : []),
  ].map(pattern => new RegExp(pattern, 'dgiu'))
}

/**
 * Numbers of calls in a text, beside a word for calls or beside the name of a source: `41 noise calls`, `calls fell from
 * 26 to 4`, `three victims`. Days, hours, distances, shares, ages, addresses and what is numbered are none.
 */
export function numbersOfCalls(text: string, patterns: CountPatterns): { words: string; value: number }[] {
  return patterns
    .flatMap(pattern => [...text.matchAll(pattern)])
    .filter(([found]) => !isAge(found))
    .flatMap(({ 0: found, indices }) =>
      indices!.slice(1).flatMap(span => {
        if (!span || isAddress(text.slice(span[1]))) return []
        const one = text.slice(...span)
        return isNoCount(one) ? [] : [{ words: found, value: countIn(one) }]
      }),
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
  const leftOut = document.sources.filter(source => source.leftOut !== '')
  const patterns = countPatterns(leftOut.map(({ name }) => name))
  return textsIn(withoutFigures(document)).flatMap(one =>
    numbersOfCalls(withoutAllowed(one.text, rules.mayStand), patterns)
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
const blanked = (runs: readonly Run[]) => runs.map(run => (run.figure ? { ...run, text: blank } : run))

/** The words of a pack that are nobody's figures; what the end of every pack says is the bureau's own. */
function withoutFigures(document: PackDocument): PackDocument {
  const words = withFigures(document, {
    figure: one => ({ ...one, text: blank }),
    runs: blanked,
    table: table => ({
      ...table,
      rows: table.rows.map(row =>
        row.map(cell => {
          if (typeof cell === 'string') return cell
          if (!('runs' in cell)) return blank
          return { runs: blanked(cell.runs) }
        }),
      ),
    }),
    chart: chart => ({ ...chart, alternative: '', signals: [] }),
    map: map => ({ ...map, alternative: '', moved: undefined, shades: [] }),
  })
  return { ...words, sources: [], caveats: [], definitions: [] }
}
