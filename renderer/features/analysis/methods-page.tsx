import { Alert, Anchor, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../../client/use-address.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { BacktestResult } from './backtest-result.tsx'

/** Tries every method on the bureau's own past, and says which caught most of what came next. */
export default function MethodsPage() {
  useHelpTopic('which-method-works')
  const [address, change] = useAddress()
  const mayRun = useMayCall('analysis.run')
  const list = useQuestion('analysis.list')
  const earlier = list.data?.find(({ parameters }) => parameters.method === 'backtest')
  const asked = Number(address.get('analysis'))
  const analysisId = asked > 0 ? asked : earlier?.id
  return (
    <Page>
      <PageHeader
        title="Which method works here"
        about="Every method is given your own past, fortnight by fortnight, and scored on what came next."
        actions={
          <>
            <Anchor component={Link} to="/map">
              Back to the map
            </Anchor>
            <HelpButton topic="which-method-works" about="Which method works here" />
          </>
        }
      />
      <Stack gap="md">
        {mayRun && <Trial onFound={id => change({ analysis: id }, { replace: true })} />}
        {analysisId ? (
          <BacktestResult analysisId={analysisId} />
        ) : (
          <Text c="dimmed">
            It was not tried yet. It takes from a few seconds to a few minutes; nothing else waits for it.
          </Text>
        )}
      </Stack>
    </Page>
  )
}

const everything = 'all'

function Trial({ onFound }: { onFound: (analysisId: number) => void }) {
  const { start, running, error } = useJob('analysis.run')
  const all = useQuestion('incidents.summary', { filter: {} })
  const [fortnights, setFortnights] = useState<number | string>(13)
  const [weeks, setWeeks] = useState<number | string>(26)
  const [percent, setPercent] = useState<number | string>(2)
  const [code, setCode] = useState(everything)
  const complete = [fortnights, weeks, percent].every(value => typeof value === 'number')
  const run = () =>
    start({
      filter: code === everything ? {} : { codes: [code] },
      parameters: {
        method: 'backtest',
        fortnights: Number(fortnights),
        trainDays: 7 * Number(weeks),
        areaShare: Number(percent) / 100,
        cellMetres: 100,
        resamples: 1999,
      },
    }).then(
      ({ id }) => onFound(id),
      () => {
        // Told below, where it was asked for.
      },
    )
  return (
    <Section title="Try the methods">
      {running ? (
        <JobProgress
          label="Trying every method on past fortnights"
          progress={running.progress}
          onCancel={running.cancel}
        />
      ) : (
        <Group gap="sm" align="flex-end">
          <Select
            label="Incidents"
            w={250}
            allowDeselect={false}
            value={code}
            onChange={value => setCode(value ?? everything)}
            data={[
              { value: everything, label: 'All incidents' },
              ...(all.data?.codes ?? []).map(({ code: value, name }) => ({ value, label: name })),
            ]}
          />
          <NumberInput
            label="Past fortnights"
            w={130}
            {...{ min: 4, max: 104, value: fortnights, onChange: setFortnights }}
          />
          <NumberInput
            label="Learn from"
            suffix=" weeks before"
            w={160}
            {...{ min: 4, max: 156, value: weeks, onChange: setWeeks }}
          />
          <NumberInput
            label="Ground to choose"
            suffix=" %"
            w={140}
            decimalScale={1}
            {...{ min: 0.1, max: 50, step: 0.5, value: percent, onChange: setPercent }}
          />
          <Button onClick={run} disabled={!complete}>
            Try them
          </Button>
        </Group>
      )}
      {error && !running && (
        <Alert color="yellow" p="xs" mt="sm">
          <ErrorNote {...inWords(error)} />
        </Alert>
      )}
    </Section>
  )
}
