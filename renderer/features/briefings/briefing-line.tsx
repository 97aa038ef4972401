import { ActionIcon, Group, Stack, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { Briefing, BriefingLine } from '#shared/features/briefings/briefing.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useWritten } from '../../client/use-written.tsx'
import styles from './briefings.module.css'
import { LeadsTo } from './leads-to.tsx'

const labels = {
  place: 'Where',
  what: 'What is happening',
  ask: 'What to ask',
  owner: 'Who owns it',
  contact: 'Contact',
}

type BriefingLineRowProps = {
  line: BriefingLine
  at: number
  last: boolean
  reread: () => Promise<Briefing>
}

/** One place of a briefing, saved as it is typed. */
export function BriefingLineRow({ line, at, last, reread }: BriefingLineRowProps) {
  const save = useCommand('briefings.saveLine', { quiet: true })
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: line,
    save: (changes, version) => save.mutateAsync({ lineId: line.id, version, ...changes }),
    reread: async () => (await reread()).lines.find(({ id }) => id === line.id) ?? line,
    quiet: true,
  })
  const short = (field: 'place' | 'owner' | 'contact') => (
    <TextInput
      label={labels[field]}
      maxLength={200}
      value={draft[field]}
      onChange={event => type({ [field]: event.currentTarget.value })}
    />
  )
  const long = (field: 'what' | 'ask', rows: number) => (
    <Textarea
      label={labels[field]}
      autosize
      minRows={rows}
      maxLength={2000}
      value={draft[field]}
      onChange={event => type({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <li aria-label={`Line ${at + 1}`}>
      {bothSides}
      <div className={styles.line}>
        <Stack gap={4}>
          {short('place')}
          {long('what', 2)}
        </Stack>
        {long('ask', 4)}
        <Stack gap={4}>
          {short('owner')}
          {short('contact')}
          <LeadsTo line={line} />
        </Stack>
        <Stack gap={2} align="flex-end" pt={20}>
          <Moves line={line} at={at} last={last} place={draft.place} />
          {savedNote}
        </Stack>
      </div>
    </li>
  )
}

type MovesProps = Pick<BriefingLineRowProps, 'line' | 'at' | 'last'> & { place: string }

function Moves({ line, at, last, place }: MovesProps) {
  const move = useCommand('briefings.moveLine')
  const remove = useCommand('briefings.removeLine')
  const name = place || `line ${at + 1}`
  const icon = (label: string, Picture: typeof IconTrash, onClick: () => void, disabled = false) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        aria-label={`${label}: ${name}`}
        // Disabled it would lose the focus of whoever moves it by keyboard.
        aria-disabled={disabled}
        onClick={() => !disabled && onClick()}
      >
        <Picture size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <Group gap={2} wrap="nowrap">
      {icon('Move up', IconArrowUp, () => move.mutate({ lineId: line.id, by: -1 }), at === 0)}
      {icon('Move down', IconArrowDown, () => move.mutate({ lineId: line.id, by: 1 }), last)}
      {icon('Take out', IconTrash, () => remove.mutate({ lineId: line.id }))}
    </Group>
  )
}
