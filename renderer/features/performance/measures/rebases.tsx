import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { formatDay, formatMonth } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'

/** From when on the limits are computed anew, and what had changed by then. */
export function Rebases({ measure }: { measure: MeasureInFull }) {
  const rebase = useCommand('performance.rebaseMeasure')
  const remove = useCommand('performance.removeRebase')
  const mayRebase = useMayCall('performance.rebaseMeasure')
  const form = useForm({
    initialValues: { month: '', reason: '' },
    validate: {
      month: month => (/^\d{4}-\d{2}$/.test(month) ? null : 'Give the month, as 2025-04.'),
      reason: reason => (reason.trim() ? null : 'Say what had changed by then.'),
    },
  })
  return (
    <Section
      title="Rebasing"
      about="Limits are computed anew from a month on only where something changed that is known, never to make a signal go away."
    >
      <Stack gap="xs">
        {measure.rebases.map(({ id, month, reason, by, at, told }) => (
          <Group key={id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text>
                <strong>{formatMonth(month)}.</strong> {reason}
              </Text>
              <Text size="xs" c="dimmed">
                {told} {by}, {formatDay(at.slice(0, 10))}
              </Text>
            </div>
            {mayRebase && (
              <ConfirmButton
                size="compact-xs"
                question={`Remove the rebase of ${formatMonth(month)}?`}
                consequence="The limits are computed over the months before it again. It stays in the history."
                confirm="Remove it"
                onConfirm={() => remove.mutate({ measureId: measure.id, rebaseId: id })}
              >
                Remove
              </ConfirmButton>
            )}
          </Group>
        ))}
        {mayRebase && (
          <form
            aria-label="Rebase"
            onSubmit={form.onSubmit(values =>
              rebase.mutate({ measureId: measure.id, ...values }, { onSuccess: () => form.reset() }),
            )}
          >
            <Group align="flex-start" wrap="nowrap">
              <TextInput label="From" type="month" w={150} {...form.getInputProps('month')} />
              <TextInput
                label="What had changed"
                placeholder="A second crew was hired"
                maxLength={200}
                flex={1}
                {...form.getInputProps('reason')}
              />
              <Button type="submit" variant="default" mt={22} loading={rebase.isPending}>
                Rebase
              </Button>
            </Group>
          </form>
        )}
      </Stack>
    </Section>
  )
}
