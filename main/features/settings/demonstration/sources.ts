import type { RhythmName } from './rhythms.ts'

export const sourceKeys = ['call-centre-101', 'police-control', 'council-noise', 'fire-deliberate'] as const
export type SourceKey = (typeof sourceKeys)[number]

/** One of a source's own words for what happened. */
export type Category = {
  words: string
  /** What they stand for in the standard schemes, or null where nothing there fits. */
  code: string | null
  weight: number
  rhythm: RhythmName
  /** Counted by the board as drink and drug-related anti-social behaviour. */
  drinkOrDrugs?: true
  /** Of the city centre rather than of the estates. */
  central?: true
}

export const categories: Record<SourceKey, readonly Category[]> = {
  'call-centre-101': [
    {
      words: 'Vandalism, graffiti and other deliberate damage',
      code: 'asb101:vandalism',
      weight: 18,
      rhythm: 'evening',
    },
    { words: 'Noisy neighbours', code: 'asb101:noisy-neighbours', weight: 21, rhythm: 'home' },
    { words: 'Intimidation and harassment', code: 'asb101:intimidation', weight: 12, rhythm: 'evening' },
    { words: 'Abandoned vehicles', code: 'asb101:abandoned-vehicles', weight: 12, rhythm: 'office' },
    {
      words: 'Rubbish and litter, including fly-tipping',
      code: 'asb101:rubbish',
      weight: 26,
      rhythm: 'office',
    },
    {
      words: 'Drunk or rowdy behaviour',
      code: 'asb101:rowdy',
      weight: 60,
      rhythm: 'night',
      drinkOrDrugs: true,
      central: true,
    },
    {
      words: 'Drug-related anti-social behaviour',
      code: 'asb101:drugs',
      weight: 40,
      rhythm: 'evening',
      drinkOrDrugs: true,
    },
    { words: 'Street lighting', code: 'asb101:street-lighting', weight: 11, rhythm: 'office' },
  ],
  'police-control': [
    { words: 'Rowdy/inconsiderate behaviour', code: 'nsir2007:rowdy', weight: 46, rhythm: 'evening' },
    {
      words: 'Vehicle nuisance/inappropriate vehicle use',
      code: 'nsir2007:vehicle-nuisance',
      weight: 15,
      rhythm: 'wheels',
    },
    { words: 'Rowdy/nuisance neighbours', code: 'nsir2007:nuisance-neighbours', weight: 18, rhythm: 'home' },
    {
      words: 'Malicious/nuisance communications',
      code: 'nsir2007:malicious-communications',
      weight: 7,
      rhythm: 'home',
    },
    { words: 'Begging/vagrancy', code: 'nsir2007:begging', weight: 6, rhythm: 'evening', central: true },
    { words: 'Trespass', code: 'nsir2007:trespass', weight: 4, rhythm: 'evening' },
    { words: 'Inappropriate use of fireworks', code: 'nsir2007:fireworks', weight: 3, rhythm: 'evening' },
    {
      words: 'Street drinking',
      code: 'nsir2007:street-drinking',
      weight: 65,
      rhythm: 'night',
      drinkOrDrugs: true,
      central: true,
    },
    {
      words: 'Drug/substance misuse and dealing',
      code: 'asb101:drugs',
      weight: 35,
      rhythm: 'evening',
      drinkOrDrugs: true,
    },
  ],
  'council-noise': [
    { words: 'Loud music', code: 'nsir2007:noise', weight: 44, rhythm: 'home' },
    { words: 'Party', code: 'nsir2007:noise', weight: 17, rhythm: 'night' },
    { words: 'Barking dog', code: 'nsir2007:noise', weight: 15, rhythm: 'office' },
    { words: 'Shouting and banging', code: 'nsir2007:noise', weight: 14, rhythm: 'home' },
    { words: 'Intruder or car alarm', code: 'nsir2007:noise', weight: 6, rhythm: 'home' },
    { words: 'Not recorded', code: null, weight: 1, rhythm: 'home' },
  ],
  'fire-deliberate': [
    { words: 'Deliberate fire: refuse or bin', code: 'asb101:vandalism', weight: 52, rhythm: 'evening' },
    {
      words: 'Deliberate fire: grass, scrub or trees',
      code: 'asb101:vandalism',
      weight: 24,
      rhythm: 'wheels',
    },
    { words: 'Deliberate fire: vehicle', code: 'asb101:vandalism', weight: 14, rhythm: 'night' },
    { words: 'Deliberate fire: derelict building', code: 'asb101:vandalism', weight: 8, rhythm: 'evening' },
  ],
}

/** Position of a category among its source's. */
export function categoryNamed(source: SourceKey, words: string): number {
  const position = categories[source].findIndex(category => category.words === words)
  if (position === -1) throw new RangeError(`${source} has no category ${words}`)
  return position
}
