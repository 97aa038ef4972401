import { Button, Group, List, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconFileImport, IconPlug, IconPolygon } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMay } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { Section } from '../../ui/section.tsx'

/** What to do first in a bureau without incidents. */
export function FirstSteps() {
  const sets = useQuestion('areas.sets')
  const sources = useQuestion('imports.sources')
  const mayLoad = useMay('imports.write')
  if (!mayLoad) {
    return (
      <Section title="Nothing is here yet">
        <Text>An analyst or the bureau manager loads the areas and imports the first files.</Text>
      </Section>
    )
  }
  const steps = [
    {
      title: 'Load your areas',
      why: 'Neighbourhoods, beats or wards as a GeoJSON file, so that incidents can be counted by area.',
      to: '/settings/areas',
      go: 'Load areas',
      done: (sets.data?.length ?? 0) > 0,
      icon: IconPolygon,
    },
    {
      title: 'Add a source',
      why: 'The feed of an agency, with its information sharing agreement.',
      to: '/imports',
      go: 'Add a source',
      done: (sources.data?.length ?? 0) > 0,
      icon: IconPlug,
    },
    {
      title: 'Import a file',
      why: 'The first calls. Then the map shows them, and hotspots can be found.',
      to: '/imports/new',
      go: 'Import a file',
      done: false,
      icon: IconFileImport,
    },
  ]
  const next = steps.find(step => !step.done)
  return (
    <Section title="Three steps to the first map" about="The bureau is new: nothing has been imported yet.">
      <List type="ordered" listStyleType="none" spacing="md" mt="xs" maw={720}>
        {steps.map(({ title, why, to, go, done, icon: Picture }) => (
          <List.Item key={title} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
            <Group wrap="nowrap" justify="space-between">
              <Group wrap="nowrap">
                <ThemeIcon variant="light" size={34} color={done ? 'green' : 'desk'} aria-hidden>
                  {done ? <IconCheck size={18} /> : <Picture size={18} />}
                </ThemeIcon>
                <div>
                  <Text fw={600}>
                    {title}
                    {done && ' (done)'}
                  </Text>
                  <Text c="dimmed">{why}</Text>
                </div>
              </Group>
              {!done && (
                <Button
                  component={Link}
                  to={to}
                  miw="max-content"
                  variant={next?.title === title ? 'filled' : 'default'}
                >
                  {go}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
