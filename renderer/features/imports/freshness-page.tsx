import { Stack } from '@mantine/core'
import { IconClockCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { SourceFreshness } from '#shared/features/imports/freshness.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { FreshnessDetail } from './freshness-detail.tsx'
import { FreshnessTable } from './freshness-table.tsx'
import { isLate } from './freshness-words.ts'
import { ImportsLinks } from './imports-links.tsx'

/** The freshness board: which source is late, and whose files are getting worse. */
export default function FreshnessPage() {
  useHelpTopic('freshness')
  const board = useQuestion('imports.freshness')
  return (
    <Page>
      <ImportsLinks />
      <PageHeader
        title="Freshness"
        about={board.data ? inShort(board.data) : 'Which source is late, and whose files are getting worse.'}
        actions={<HelpButton topic="freshness" about="freshness" />}
      />
      <Answered question={board} height="50vh">
        {sources =>
          sources.length === 0 ? (
            <EmptyState
              icon={IconClockCheck}
              title="No sources yet"
              next="Add a source under Imports, with how often it is expected to send a file."
            />
          ) : (
            <Board sources={inOrder(sources)} />
          )
        }
      </Answered>
    </Page>
  )
}

function Board({ sources }: { sources: SourceFreshness[] }) {
  const [chosenId, setChosenId] = useState<number | null>(null)
  const shown = sources.find(({ sourceId }) => sourceId === chosenId) ?? sources[0]!
  return (
    <Stack gap="md">
      <Section
        title="Sources"
        about="Counts are those of the last file. A source is late from the day after its next file, or its next incidents, were due."
      >
        <FreshnessTable sources={sources} shownId={shown.sourceId} onShow={setChosenId} />
      </Section>
      <FreshnessDetail key={shown.sourceId} source={shown} />
    </Stack>
  )
}

/** Those a person should look at first. */
function inOrder(sources: SourceFreshness[]) {
  const weight = (source: SourceFreshness) => (isLate(source) ? 2 : 0) + (source.worsened.length > 0 ? 1 : 0)
  return sources.toSorted((a, b) => weight(b) - weight(a) || a.sourceName.localeCompare(b.sourceName))
}

function inShort(sources: SourceFreshness[]) {
  const late = sources.filter(isLate).length
  const worse = sources.filter(({ worsened }) => worsened.length > 0).length
  return [
    countOf(sources.length, 'source'),
    late === 0 ? 'none late' : `${late} late`,
    worse === 0 ? 'none getting worse' : `${worse} getting worse`,
  ].join(' · ')
}
