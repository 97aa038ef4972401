import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { missingOf, resultNames, results, whyNotEnd } from '#shared/features/profiles/life-rules.ts'
import { useMay } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { KindFields } from '../kind-fields.tsx'
import { MissingList } from './missing-list.tsx'

/** Ends a profile: the judgement, what came of it, what was learned. */
export function CloseProfile({ profile, onDone }: { profile: Profile; onDone: () => void }) {
  const close = useCommand('profiles.close')
  const mayOverride = useMay('profiles.override')
  const missing = missingOf(profile.gate, 'closed')
  const form = useForm({
    initialValues: {
      result: 'unclear' as (typeof results)[number],
      outcome: '',
      lessons: '',
      reason: '',
      problemType: profile.problemType,
      placeType: profile.placeType,
    },
    validate: {
      outcome: outcome => whyNotEnd({ outcome, lessons: 'x' })?.next ?? null,
      lessons: lessons => whyNotEnd({ outcome: 'x', lessons })?.next ?? null,
      reason: reason =>
        missing.length > 0 && reason.trim() === '' ? 'Say why it is closed all the same.' : null,
    },
  })
  return (
    <form
      onSubmit={form.onSubmit(values =>
        close.mutate({ profileId: profile.id, version: profile.version, ...values }, { onSuccess: onDone }),
      )}
    >
      <Stack gap="sm">
        <MissingList missing={missing} mayOverride={mayOverride} />
        <Select
          label="Did it work"
          allowDeselect={false}
          data={results.map(value => ({ value, label: resultNames[value] }))}
          {...form.getInputProps('result')}
        />
        <Textarea label="Outcome" autosize minRows={3} maxLength={4000} {...form.getInputProps('outcome')} />
        <Textarea
          label="Lessons"
          description="What the next bureau with such a problem should know."
          autosize
          minRows={3}
          maxLength={4000}
          {...form.getInputProps('lessons')}
        />
        <KindFields
          problemType={form.getInputProps('problemType')}
          placeType={form.getInputProps('placeType')}
        />
        {missing.length > 0 && mayOverride && (
          <Textarea
            label="Why it is closed all the same"
            maxLength={2000}
            {...form.getInputProps('reason')}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={close.isPending} disabled={missing.length > 0 && !mayOverride}>
            Close the profile
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
