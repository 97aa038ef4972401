import { Button, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { audienceKinds } from '#shared/features/packs/audience.ts'
import type { AudienceRulesSaved } from '#shared/features/packs/audience-rules.ts'
import { Answered } from '../../client/answered.tsx'
import { fieldErrors } from '../../client/field-errors.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'

const labels = {
  internal: 'For the bureau, below',
  agency: 'For partner agencies, below',
  board: 'For the board, below',
  public: 'For the public, below',
} as const

/** What packs for each audience may hold. */
export default function AudienceRulesPage() {
  useHelpTopic('audiences')
  const rules = useQuestion('packs.audienceRules')
  return (
    <Page>
      <PageHeader
        title="Packs and audiences"
        about="How small a count may be, and where calls are drawn. How far each source may reach stands in its agreement, under Imports."
        actions={<HelpButton topic="audiences" about="what each audience may have" />}
      />
      <Answered question={rules} height={360}>
        {saved => <RulesForm saved={saved} />}
      </Answered>
    </Page>
  )
}

function RulesForm({ saved }: { saved: AudienceRulesSaved }) {
  const save = useCommand('packs.saveAudienceRules')
  const readOnly = !useMayCall('packs.saveAudienceRules')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...saved, mayStand: saved.mayStand.join('\n') },
  })

  function submit({ mayStand, ...values }: typeof form.values) {
    const lines = mayStand.split('\n').map(line => line.trim())
    save.mutate(
      { ...values, mayStand: lines.filter(Boolean) },
      {
        onSuccess: () => sayDone('The settings of packs are saved.'),
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack maw={640} gap="md">
        <Section
          title="Small counts are withheld"
          about="From 1 to one below the number given. Zeros are shown; 0 withholds nothing."
        >
          <Group grow align="flex-end">
            {audienceKinds.map(kind => (
              <NumberInput
                key={form.key(`under.${kind}`)}
                label={labels[kind]}
                min={0}
                max={100}
                allowDecimal={false}
                readOnly={readOnly}
                {...form.getInputProps(`under.${kind}`)}
              />
            ))}
          </Group>
        </Section>
        <Section title="Maps for the board and the public">
          <NumberInput
            label="Distinct places that a point stands for at least"
            description="Points for fewer are not drawn, so that none leads to one address."
            min={1}
            max={50}
            allowDecimal={false}
            readOnly={readOnly}
            key={form.key('leastPlaces')}
            {...form.getInputProps('leastPlaces')}
          />
        </Section>
        <Section title="May stand in any pack">
          <Textarea
            label="Numbers and addresses of offices, and numbers of calls that may be told, a line each"
            description="A pack for the board or the public is refused where its text holds a telephone number, an address, a number of calls that it does not tell itself or the like, and it does not stand here."
            autosize
            minRows={3}
            readOnly={readOnly}
            key={form.key('mayStand')}
            {...form.getInputProps('mayStand')}
          />
        </Section>
        {readOnly ? (
          <Text c="dimmed">The bureau manager can change these settings.</Text>
        ) : (
          <Group>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
