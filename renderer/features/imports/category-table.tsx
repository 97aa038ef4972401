import { Anchor, Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { capitalised } from '#shared/capitalised.ts'
import type { Category } from '#shared/features/imports/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { CodeSelect } from './code-select.tsx'
import { tableInWords } from './dated-codes.ts'
import { useSchemes } from './use-schemes.ts'

/** A source may have thousands of words; those that matter come first. */
const shownAtFirst = 100

type CategoryTableProps = { label: string; categories: Category[]; onOpen: (category: Category) => void }

/** The words of a source, what is not decided yet with a suggestion to take or a code to choose. */
export function CategoryTable({ label, categories, onOpen }: CategoryTableProps) {
  const [shown, setShown] = useState(shownAtFirst)
  const body = useRef<HTMLTableSectionElement>(null)
  const decided = useRef<{ id: number; row: number } | null>(null)
  const mayWrite = useMayCall('imports.saveCategoryCodes')
  const save = useCommand('imports.saveCategoryCodes')

  // What was decided moves down: the next word takes its place, and with it the keyboard.
  useEffect(() => {
    const last = decided.current
    if (!last || categories.find(({ id }) => id === last.id)?.codes.length === 0) return
    decided.current = null
    body.current?.rows[last.row]?.querySelector<HTMLElement>('button, input')?.focus()
  }, [categories])

  function decide({ id, version }: Category, code: string | null, row: number) {
    decided.current = { id, row }
    save.mutate({ categoryId: id, version, codes: [{ fromDay: null, code }] })
  }

  return (
    <>
      <Table aria-label={`Words of ${label}`} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">In the source’s words</Table.Th>
            <Table.Th w={90} ta="right">
              Incidents
            </Table.Th>
            <Table.Th w={200}>From – to</Table.Th>
            <Table.Th>Stands for</Table.Th>
            <Table.Th w={90}>
              <VisuallyHidden>Change</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {categories.slice(0, shown).map((category, row) => (
            <Table.Tr key={category.id}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{category.words}</Table.Td>
              <Table.Td ta="right">
                {category.count === 0 ? (
                  '0'
                ) : (
                  <Anchor
                    component={Link}
                    to={`/map?category=${category.id}`}
                    aria-label={`${countOf(category.count, 'incident')} of ${category.words} on the map`}
                  >
                    {formatCount(category.count)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <Text c="dimmed" fz="inherit">
                  {category.firstDay && category.lastDay
                    ? `${formatDay(category.firstDay)} – ${formatDay(category.lastDay)}`
                    : 'none left'}
                </Text>
              </Table.Td>
              <Table.Td>
                {category.codes.length === 0 && mayWrite ? (
                  <Undecided
                    category={category}
                    saving={save.isPending && save.variables.categoryId === category.id}
                    onDecide={code => decide(category, code, row)}
                  />
                ) : (
                  <StandsFor category={category} />
                )}
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${mayWrite ? 'Dates' : 'History'} of ${category.words}`}
                  onClick={() => onOpen(category)}
                >
                  {mayWrite ? 'Dates…' : 'History…'}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {categories.length > shown && (
        <Button variant="default" mt="xs" onClick={() => setShown(shown + 10 * shownAtFirst)}>
          Show {formatCount(Math.min(10 * shownAtFirst, categories.length - shown))} more
        </Button>
      )}
    </>
  )
}

type UndecidedProps = { category: Category; saving: boolean; onDecide: (code: string | null) => void }

function Undecided({ category: { words, suggestion }, saving, onDecide }: UndecidedProps) {
  const { nameOf } = useSchemes()
  return (
    <Stack gap={2}>
      <Group gap="xs" wrap="nowrap">
        {suggestion && (
          <Button
            variant="light"
            loading={saving}
            leftSection={<IconCheck size={14} aria-hidden />}
            aria-label={`Use ${nameOf(suggestion.code)} for ${words}`}
            flex="0 1 auto"
            onClick={() => onDecide(suggestion.code)}
          >
            {nameOf(suggestion.code)}
          </Button>
        )}
        <CodeSelect
          aria-label={`Code for ${words}`}
          placeholder={suggestion ? 'or another code' : 'Choose a code'}
          value={undefined}
          onChange={code => code !== undefined && onDecide(code)}
          flex="1 0 150px"
        />
      </Group>
      {suggestion && (
        <Text size="xs" c="dimmed">
          Suggested: {suggestion.reason.charAt(0).toLowerCase() + suggestion.reason.slice(1)}.
        </Text>
      )}
    </Stack>
  )
}

function StandsFor({ category: { codes, uncoded, count } }: { category: Category }) {
  const { nameOf, answersTo } = useSchemes()
  if (codes.length === 0) return <Text c="dimmed">Not decided</Text>
  const others = codes.length === 1 && codes[0]!.code !== null ? answersTo(codes[0]!.code) : []
  const isGap = uncoded > 0 && codes.some(({ code }) => code !== null)
  const words = tableInWords(codes, nameOf)
  return (
    <Stack gap={0}>
      <Text fz="inherit">{capitalised(words)}</Text>
      {(others.length > 0 || isGap) && (
        <Text size="xs" c="dimmed">
          {[
            ...(others.length > 0 ? [`Answers to ${others.join(', ')}`] : []),
            ...(isGap
              ? [`${formatCount(uncoded)} of ${formatCount(count)} without a code on their day`]
              : []),
          ].join('; ')}
        </Text>
      )}
    </Stack>
  )
}
