import {
  Anchor,
  Button,
  Card,
  Divider,
  Group,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFolderOpen, IconMapSearch, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import type { Output } from '../client/names.ts'
import { useCommand, useJob } from '../client/use-desk.ts'
import { sayFailure } from '../client/words.ts'
import { formatInstant } from '../ui/dates.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { Page } from '../ui/page.tsx'
import { jobWords } from './job-words.ts'

type Desk = Output<'settings.desk'>

/** What is shown before a bureau is open. */
export function StartPage({ desk }: { desk: Desk }) {
  return (
    <Page>
      <Stack component="main" maw={880} mx="auto" mt="6vh" gap="lg">
        <div>
          <Title order={1}>Tasking Desk</Title>
          <Text c="dimmed">From a call to a tasked action. Version {desk.version}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Demonstration />
          <CreateBureau folder={desk.bureausFolder} />
        </SimpleGrid>
        <OpenBureau recent={desk.recent} />
      </Stack>
    </Page>
  )
}

function Section({ title, icon, children }: { title: string; icon: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Card withBorder component="section" aria-labelledby={id}>
      <Group gap="xs" mb="xs">
        {icon}
        <Title order={2} id={id}>
          {title}
        </Title>
      </Group>
      {children}
    </Card>
  )
}

function Demonstration() {
  const { start, running } = useJob('settings.openDemonstration')
  return (
    <Section title="Look around" icon={<IconMapSearch size={18} aria-hidden />}>
      <Text mb="md">
        The demonstration bureau is an invented city with two years of invented calls, hotspots, problem
        profiles and meetings. Nothing in it is about anybody.
      </Text>
      {running ? (
        <JobProgress
          label={jobWords[running.name] ?? running.name}
          progress={running.progress}
          onCancel={running.cancel}
        />
      ) : (
        <Button style={{ alignSelf: 'start' }} onClick={() => start(undefined).catch(sayFailure)}>
          Open the demonstration bureau
        </Button>
      )}
    </Section>
  )
}

function CreateBureau({ folder }: { folder: string }) {
  const create = useCommand('settings.createBureau')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', folder },
    validate: { name: name => (name.trim() ? null : 'Give the bureau a name.') },
  })
  return (
    <Section title="Start work" icon={<IconPlus size={18} aria-hidden />}>
      <form onSubmit={form.onSubmit(values => create.mutate(values))}>
        <Stack gap="xs">
          <TextInput
            label="Name of the bureau"
            placeholder="Leicester City bureau"
            maxLength={200}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <TextInput
            label="Folder it is kept in"
            key={form.key('folder')}
            {...form.getInputProps('folder')}
          />
          <Group>
            <Button type="submit" loading={create.isPending}>
              Create a bureau
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

function OpenBureau({ recent }: { recent: Desk['recent'] }) {
  const open = useCommand('settings.openBureau')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { path: '' },
    validate: { path: path => (path.trim() ? null : 'Give the path of a bureau file.') },
  })
  return (
    <Section title="Open a bureau" icon={<IconFolderOpen size={18} aria-hidden />}>
      <Stack gap="sm">
        {recent.map(({ name, path, openedAt, exists }) => (
          <div key={path}>
            {exists ? (
              <Anchor component="button" fw={600} onClick={() => open.mutate({ path })}>
                {name}
              </Anchor>
            ) : (
              <Text fw={600}>{name} (no longer there)</Text>
            )}
            <Text c="dimmed" size="xs">
              {path} · last opened {formatInstant(openedAt)}
            </Text>
          </div>
        ))}
        {recent.length > 0 && <Divider />}
        <form onSubmit={form.onSubmit(({ path }) => open.mutate({ path: path.trim() }))}>
          <Group align="end" gap="xs">
            <TextInput
              flex={1}
              label="Path of a bureau file"
              description="A bureau is one file that ends in .bureau"
              key={form.key('path')}
              {...form.getInputProps('path')}
            />
            <Button type="submit" variant="default" loading={open.isPending}>
              Open
            </Button>
          </Group>
        </form>
      </Stack>
    </Section>
  )
}
