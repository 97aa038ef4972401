import { DataList, Stack, Text } from '@mantine/core'
import { Answered } from '../../client/answered.tsx'
import { useBureau } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'

const hosts = {
  electron: 'Desktop window',
  browser: 'Browser window on this workstation',
  cli: 'Command line',
}

/** Version, where things are kept, and the terms of what is shipped. */
export default function AboutPage() {
  const desk = useQuestion('settings.desk')
  const bureau = useBureau()
  return (
    <Page>
      <PageHeader title="About" about="Tasking Desk: from a call to a tasked action." />
      <Answered question={desk} height={240}>
        {({ version, host, bureausFolder }) => (
          <Stack maw={760} gap="md">
            <Section title="This workstation">
              <Facts
                facts={[
                  ['Version', version],
                  ['Shown in', hosts[host]],
                  ['This bureau', bureau.path],
                  ['New bureaus are kept in', bureausFolder],
                  ['Signed in as', `${bureau.person.name} (${bureau.person.login})`],
                ]}
              />
            </Section>
            <Section title="Licences">
              <Text>
                Tasking Desk is free software under the MIT licence. It carries React, Mantine, AG Grid
                Community, Tabler Icons and others (MIT), Apache ECharts (Apache 2.0), Leaflet (BSD 2-clause),
                ZRender (BSD 3-clause) and SQLite (public domain). The file NOTICES.md beside the program
                lists every package with its version and licence, and gives the texts.
              </Text>
              <Text mt="xs">
                Boundaries and police data you load carry their own terms; most are published under the Open
                Government Licence v3.0.
              </Text>
            </Section>
          </Stack>
        )}
      </Answered>
    </Page>
  )
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <DataList gap={6} labelWidth="12rem">
      {facts.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  )
}
