import { Button, Stack } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { ImportRows, outcomesOf, type ShownRows } from './import-rows.tsx'
import { ImportSum } from './import-sum.tsx'
import { MappingVersions } from './mapping-versions.tsx'
import { MappingView } from './mapping-view.tsx'
import { MendsNote } from './mends-note.tsx'
import { RejectFile } from './reject-file.tsx'
import { UndoImport } from './undo-import.tsx'

/** What became of every row of one import. */
export default function ImportPage() {
  useHelpTopic('result')
  const importId = Number(useParams().importId)
  const question = useQuestion('imports.get', { importId })
  return (
    <Page>
      <Answered question={question} height="60vh" page="Import">
        {found => <ImportFound key={found.id} found={found} />}
      </Answered>
    </Page>
  )
}

function ImportFound({ found }: { found: Output<'imports.get'> }) {
  const maySeeRows = useMayCall('imports.issues')
  const outcomes = outcomesOf(found)
  const [shown, setShown] = useState<ShownRows>({ outcome: outcomes[0]?.outcome ?? 'rejected', reason: null })
  const rows = useRef<HTMLDivElement>(null)
  function show(next: ShownRows) {
    setShown(next)
    rows.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Stack gap={0} mih="100%">
      <PageHeader
        title={found.fileName}
        about={
          <>
            {found.sourceName} · imported by {found.by}, {formatInstant(found.finishedAt ?? found.startedAt)}
            {found.status === 'undone' && ' · undone: its incidents were taken out again'}
          </>
        }
        actions={<Actions found={found} />}
      />
      <Stack gap="md">
        <ImportSum found={found} onShow={maySeeRows ? outcome => show({ outcome, reason: null }) : null} />
        <MendsNote found={found} />
        {maySeeRows && outcomes.length > 0 && (
          <div ref={rows}>
            <ImportRows found={found} shown={shown} onShow={setShown} />
          </div>
        )}
        {maySeeRows && <MappingUsed found={found} />}
      </Stack>
    </Stack>
  )
}

function Actions({ found }: { found: Output<'imports.get'> }) {
  const maySeeMap = useMayCall('incidents.points')
  const mayImport = useMayCall('imports.run')
  return (
    <>
      <UndoImport found={found} />
      <RejectFile found={found} />
      {mayImport && (
        <Button component={Link} to="/imports/new" variant="default">
          Import another file
        </Button>
      )}
      {maySeeMap && found.status === 'done' && (
        <Button
          component={Link}
          to={`/map?import=${found.id}`}
          leftSection={<IconMap2 size={16} aria-hidden />}
        >
          See its incidents on the map
        </Button>
      )}
      <HelpButton topic="result" about="the result of an import" />
    </>
  )
}

function MappingUsed({ found }: { found: Output<'imports.get'> }) {
  const { data: versions = [] } = useQuestion('imports.mappings', { sourceId: found.sourceId })
  const [looking, setLooking] = useState(false)
  const used = versions.find(({ importIds }) => importIds.includes(found.id))
  if (!used) return null
  return (
    <Section
      title="The mapping used"
      about={`“${used.mapping.name}”, version ${used.number}`}
      actions={
        <Button variant="default" onClick={() => setLooking(true)}>
          All mappings of {found.sourceName}
        </Button>
      }
    >
      <Disclosure label="Columns and fields">
        <MappingView mapping={used.mapping} />
      </Disclosure>
      <MappingVersions
        source={looking ? { id: found.sourceId, name: found.sourceName } : null}
        onClose={() => setLooking(false)}
      />
    </Section>
  )
}
