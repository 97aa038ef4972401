import { Alert, Anchor, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { nothingKnown } from '#shared/features/profiles/nomination-rules.ts'
import type { Nomination } from '#shared/features/profiles/nominations.ts'
import { useMay, useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useJob, useQuestion } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { PlaceMap } from './place-map.tsx'

/** What was nominated, and what becomes of it. */
export function NominationDetail({ nomination }: { nomination: Nomination }) {
  const may = useMayCall('profiles.declineNomination')
  const { from, to, gridReference, radiusMetres, incidents, status, reason, profileId } = nomination
  const nothing = nothingKnown(nomination)
  const texts = [
    ['What is happening', nomination.what],
    ['Who is harmed', nomination.harm],
    ['What was tried', nomination.tried],
    ['What is wanted', nomination.wanted],
  ] as const
  return (
    <Stack gap="xs">
      <Text fw={600}>{nomination.title}</Text>
      <Text c="dimmed">
        {nomination.agencyName} · within {radiusMetres} m of {gridReference} · since {formatDay(from)}
        {to && ` until ${formatDay(to)}`}
        {incidents !== null && ` · ${countOf(incidents, 'incident')}`}
      </Text>
      <PlaceMap at={nomination} incidents={incidents} />
      {nothing && status === 'new' && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={nothing.message} role="note">
          {nothing.next}
        </Alert>
      )}
      {texts
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <div key={label}>
            <Text fw={600}>{label}</Text>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
          </div>
        ))}
      {status !== 'new' && (
        <Text>
          {status === 'declined' ? 'Declined: ' : 'Taken up. '}
          {reason}{' '}
          {profileId && (
            <Anchor component={Link} to={`/profiles/${profileId}`} underline="always">
              {nomination.profileNumber}
            </Anchor>
          )}
        </Text>
      )}
      {status === 'new' && may && <Decide nomination={nomination} />}
    </Stack>
  )
}

function Decide({ nomination }: { nomination: Nomination }) {
  const { id: nominationId, version, easting, northing, radiusMetres, from, to, title } = nomination
  const mayRun = useMay('analysis.run')
  const profiles = useQuestion('profiles.list')
  const take = useCommand('profiles.takeUpNomination')
  const decline = useCommand('profiles.declineNomination')
  const create = useCommand('profiles.create')
  const { start, running } = useJob('analysis.run')
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [joined, setJoined] = useState<string | null>(null)

  async function makeProfile() {
    try {
      const filter = { from, ...(to ? { to } : {}), circle: { easting, northing, radiusMetres } }
      const { hotspots } = await start({ parameters: { method: 'selection', title }, filter })
      const made = await create.mutateAsync({ hotspotId: hotspots[0]!.id, title, origin: 'nomination' })
      await take.mutateAsync({ nominationId, version, profileId: made.id, reason })
      void navigate(`/profiles/${made.id}`)
    } catch (error) {
      sayFailure(error)
    }
  }

  return (
    <Stack gap="sm" mt="sm">
      <Textarea
        label="What is said to the agency"
        description="Needed to decline it."
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Group align="flex-end" wrap="nowrap">
        <Select
          label="Join a profile that is there"
          placeholder="Choose a profile"
          searchable
          flex={1}
          value={joined}
          onChange={setJoined}
          data={(profiles.data ?? []).map(({ id, number, title: name }) => ({
            value: String(id),
            label: `${number} ${name}`,
          }))}
        />
        <Button
          variant="default"
          disabled={!joined}
          onClick={() => take.mutate({ nominationId, version, profileId: Number(joined), reason })}
        >
          Join it
        </Button>
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button
          variant="default"
          disabled={reason.trim() === ''}
          onClick={() => decline.mutate({ nominationId, version, reason })}
        >
          Decline
        </Button>
        {mayRun && (
          <Button
            disabled={!nomination.incidents}
            loading={running !== undefined || create.isPending}
            onClick={makeProfile}
          >
            Make a problem profile
          </Button>
        )}
      </Group>
    </Stack>
  )
}
