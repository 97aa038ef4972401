import { Button, Drawer, Group, Table, Text, Title } from '@mantine/core'
import { IconEye, IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReplyFile } from '#shared/features/tasking/replies.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { saveFile } from '../../../client/files.ts'
import { useCommand, useJob, useQuestion } from '../../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import styles from './replies.module.css'

/** Every agency with what it owes, its last file, and the way to send the next. */
export function AgencyFiles() {
  const agencies = useQuestion('settings.agencies')
  const actions = useQuestion('tasking.actions', { ended: false })
  const files = useQuestion('tasking.replyFiles')
  const [previewed, setPreviewed] = useState<{ id: number; name: string } | null>(null)
  const owed = (id: number) =>
    (actions.data ?? []).filter(one => one.agencyId === id && !isEnded(one.status)).length
  return (
    <Section title="Files of each agency" about="A new file replaces the one before it.">
      <Answered question={agencies}>
        {rows => (
          <Table aria-label="Files of each agency">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Agency</Table.Th>
                <Table.Th ta="right">Actions not ended</Table.Th>
                <Table.Th>Last file</Table.Th>
                <Table.Th>What became of it</Table.Th>
                <Table.Th>Make</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, name }) => {
                const last = files.data?.find(one => one.agencyId === id)
                return (
                  <Table.Tr key={id}>
                    <Table.Th scope="row">{name}</Table.Th>
                    <Table.Td ta="right">{owed(id)}</Table.Td>
                    <Table.Td>{last ? `${last.number}, ${formatInstant(last.madeAt)}` : 'None yet'}</Table.Td>
                    <Table.Td>{last ? became(last) : ''}</Table.Td>
                    <Table.Td>
                      <Make
                        agencyId={id}
                        name={name}
                        owed={owed(id)}
                        onPreview={() => setPreviewed({ id, name })}
                      />
                    </Table.Td>
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        )}
      </Answered>
      <Drawer
        opened={previewed !== null}
        onClose={() => setPreviewed(null)}
        size="min(100%, 920px)"
        title={<Title order={2}>{previewed ? `Actions of ${previewed.name}` : ''}</Title>}
        closeButtonProps={{ 'aria-label': 'Close the preview' }}
      >
        {previewed && <Preview agencyId={previewed.id} />}
      </Drawer>
    </Section>
  )
}

function became({ state, takenAt, takenBy, answersTaken }: ReplyFile) {
  if (state !== 'taken') return 'Waiting for its answer'
  return `${countOf(answersTaken, 'answer')} taken, ${formatInstant(takenAt!)} by ${takenBy}`
}

type MakeProps = { agencyId: number; name: string; owed: number; onPreview: () => void }

function Make({ agencyId, name, owed, onPreview }: MakeProps) {
  const make = useCommand('tasking.makeReplyFile')
  if (owed === 0) return <Text c="dimmed">Nothing to answer</Text>

  async function save() {
    const { file, fileName } = await make.mutateAsync({ agencyId })
    if (await saveFile(file, fileName)) sayDone(`${fileName} is saved and entered in the register of packs.`)
  }

  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-xs"
        leftSection={<IconFileSpreadsheet size={14} aria-hidden />}
        loading={make.isPending}
        aria-label={`Make file of ${name}`}
        onClick={() => save().catch(() => undefined)}
      >
        Make file
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconEye size={14} aria-hidden />}
        aria-label={`Page of ${name}`}
        onClick={onPreview}
      >
        Page
      </Button>
    </Group>
  )
}

function Preview({ agencyId }: { agencyId: number }) {
  const page = useQuestion('tasking.replyPage', { agencyId })
  const { start, running } = useJob('tasking.printReply')

  async function print() {
    const { file, fileName } = await start({ agencyId })
    if (await saveFile(file, fileName)) sayDone(`${fileName} is saved and entered in the register of packs.`)
  }

  return (
    <>
      <Button
        mb="xs"
        variant="default"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        loading={running !== undefined}
        onClick={() => print().catch(sayFailure)}
      >
        Make PDF
      </Button>
      <Answered question={page} height="60vh">
        {({ title, html }) => <iframe className={styles.page} title={title} sandbox="" srcDoc={html} />}
      </Answered>
    </>
  )
}
