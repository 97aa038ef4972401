import { nameOfCode, schemes } from './schemes.ts'

/** A guess at the code that a source's words stand for: a person takes it or not. */
type Suggestion = { code: string; reason: string }

/** What was decided before: words in plain → the codes they have, and where. */
type Precedents = ReadonlyMap<string, readonly { code: string; sourceName: string }[]>

/** Below this share of weight in common, two phrases only happen to share a word. */
const likeEnough = 0.6
/** Above this they are the same but for order and spelling, which says more than a word that stands in them. */
const nearlySame = 0.85

/** Words that say nothing of what happened, and would make everything alike. */
const empty = new Set(
  'asb anti antisocial social behaviour related other or and of to the a an in on by with incl including incident report reported general misc not use'.split(
    ' ',
  ),
)

/** Different words for one thing. */
const synonyms: Record<string, string> = {
  flytip: 'tip',
  flytipping: 'tip',
  dump: 'tip',
  dumped: 'tip',
  waste: 'rubbish',
  refuse: 'rubbish',
  trash: 'rubbish',
  litter: 'rubbish',
  alcohol: 'drink',
  drunk: 'drink',
  drunken: 'drink',
  drinker: 'drink',
  drinking: 'drink',
  car: 'vehicle',
  motorbike: 'motorcycle',
  moped: 'motorcycle',
  quad: 'motorcycle',
  bike: 'motorcycle',
  youngster: 'youth',
  teenager: 'youth',
  kid: 'youth',
  yob: 'youth',
  neighbor: 'neighbour',
  loud: 'noise',
  noisy: 'noise',
  music: 'noise',
  threat: 'intimidation',
  threatening: 'intimidation',
  intimidating: 'intimidation',
  bullying: 'harassment',
  harassing: 'harassment',
  graffito: 'graffiti',
  beggar: 'begging',
  vagrant: 'vagrancy',
  lamp: 'light',
  lighting: 'light',
  streetlight: 'light',
  narcotic: 'drug',
  cannabis: 'drug',
  substance: 'drug',
}

/** Words in lower case, and nothing but letters and digits between single blanks. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** What words of any source stand for, to suggest it for the same words of another. */
export function precedentsOf(
  coded: readonly { words: string; code: string; sourceName: string }[],
): Precedents {
  return Map.groupBy(coded, ({ words }) => plainWords(words))
}

function tokensOf(plain: string): string[] {
  const tokens = plain.split(' ').filter(token => token.length > 1 && !empty.has(token))
  return [...new Set(tokens.map(token => synonymOf(singular(token))))]
}

function singular(token: string): string {
  if (token.length > 4 && token.endsWith('ies')) return `${token.slice(0, -3)}y`
  return token.length > 3 && token.endsWith('s') && !token.endsWith('ss') ? token.slice(0, -1) : token
}

function synonymOf(token: string): string {
  return Object.hasOwn(synonyms, token) ? synonyms[token]! : token
}

/** What a code is known by, the longest first: "noisy neighbour" says more than "noise". */
const knownBy = schemes
  .flatMap(scheme =>
    scheme.codes.flatMap(({ code, name, words }) =>
      [name, ...words].map(text => {
        const plain = plainWords(text)
        return { text, plain, tokens: tokensOf(plain), code: `${scheme.key}:${code}` }
      }),
    ),
  )
  .sort((a, b) => b.plain.length - a.plain.length)

/** The rarer a word is among all that codes are known by, the more it says. */
const weights = weightsOf(knownBy.map(({ tokens }) => tokens))

function weightsOf(phrases: readonly string[][]): Map<string, number> {
  const times = new Map<string, number>()
  for (const token of phrases.flat()) times.set(token, (times.get(token) ?? 0) + 1)
  return new Map([...times].map(([token, count]) => [token, Math.log(1 + phrases.length / count)]))
}
const weightOfUnknown = Math.log(1 + knownBy.length) / 2
const weightOf = (token: string) => weights.get(token) ?? weightOfUnknown

/**
 * A guess at the code of a source's words, with its reason; null where nothing is like them. Tried in turn: what
 * the same words stand for elsewhere, the words of a scheme, words within them, and words like them.
 */
export function suggestCode(words: string, precedents: Precedents = new Map()): Suggestion | null {
  const wanted = plainWords(words)
  if (wanted === '') return null
  return (
    decidedBefore(wanted, precedents) ??
    named(wanted) ??
    alike(wanted, nearlySame) ??
    within(wanted) ??
    alike(wanted, likeEnough)
  )
}

function decidedBefore(wanted: string, precedents: Precedents): Suggestion | null {
  const [first, ...more] = precedents.get(wanted) ?? []
  // Where sources do not agree about the words, neither is a reason.
  if (!first || more.some(({ code }) => code !== first.code)) return null
  return { code: first.code, reason: `The same words of ${first.sourceName} stand for it` }
}

function named(wanted: string): Suggestion | null {
  const found = knownBy.find(({ plain }) => plain === wanted)
  if (!found) return null
  const isName = plainWords(nameOfCode(found.code) ?? '') === wanted
  return {
    code: found.code,
    reason: isName ? 'These are its words in the scheme' : 'It is known by these words',
  }
}

function within(wanted: string): Suggestion | null {
  const found = knownBy.find(({ plain }) => plain.length > 4 && ` ${wanted}`.includes(` ${plain}`))
  return found ? { code: found.code, reason: `Says “${found.text}”` } : null
}

function alike(wanted: string, atLeast: number): Suggestion | null {
  const tokens = tokensOf(wanted)
  let best: { code: string; text: string; likeness: number } | null = null
  let isDoubtful = false
  for (const { code, text, tokens: known } of knownBy) {
    const likeness = likenessOf(tokens, known)
    if (likeness < atLeast || (best && likeness < best.likeness)) continue
    isDoubtful = best !== null && likeness === best.likeness && code !== best.code
    best = { code, text, likeness }
  }
  return best && !isDoubtful ? { code: best.code, reason: `Like “${best.text}”` } : null
}

/** Weight of what two phrases share, as a share of all they say (Dice's coefficient): 0 to 1. */
function likenessOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  let shared = 0
  let all = 0
  for (const token of one) {
    const match = other.find(each => isSpeltLike(token, each))
    all += match === undefined ? weightOf(token) : weightOf(match)
    if (match !== undefined) shared += 2 * weightOf(match)
  }
  for (const token of other) all += weightOf(token)
  return shared / all
}

/** The same word, or one of five letters and more with one letter wrong, missing, too many or out of place. */
function isSpeltLike(one: string, other: string): boolean {
  if (one === other) return true
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  if (short.length < 5 || long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && long[from] === short[from]) from++
  const rest = (text: string, skip: number) => text.slice(from + skip)
  if (long.length > short.length) return rest(long, 1) === rest(short, 0)
  if (rest(long, 1) === rest(short, 1)) return true
  return long[from] === short[from + 1] && long[from + 1] === short[from] && rest(long, 2) === rest(short, 2)
}
