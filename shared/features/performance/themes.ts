/**
 * What calls are about, across the code lists: one caller says "drunk or rowdy" to the 101 centre, and the police
 * write "street drinking" of the same. Only in words that both have can a call be seen to have moved from one to the
 * other. A code is in one theme or in none.
 */
export const themes = [
  {
    key: 'drink-or-drugs',
    label: 'Drink and drug-related',
    codes: ['asb101:rowdy', 'asb101:drugs', 'nsir2007:street-drinking'],
  },
  {
    key: 'rowdy',
    label: 'Rowdy or nuisance neighbours and groups',
    codes: ['nsir2007:rowdy', 'nsir2007:nuisance-neighbours', 'nsir2011:nuisance'],
  },
  { key: 'noise', label: 'Noise', codes: ['asb101:noisy-neighbours', 'nsir2007:noise'] },
  { key: 'damage', label: 'Vandalism, graffiti and fires', codes: ['asb101:vandalism'] },
  {
    key: 'harassment',
    label: 'Intimidation, harassment and communications',
    codes: ['asb101:intimidation', 'nsir2007:malicious-communications', 'nsir2011:personal'],
  },
  {
    key: 'vehicles',
    label: 'Vehicles, abandoned or a nuisance',
    codes: ['asb101:abandoned-vehicles', 'nsir2007:abandoned-vehicle', 'nsir2007:vehicle-nuisance'],
  },
  {
    key: 'surroundings',
    label: 'Rubbish, litter and street lighting',
    codes: ['asb101:rubbish', 'asb101:street-lighting', 'nsir2007:littering', 'nsir2011:environmental'],
  },
  {
    key: 'other',
    label: 'Other anti-social behaviour',
    codes: [
      'nsir2007:animal-problems',
      'nsir2007:begging',
      'nsir2007:fireworks',
      'nsir2007:hoax-calls',
      'nsir2007:prostitution',
      'nsir2007:trespass',
      'police-uk:anti-social-behaviour',
    ],
  },
] as const satisfies readonly { key: string; label: string; codes: readonly string[] }[]

const themeByCode = new Map<string, string>(
  themes.flatMap(({ key, codes }) => codes.map(code => [code, key] as const)),
)

/** The theme of a code `scheme:code`; null for a crime, which is no anti-social behaviour. */
export function themeOfCode(code: string): string | null {
  return themeByCode.get(code) ?? null
}

/** Every code that is anti-social behaviour. */
export const asbCodes: readonly string[] = [...themeByCode.keys()]
