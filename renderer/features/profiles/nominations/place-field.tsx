import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuestion } from '../../../client/use-desk.ts'
import { nameIn, type Place, placeWritten } from './nominated-place.ts'

const pauseMilliseconds = 200
const fewestLetters = 2

/** Where a text that is typed lies: as a reference, as a postcode, or as an area by its whole name. */
export function usePlaceOf(text: string) {
  const written = placeWritten(text)
  const [asked] = useDebouncedValue(nameIn(text), pauseMilliseconds)
  const found = useQuestion(
    'imports.findPlaces',
    { text: asked },
    { when: !written && asked.length >= fewestLetters, keepLast: true },
  )
  const named = (written ? [] : (found.data ?? [])).map(place => ({
    ...place,
    words: `${place.name} (${place.of})`,
  }))
  const plain = (words: string) => words.toUpperCase().replaceAll(/\s+/g, '')
  const meant = named.find(
    ({ words, name, of }) => words === text || (of === 'postcode' && plain(name) === plain(text)),
  )
  const at: Place | null = written ?? (meant ? { easting: meant.easting, northing: meant.northing } : null)
  return {
    at,
    options: [...new Set(named.map(({ words }) => words))],
    isAsking: found.isFetching || asked !== nameIn(text),
  }
}

/** A place by reference, postcode or name; of what is found by the letters typed one is chosen. */
export function PlaceField({ options, ...field }: AutocompleteProps & { options: string[] }) {
  return (
    <Autocomplete
      label="Place"
      description="Point at it on the map, or type a name, a postcode or SK 5890 0600"
      maxLength={80}
      data={options}
      // The backend has found them already: a postcode is not in the letters typed.
      filter={({ options: all }) => all}
      {...field}
    />
  )
}
