import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { ReplyComparison } from '#shared/features/tasking/replies.ts'
import { FileChoice } from '../../../client/file-choice.tsx'
import type { ChosenFile } from '../../../client/files.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { inWords } from '../../../client/words.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { HelpButton } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { TaskingLinks } from '../tasking-links.tsx'
import { AgencyFiles } from './agency-files.tsx'
import { Comparison } from './comparison.tsx'

/** Each agency's own actions as a file, and what came back. */
export default function RepliesPage() {
  const read = useCommand('tasking.readReply', { quiet: true })
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const [shown, setShown] = useState<{ file: string; reply: ReplyComparison } | null>(null)

  function readBack(file: ChosenFile) {
    setChosen(file)
    setShown(null)
    read.mutate({ file: file.file }, { onSuccess: reply => setShown({ file: file.file, reply }) })
  }
  function finish() {
    setShown(null)
    setChosen(null)
  }

  return (
    <Page>
      <PageHeader
        title="Reply files"
        about="Each agency is sent its own actions as a workbook and answers in it; nobody types anything twice."
        actions={<HelpButton topic="reply-files" about="reply files" />}
      />
      <TaskingLinks />
      <Stack gap="md">
        <Section title="Read an answer" about="Nothing is changed until you have seen it beside the bureau.">
          <FileChoice extensions={['xlsx']} chosen={chosen} onChosen={readBack} />
          {read.isError && !shown && <ErrorNote {...inWords(read.error)} />}
        </Section>
        {shown && <Comparison key={shown.file} file={shown.file} reply={shown.reply} onDone={finish} />}
        <AgencyFiles />
      </Stack>
    </Page>
  )
}
