import { Button, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { Output } from '../../client/names.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { Section } from '../../ui/section.tsx'
import { CodeSelect } from './code-select.tsx'
import { tableInWords } from './dated-codes.ts'
import { useSchemes } from './use-schemes.ts'

type Found = Output<'imports.preview'>['categories'][number]
type CategoryCodesProps = {
  categories: Found[]
  rowsSeen: number
  codes: MappingSpec['codes']
  onChange: (codes: MappingSpec['codes']) => void
}

const shownAtFirst = 100

/** The source's own words for categories: those new to the source with the code of a scheme they stand for. */
export function CategoryCodes({ categories, rowsSeen, codes, onChange }: CategoryCodesProps) {
  const [shown, setShown] = useState(shownAtFirst)
  const suggested = categories.flatMap(({ words, suggestion }) =>
    suggestion && codes[words] === undefined ? [[words, suggestion.code] as const] : [],
  )
  const coded = categories.filter(
    ({ words, table }) => codes[words] || table.some(({ code }) => code !== null),
  ).length
  return (
    <Section
      title="Categories"
      about={`${coded} of ${countOf(categories.length, 'category', 'categories')} coded, in ${countOf(rowsSeen, 'row')}. The source’s words are always kept.`}
      actions={
        suggested.length > 0 && (
          <Button variant="default" onClick={() => onChange({ ...codes, ...Object.fromEntries(suggested) })}>
            Use all {formatCount(suggested.length)} suggestions
          </Button>
        )
      }
    >
      {categories.length === 0 ? (
        <Text c="dimmed">The column chosen for the category is empty.</Text>
      ) : (
        <Table stickyHeader aria-label="Categories">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In the file</Table.Th>
              <Table.Th ta="right" w={80}>
                Rows
              </Table.Th>
              <Table.Th w="55%">Code</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {categories.slice(0, shown).map(found => (
              <Table.Tr key={found.words}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{found.words}</Table.Td>
                <Table.Td ta="right">{formatCount(found.count)}</Table.Td>
                <Table.Td>
                  {found.table.length > 0 ? (
                    <AlreadyMapped found={found} proposed={codes[found.words]} />
                  ) : (
                    <NewWords
                      found={found}
                      code={codes[found.words] ?? undefined}
                      onChange={code => onChange({ ...codes, [found.words]: code })}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {categories.length > shown && (
        <Button variant="default" mt="xs" onClick={() => setShown(categories.length)}>
          Show all {formatCount(categories.length)}
        </Button>
      )}
    </Section>
  )
}

type NewWordsProps = { found: Found; code: string | undefined; onChange: (code: string | null) => void }

function NewWords({ found: { words, suggestion }, code, onChange }: NewWordsProps) {
  const { nameOf } = useSchemes()
  return (
    <Stack gap={0}>
      <CodeSelect
        aria-label={`Code for ${words}`}
        placeholder={suggestion ? `Suggested: ${nameOf(suggestion.code)}` : 'Not coded'}
        clearable
        value={code}
        onChange={chosen => onChange(chosen ?? null)}
      />
      {suggestion && code === undefined && (
        <Text size="xs" c="dimmed">
          {suggestion.reason}.
        </Text>
      )}
    </Stack>
  )
}

/** What was decided about the words stands: an import never changes it, it only says where it disagrees. */
function AlreadyMapped({ found, proposed }: { found: Found; proposed: string | null | undefined }) {
  const { nameOf } = useSchemes()
  const disagrees = proposed && found.table.every(({ code }) => code !== proposed)
  return (
    <Stack gap={0}>
      <Text fz="inherit">Already mapped: {tableInWords(found.table, nameOf)}</Text>
      <Text size="xs" c="dimmed">
        {disagrees && `This mapping says ${nameOf(proposed)}, and is not followed. `}
        Changed under Imports, Categories.
      </Text>
    </Stack>
  )
}
