import { Button, ScrollArea, Select, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { Section } from '../../ui/section.tsx'

type Categories = Output<'imports.preview'>['categories']
type CategoryCodesProps = {
  categories: Categories
  rowsSeen: number
  codes: MappingSpec['codes']
  onChange: (codes: MappingSpec['codes']) => void
}

/** The source's own words for categories, each with the code of a scheme it stands for. */
export function CategoryCodes({ categories, rowsSeen, codes, onChange }: CategoryCodesProps) {
  const schemes = useQuestion('imports.schemes')
  const options = useMemo(
    () =>
      (schemes.data ?? []).map(({ key, name, codes: all }) => ({
        group: name,
        items: all.map(({ code, name: words }) => ({ value: `${key}:${code}`, label: `${words} (${code})` })),
      })),
    [schemes.data],
  )
  const open = categories.filter(({ words, suggestion }) => suggestion !== null && codes[words] === undefined)
  const coded = categories.filter(({ words }) => codes[words])
  return (
    <Section
      title="Categories"
      about={`${coded.length} of ${countOf(categories.length, 'category', 'categories')} coded, in ${countOf(rowsSeen, 'row')}. The source’s words are always kept.`}
      actions={
        open.length > 0 && (
          <Button
            variant="default"
            onClick={() =>
              onChange({ ...codes, ...Object.fromEntries(open.map(each => [each.words, each.suggestion])) })
            }
          >
            Use all {formatCount(open.length)} suggestions
          </Button>
        )
      }
    >
      {categories.length === 0 ? (
        <Text c="dimmed">The column chosen for the category is empty.</Text>
      ) : (
        <ScrollArea.Autosize mah={420}>
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
              {categories.map(({ words, count, suggestion }) => (
                <Table.Tr key={words}>
                  <Table.Td>{words}</Table.Td>
                  <Table.Td ta="right">{formatCount(count)}</Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`Code for ${words}`}
                      placeholder={suggestion ? `Suggested: ${nameIn(options, suggestion)}` : 'Not coded'}
                      clearable
                      searchable
                      data={options}
                      value={codes[words] ?? null}
                      onChange={code => onChange({ ...codes, [words]: code })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
    </Section>
  )
}

function nameIn(options: { items: { value: string; label: string }[] }[], code: string) {
  return options.flatMap(({ items }) => items).find(({ value }) => value === code)?.label ?? code
}
