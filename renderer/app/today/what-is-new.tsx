import { Alert, Button, Stack, Text } from '@mantine/core'
import type { NewsScan } from '#shared/features/analysis/news.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { NewsEntry, SetAsideEntry } from '../../features/analysis/news-entry.tsx'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HelpButton } from '../../ui/help.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { mapOf } from '../map-of.ts'

const mostShown = 4

/** What the last look at the data found: emerging hotspots, weeks out of their limits, repeats and chains. */
export function WhatIsNew() {
  const news = useQuestion('analysis.news')
  const { start, running } = useJob('analysis.lookForNews')
  const mayLook = useMayCall('analysis.lookForNews')
  return (
    <Section
      title="What is new"
      about={
        news.data && `Last looked ${formatInstant(news.data.madeAt)}: ${countOf(news.data.tested, 'test')}.`
      }
      actions={
        <>
          {mayLook && !running && (
            <Button variant="default" size="compact-sm" onClick={() => void start({}).catch(sayFailure)}>
              Look now
            </Button>
          )}
          <HelpButton topic="what-is-new" about="What is new" />
        </>
      }
    >
      {running && (
        <JobProgress label="Looking for what is new" progress={running.progress} onCancel={running.cancel} />
      )}
      <Answered question={news} height={120}>
        {scan => (scan ? <Found scan={scan} /> : <NotLooked />)}
      </Answered>
    </Section>
  )
}

function NotLooked() {
  return (
    <Text c="dimmed">
      Nobody has looked yet. After every import the last fortnight is set against the year before, and what
      stands out is listed here.
    </Text>
  )
}

function Found({ scan }: { scan: NewsScan }) {
  const open = scan.items.filter(({ status }) => status !== 'set-aside')
  const aside = scan.items.filter(({ status }) => status === 'set-aside')
  // What nobody has seen comes first; otherwise the order of the scan, the most certain first.
  const items = [...open].sort((a, b) => Number(a.status !== 'new') - Number(b.status !== 'new'))
  return (
    <Stack gap="xs">
      {items.length === 0 && <Text>Nothing stands out.</Text>}
      {items.length > 0 && <Entries items={items.slice(0, mostShown)} />}
      {items.length > mostShown && (
        <Disclosure label={`${countOf(items.length - mostShown, 'more')}`}>
          <Entries items={items.slice(mostShown)} />
        </Disclosure>
      )}
      {aside.length > 0 && (
        <Disclosure label={`Set aside (${aside.length})`}>
          <ul className={ruled.close}>
            {aside.map(item => (
              <li key={item.id}>
                <SetAsideEntry item={item} map={mapOf({ newsItemId: item.id })} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Disclosure label="What was looked at" startOpen={items.length === 0}>
        <Text size="xs" c="dimmed">
          {scan.statement}
        </Text>
        {scan.warnings.map(warning => (
          <Alert key={warning} color="yellow" p={6} mt={4}>
            <Text size="xs">{warning}</Text>
          </Alert>
        ))}
      </Disclosure>
    </Stack>
  )
}

function Entries({ items }: { items: NewsScan['items'] }) {
  return (
    <ul className={ruled.close}>
      {items.map(item => (
        <li key={item.id}>
          <NewsEntry item={item} map={mapOf({ newsItemId: item.id })} />
        </li>
      ))}
    </ul>
  )
}
