import { Checkbox, Group, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { Check } from '#shared/features/profiles/life.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMay, useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { HelpButton } from '../../../ui/help.tsx'
import { Section } from '../../../ui/section.tsx'

/** The quality check list: what can be computed is, the rest a person ticks. */
export function CheckList({ profileId }: { profileId: number }) {
  const checks = useQuestion('profiles.checks', { profileId })
  const done = checks.data?.filter(check => check.done).length ?? 0
  return (
    <Section
      title="Quality check list"
      about={checks.data && `${done} of ${checks.data.length}`}
      actions={<HelpButton topic="profile-life" about="the life of a profile" />}
    >
      <Answered question={checks} height={200}>
        {rows => rows.map(check => <CheckRow key={check.key} profileId={profileId} check={check} />)}
      </Answered>
    </Section>
  )
}

function CheckRow({ profileId, check }: { profileId: number; check: Check }) {
  const tick = useCommand('profiles.tick')
  const isManager = useMay('profiles.override')
  const may = useMayCall('profiles.tick') && (isManager || !check.managerOnly)
  const { key, label, ask, kind, done, found, by, at } = check
  const said = by && at ? `${by}, ${formatInstant(at)}` : found
  if (kind === 'ticked') {
    return (
      <Checkbox
        mb={6}
        checked={done}
        disabled={!may || tick.isPending}
        label={label}
        description={done ? said : check.managerOnly ? `${ask} The bureau manager ticks it.` : ask}
        onChange={event => tick.mutate({ profileId, key, ticked: event.currentTarget.checked, note: '' })}
      />
    )
  }
  return (
    <Group gap={10} mb={6} align="flex-start" wrap="nowrap">
      <ThemeIcon size={20} variant="light" color={done ? 'green' : 'gray'} aria-hidden>
        {done ? <IconCheck size={14} /> : <IconMinus size={14} />}
      </ThemeIcon>
      <div>
        <Text>
          {label}: {done ? 'in order' : 'not yet'}
        </Text>
        <Text size="xs" c="dimmed">
          {found}
        </Text>
      </div>
    </Group>
  )
}
