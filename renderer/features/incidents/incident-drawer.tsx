import { Anchor, DataList, Drawer, Group, Skeleton, Stack, Table, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import type { Output } from '../../client/names.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { formatInstant } from '../../ui/dates.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IncidentHistorySection } from './incident-history.tsx'
import { IncidentPeople } from './incident-people.tsx'
import { LinkedCalls } from './link-told-also.tsx'

type Incident = Output<'incidents.get'>

type IncidentDrawerProps = {
  incidentId: number | null
  onClose: () => void
  /** The way from the incident to what came of it. */
  trace: (incidentId: number) => ReactNode
}

/** Everything kept of one incident, down to the cells of the file it came in. */
export function IncidentDrawer({ incidentId, onClose, trace }: IncidentDrawerProps) {
  const incident = useQuestion(
    'incidents.get',
    { incidentId: incidentId ?? 1 },
    { when: incidentId !== null },
  )
  return (
    <Drawer
      opened={incidentId !== null}
      onClose={onClose}
      title={<Title order={2}>Incident</Title>}
      closeButtonProps={{ 'aria-label': 'Close the incident' }}
      size="md"
    >
      {incident.isError && <ErrorNote {...inWords(incident.error)} />}
      {incident.isPending && <Skeleton h={300} />}
      {incident.data && (
        <Stack>
          <Described incident={incident.data} />
          <Group>{trace(incident.data.id)}</Group>
          {incident.data.peopleKept && (
            <IncidentPeople key={incident.data.id} incidentId={incident.data.id} />
          )}
          <IncidentHistorySection history={incident.data.history} />
          <LinkedCalls incidentId={incident.data.id} />
          <Title order={3}>As it stood in the file</Title>
          <Raw incident={incident.data} />
        </Stack>
      )}
    </Drawer>
  )
}

function Described({ incident }: { incident: Incident }) {
  const mayImports = useMayCall('imports.get')
  const { id, fileName, line, finishedAt } = incident.import
  const facts: [string, ReactNode][] = [
    ['Reference', incident.reference],
    ['When', `${incident.when} (known to the ${incident.timePrecision})`],
    ['Category', incident.category],
    ['Standard code', incident.codeName ?? 'not coded'],
    ['Channel', incident.channel],
    ['Place', incident.place],
    ['Grid reference', gridReferenceOf(incident)],
    ['Noted of the place', incident.placeFlags.join('; ')],
    ['Areas', incident.areas.map(area => `${area.name} (${area.areaSetName})`).join('; ')],
    ['Outcome', incident.outcome],
    ['Answered after', incident.response?.answered],
    ['First visit', incident.response?.visited],
    ['Resolved', incident.response?.resolved],
    ['Source', incident.sourceName],
    [
      'Import',
      <>
        {mayImports ? (
          <Anchor component={Link} to={`/imports/${id}`} inherit>
            {fileName}
          </Anchor>
        ) : (
          fileName
        )}
        , line {line}, loaded {formatInstant(finishedAt)}
      </>,
    ],
  ]
  return (
    <DataList gap={6} labelWidth="9.5rem">
      {facts.map(
        ([label, value]) =>
          value && (
            <DataList.Item key={label}>
              <DataList.ItemLabel>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ),
      )}
    </DataList>
  )
}

function gridReferenceOf({ easting, northing, placePrecision }: Incident) {
  if (easting === null || northing === null) return 'could not be placed'
  return `${toGridReference(easting, northing) ?? 'off the grid'} (${placePrecision})`
}

function Raw({ incident }: { incident: Incident }) {
  return (
    <Table aria-label="As it stood in the file" withTableBorder>
      <Table.Tbody>
        {incident.raw.map(({ column, value }) => (
          <Table.Tr key={column}>
            <Table.Th scope="row" w="40%">
              {column}
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
