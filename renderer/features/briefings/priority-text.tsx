import { Anchor, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Link } from 'react-router'
import type { PriorityInFull } from '#shared/features/briefings/priorities.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { useWritten } from '../../client/use-written.tsx'
import { Section } from '../../ui/section.tsx'

const labels = { title: 'Priority', rationale: 'Why it was adopted', owner: 'Owner', contact: 'Contact' }

type PriorityTextProps = { priority: PriorityInFull; reread: () => Promise<PriorityInFull> }

/** What is written of a priority, saved as it is typed, and who answers for it. */
export function PriorityText({ priority, reread }: PriorityTextProps) {
  const save = useCommand('briefings.savePriority', { quiet: true })
  const choose = useCommand('briefings.savePriority')
  const readOnly = !useMayCall('briefings.savePriority') || priority.status === 'closed'
  const agencies = useQuestion('settings.agencies')
  const profiles = useQuestion('profiles.list')
  const { id, version, agencyId, agencyName, profileId, profileTitle } = priority
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: priority,
    save: (changes, known) => save.mutateAsync({ priorityId: id, version: known, ...changes }),
    reread,
  })
  return (
    <Section title="The priority" actions={!readOnly && savedNote}>
      <Stack gap="xs">
        {bothSides}
        <TextInput
          label={labels.title}
          maxLength={200}
          readOnly={readOnly}
          value={draft.title}
          error={draft.title.trim() ? null : 'Say in a line what the priority is.'}
          onChange={event => type({ title: event.currentTarget.value })}
        />
        <Textarea
          label={labels.rationale}
          autosize
          minRows={3}
          maxLength={20_000}
          readOnly={readOnly}
          value={draft.rationale}
          onChange={event => type({ rationale: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          {readOnly ? (
            <TextInput label="Agency" readOnly value={agencyName} />
          ) : (
            <Select
              label="Agency"
              searchable
              allowDeselect={false}
              data={(agencies.data ?? [{ id: agencyId, name: agencyName }]).map(agency => ({
                value: String(agency.id),
                label: agency.name,
              }))}
              value={String(agencyId)}
              onChange={value => value && choose.mutate({ priorityId: id, version, agencyId: Number(value) })}
            />
          )}
          <TextInput
            label={labels.owner}
            maxLength={200}
            readOnly={readOnly}
            value={draft.owner}
            error={draft.owner.trim() ? null : 'Name the office that answers for it.'}
            onChange={event => type({ owner: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          label={labels.contact}
          maxLength={200}
          readOnly={readOnly}
          value={draft.contact}
          onChange={event => type({ contact: event.currentTarget.value })}
        />
        {readOnly ? (
          profileId !== null && <Text>Problem profile: {profileTitle}</Text>
        ) : (
          <Select
            label="Problem profile"
            placeholder="None"
            clearable
            searchable
            data={(profiles.data ?? []).map(profile => ({
              value: String(profile.id),
              label: `${profile.number} ${profile.title}`,
            }))}
            value={profileId === null ? null : String(profileId)}
            onChange={value =>
              choose.mutate({ priorityId: id, version, profileId: value === null ? null : Number(value) })
            }
          />
        )}
        {profileId !== null && (
          <Anchor component={Link} to={`/profiles/${profileId}`}>
            Open the problem profile
          </Anchor>
        )}
        {priority.status === 'closed' && (
          <Text>
            <strong>Outcome.</strong> {priority.outcome}
          </Text>
        )}
      </Stack>
    </Section>
  )
}
