import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { type FacetChoices, type FacetKey, facetKeys } from '#shared/features/library/contract.ts'
import type { LibraryResult } from '#shared/features/library/rules.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import styles from './library.module.css'

const facetNames: Record<FacetKey, string> = {
  problemType: 'Problem',
  placeType: 'Place',
  responseType: 'Response',
  partner: 'Partner',
  result: 'Result',
}

type FacetsProps = {
  counts: Record<FacetKey, { name: string; count: number }[]>
  chosen: FacetChoices
  onChange: (chosen: FacetChoices) => void
}

/** What the library can be narrowed to, with how much there is of each. */
export function Facets({ counts, chosen, onChange }: FacetsProps) {
  const toggle = (key: FacetKey, name: string) => {
    const now = chosen[key] ?? []
    const next = now.includes(name) ? now.filter(one => one !== name) : [...now, name]
    onChange({ ...chosen, [key]: next })
  }
  const isAny = facetKeys.some(key => (chosen[key]?.length ?? 0) > 0)
  return (
    <aside aria-label="Narrow the library">
      <Button variant="subtle" size="compact-sm" mb="xs" disabled={!isAny} onClick={() => onChange({})}>
        Show everything
      </Button>
      {facetKeys
        .filter(key => counts[key].length > 0)
        .map(key => (
          <fieldset key={key} className={styles.facet}>
            <legend>{facetNames[key]}</legend>
            <Stack gap={8}>
              {counts[key].map(({ name, count }) => (
                <Checkbox
                  key={name}
                  size="xs"
                  checked={chosen[key]?.includes(name) ?? false}
                  onChange={() => toggle(key, name)}
                  label={
                    <>
                      {key === 'result' ? resultNames[name as LibraryResult] : name}{' '}
                      <Text span size="xs" c="dimmed">
                        {count}
                      </Text>
                    </>
                  }
                />
              ))}
            </Stack>
          </fieldset>
        ))}
    </aside>
  )
}
