import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'

/** Reads the bureau file through and says whether it is sound. */
export default function IntegrityPage() {
  const [asked, setAsked] = useState(false)
  const check = useQuestion('settings.checkIntegrity', undefined, { when: asked })
  const run = (
    <Button
      loading={check.isFetching}
      onClick={() => (asked ? void check.refetch() : setAsked(true))}
      leftSection={<IconShieldCheck size={16} aria-hidden />}
    >
      Check now
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Integrity check"
        about="Reads the whole bureau file and recounts every import."
        actions={asked && run}
      />
      {!asked ? (
        <EmptyState
          icon={IconShieldCheck}
          title="Is the bureau file sound?"
          next="The check reads the whole file: its structure, its links, and whether every import adds up. It changes nothing."
        >
          {run}
        </EmptyState>
      ) : (
        <Answered question={check} height={240}>
          {({ sound, findings, checks }) => (
            <Stack maw={760} gap="md">
              <Alert
                color={sound ? 'green' : 'red'}
                icon={sound ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
                title={sound ? 'The bureau file is sound' : `${countOf(findings.length, 'fault')} found`}
                role="status"
              >
                <Text c="var(--mantine-color-text)">
                  Checked {formatInstant(new Date(check.dataUpdatedAt).toISOString())}.
                </Text>
                {findings.length > 0 && <Lines lines={findings} />}
                {!sound && (
                  <Text mt="xs" c="var(--mantine-color-text)">
                    Keep this file, and open the latest backup from the folder beside it.
                  </Text>
                )}
              </Alert>
              <Section title="What was checked">
                <Lines lines={checks} />
              </Section>
            </Stack>
          )}
        </Answered>
      )}
    </Page>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <List size="sm" c="var(--mantine-color-text)">
      {lines.map(line => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}
