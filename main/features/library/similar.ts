import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { placesIn, problemsIn } from '#shared/features/library/kinds.ts'
import { type Library, wordsShared } from './full-text.ts'

/** What is known of the problem somebody writes a plan for. */
export type Problem = {
  /** Its own entry, if it has one already. */
  id: string
  title: string
  /** As chosen; empty where nobody has chosen yet. */
  problemType: string
  placeType: string
  text: string
  areaLabel: string
  partners: readonly string[]
}
export type Similar = {
  /** The most like it, the best first. */
  listed: { entry: LibraryEntry; reasons: string[] }[]
  /** All that are like it. */
  alike: number
}

const weights = { problem: 4, place: 2, area: 1, words: 2, partner: 0.5 }
const least = 3
const mostListed = 8
const wordsNamed = 4
/** Words that say nothing of what a problem is. */
const commonplace = new Set(
  'about after again against also among and are around been before below between calls calling day days each first fortnight from half have having hours incidents into last least less month months more most near only other over people since some summer than that their them then there they this those time times under until week weeks were when where which while whole winter with within without would year years'.split(
    ' ',
  ),
)

/** The entries of the library most like a problem, each with what makes it so, and how many there are in all. */
export function similarTo(problem: Problem, library: Library): Similar {
  // Years and counts make no two problems alike.
  const said = `${problem.title} ${problem.text}`.replace(/\d+/g, ' ')
  const problems = kindsOf(problem.problemType, problemsIn(problem.title))
  const places = kindsOf(problem.placeType, placesIn(said))
  const shared = wordsShared(library, said, commonplace)
  const best = Math.max(1, ...[...shared.values()].map(({ score }) => score))
  const alike = library.entries
    .filter(({ id }) => id !== problem.id)
    .map(entry => {
      const reasons: string[] = []
      let score = 0
      const kind = sharedKind(problems, kindsOf(entry.problemType, problemsIn(entry.title)))
      if (kind) {
        score += weights.problem
        reasons.push(`${kind.chosen ? 'The' : 'Reads like the'} same kind of problem: ${kind.name}`)
      }
      const place = sharedKind(places, kindsOf(entry.placeType, placesIn(`${entry.title} ${entry.problem}`)))
      if (place) {
        score += weights.place
        reasons.push(`${place.chosen ? 'The' : 'Reads like the'} same kind of place: ${place.name}`)
      }
      if (placeName(entry.areaLabel) !== '' && placeName(entry.areaLabel) === placeName(problem.areaLabel)) {
        score += weights.area
        reasons.push(`The same neighbourhood: ${placeName(entry.areaLabel)}`)
      }
      const words = shared.get(entry.id)
      if (words && words.words.length > 0) {
        score += (weights.words * words.score) / best
        reasons.push(`Both speak of ${words.words.slice(0, wordsNamed).join(', ')}`)
      }
      const partners = entry.partners.filter(partner => problem.partners.includes(partner))
      if (partners.length > 0) {
        score += weights.partner
        reasons.push(`With partners at this table: ${partners.join(', ')}`)
      }
      return { entry, reasons, score }
    })
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
  const listed = alike.slice(0, mostListed).map(({ entry, reasons }) => ({ entry, reasons }))
  return { listed, alike: alike.length }
}

type Kinds = { names: readonly string[]; chosen: boolean }

/** What somebody chose; where nobody did, what the words speak of. */
function kindsOf(chosen: string, read: readonly string[]): Kinds {
  return chosen ? { names: [chosen], chosen: true } : { names: read, chosen: false }
}

function sharedKind(one: Kinds, other: Kinds): { name: string; chosen: boolean } | null {
  const name = one.names.find(each => other.names.includes(each))
  return name === undefined ? null : { name, chosen: one.chosen && other.chosen }
}

/** `Northgate, SK 589 060` as `Northgate`. */
function placeName(areaLabel: string): string {
  return areaLabel.split(',')[0]!.trim()
}
