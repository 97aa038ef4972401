import { Button, Stack } from '@mantine/core'
import { IconCalendarRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TaskingLinks } from '../tasking-links.tsx'
import { OneSeries } from './one-series.tsx'
import { SeriesForm } from './series-form.tsx'

/** The rhythm in which the group meets, who belongs to it, and when it meets next. */
export default function SeriesPage() {
  const question = useQuestion('tasking.series')
  const mayWrite = useMayCall('tasking.saveSeries')
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  useHelpTopic('meetings')
  const add = mayWrite && (
    <Button leftSection={<IconCalendarRepeat size={16} aria-hidden />} onClick={() => setEditing('new')}>
      New series
    </Button>
  )
  const chosen = question.data?.find(({ id }) => id === editing) ?? null
  return (
    <Page>
      <PageHeader
        title="Series of meetings"
        about="How often the group meets, who belongs to it, and how many must be there to decide."
        actions={add}
      />
      <TaskingLinks />
      <Answered question={question}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconCalendarRepeat}
              title="No series yet"
              next="Say how often the joint management group meets; its next dates are then proposed."
            >
              {add}
            </EmptyState>
          ) : (
            <Stack gap="md">
              {rows.map(series => (
                <OneSeries key={series.id} series={series} onEdit={() => setEditing(series.id)} />
              ))}
            </Stack>
          )
        }
      </Answered>
      <SeriesForm
        key={String(editing)}
        opened={editing !== null}
        series={chosen}
        onClose={() => setEditing(null)}
      />
    </Page>
  )
}
