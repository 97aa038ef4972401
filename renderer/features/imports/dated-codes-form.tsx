import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Category, DatedCode } from '#shared/features/imports/contract.ts'
import { theirsIn } from '../../client/theirs-in.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { BothSides } from '../../ui/both-sides.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { CodeSelect, type Decided } from './code-select.tsx'
import { tableInWords } from './dated-codes.ts'
import { useSchemes } from './use-schemes.ts'

type Row = { key: number; fromDay: string; code: Decided }
type Draft = { beginning: Decided; rows: Row[] }
type Table = { codes: readonly DatedCode[]; version: number }

type DatedCodesFormProps = { category: Category; onSaved: () => void }

/** What a category stands for from the beginning, and from which day on something else. */
export function DatedCodesForm({ category, onSaved }: DatedCodesFormProps) {
  const today = useToday()
  const { nameOf } = useSchemes()
  const [draft, setDraft] = useState(() => draftOf(category.codes))
  const [version, setVersion] = useState(category.version)
  const save = useCommand('imports.saveCategoryCodes', { quiet: true })
  const theirs = theirsIn<Table>(save.error)
  const codes = codesOf(draft)
  const missing = whatIsMissing(draft)

  const change = (key: number, to: Partial<Row>) =>
    setDraft({ ...draft, rows: draft.rows.map(row => (row.key === key ? { ...row, ...to } : row)) })
  const send = (over: number) =>
    save.mutate({ categoryId: category.id, version: over, codes }, { onSuccess: onSaved })

  if (theirs) {
    return (
      <BothSides
        fields={[
          {
            label: 'Stands for',
            theirs: tableInWords(theirs.codes, nameOf),
            yours: tableInWords(codes, nameOf),
          },
        ]}
        onKeepYours={() => {
          setVersion(theirs.version)
          send(theirs.version)
        }}
        onTakeTheirs={() => {
          setVersion(theirs.version)
          setDraft(draftOf(theirs.codes))
          save.reset()
        }}
      />
    )
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (!missing) send(version)
      }}
    >
      <Stack gap="xs">
        {save.error && <ErrorNote {...inWords(save.error)} />}
        <CodeSelect
          label="From the beginning"
          placeholder="Not decided yet"
          mayBeUndecided
          value={draft.beginning}
          onChange={beginning => setDraft({ ...draft, beginning })}
        />
        {draft.rows.map(({ key, fromDay, code }, i) => (
          <Group key={key} gap="xs" align="flex-end" wrap="nowrap">
            <DayInput
              label="From the day"
              w={150}
              value={fromDay}
              onChange={event => change(key, { fromDay: event.currentTarget.value })}
            />
            <CodeSelect
              label="It stands for"
              placeholder="Choose a code"
              flex={1}
              value={code}
              onChange={chosen => change(key, { code: chosen })}
            />
            <ActionIcon
              size={30}
              aria-label={`Take away code ${i + 1}`}
              onClick={() => setDraft({ ...draft, rows: draft.rows.filter(row => row.key !== key) })}
            >
              <IconTrash size={17} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group justify="space-between" mt="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              const key = Math.max(0, ...draft.rows.map(row => row.key)) + 1
              setDraft({ ...draft, rows: [...draft.rows, { key, fromDay: today, code: undefined }] })
            }}
          >
            Another code from a day on
          </Button>
          <Group gap="xs">
            {missing && (
              <Text size="xs" c="dimmed">
                {missing}
              </Text>
            )}
            <Button type="submit" disabled={missing !== null} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

function draftOf(codes: readonly DatedCode[]): Draft {
  const beginning = codes.find(({ fromDay }) => fromDay === null)
  const rows = codes.flatMap(({ fromDay, code }, key) => (fromDay === null ? [] : [{ key, fromDay, code }]))
  return { beginning: beginning?.code, rows }
}

function codesOf({ beginning, rows }: Draft): DatedCode[] {
  const dated = rows
    .map(({ fromDay, code }) => ({ fromDay, code: code ?? null }))
    .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
  return beginning === undefined ? dated : [{ fromDay: null, code: beginning }, ...dated]
}

function whatIsMissing({ rows }: Draft): string | null {
  if (rows.some(({ fromDay }) => fromDay === '')) return 'Give every code its day.'
  if (rows.some(({ code }) => code === undefined)) return 'Choose a code for every day.'
  const days = new Set(rows.map(({ fromDay }) => fromDay))
  return days.size < rows.length ? 'Two codes begin on the same day.' : null
}
