import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Comparison } from '#shared/features/profiles/evaluation.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { GroundChoice } from './ground-choice.tsx'

/** Chooses the ground a profile is compared with, and how wide the ring round it is. */
export function ChooseComparison({ profile, onDone }: { profile: Profile; onDone: () => void }) {
  const set = useCommand('profiles.setComparison')
  const [comparison, setComparison] = useState<Comparison | null>(profile.comparison)
  const [metres, setMetres] = useState<number | string>(profile.bufferMetres ?? 150)
  const holds = metres === '' || (Number(metres) >= 25 && Number(metres) <= 2000)
  return (
    <Stack gap="sm">
      <Text>
        Like the place, and left alone. It may not overlap the place or the ring round it, in which is looked
        for what moved there.
      </Text>
      <GroundChoice
        chosen={comparison?.label ?? null}
        onChoose={({ label, filter }) => setComparison({ label, filter })}
      />
      <NumberInput
        label="Ring round the place, in metres"
        description="Leave it empty to look at none."
        min={25}
        max={2000}
        value={metres}
        onChange={setMetres}
        error={!holds && 'From 25 to 2,000 metres.'}
      />
      <Group justify="flex-end">
        <Button
          loading={set.isPending}
          disabled={!holds}
          onClick={() =>
            set.mutate(
              {
                profileId: profile.id,
                version: profile.version,
                comparison,
                bufferMetres: metres === '' ? null : Math.round(Number(metres)),
              },
              { onSuccess: onDone },
            )
          }
        >
          Save
        </Button>
      </Group>
    </Stack>
  )
}
