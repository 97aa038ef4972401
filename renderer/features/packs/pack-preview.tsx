import { Button, List, Text } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { formNames } from '#shared/features/packs/kinds.ts'
import { Answered } from '../../client/answered.tsx'
import { saveFile } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../client/words.ts'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Section } from '../../ui/section.tsx'
import { type Choice, wantedOf } from './pack-choice.tsx'
import styles from './packs.module.css'

/** The pack as its audience gets it, what was kept from them, and the button that makes it. */
export function PackPreview({ choice }: { choice: Choice }) {
  const wanted = wantedOf(choice)!
  const preview = useQuestion('packs.preview', wanted)
  const { start, running } = useJob('packs.make')
  const mayMake = useMayCall('packs.make')

  async function make() {
    const { pack, file, fileName } = await start({ ...wanted, form: choice.form })
    if (await saveFile(file, fileName))
      sayDone(`${fileName} is saved, and in the register as ${pack.number}.`)
  }

  return (
    <Section
      title="Preview"
      about={preview.data && `${preview.data.title} · ${preview.data.marking}`}
      actions={
        mayMake && (
          <Button
            leftSection={<IconFileDownload size={16} aria-hidden />}
            loading={running !== undefined}
            disabled={preview.data === undefined}
            onClick={() => make().catch(sayFailure)}
          >
            Make and save ({formNames[choice.form]})
          </Button>
        )
      }
    >
      {running && (
        <JobProgress label="The pack is made" progress={running.progress} onCancel={running.cancel} />
      )}
      <Answered question={preview} height="50vh">
        {({ title, html, withheld, leftOut }) => (
          <>
            <Kept withheld={withheld} leftOut={leftOut} />
            {/* Nothing in a pack may run: the frame is given no permission at all. */}
            <iframe className={styles.preview} title={title} sandbox="" srcDoc={html} />
          </>
        )}
      </Answered>
    </Section>
  )
}

type KeptProps = {
  withheld: number
  leftOut: readonly { name: string; agencyName: string; reason: string }[]
}

/** What this very pack does without, in counts. */
function Kept({ withheld, leftOut }: KeptProps) {
  const figures =
    withheld === 0
      ? 'No figure is withheld.'
      : `${withheld === 1 ? 'One figure is' : `${withheld} figures are`} withheld.`
  return (
    <Text component="div" size="sm" mb="xs" role="status">
      {figures} {leftOut.length === 0 ? 'Every source is counted.' : 'Not counted:'}
      {leftOut.length > 0 && (
        <List size="sm">
          {leftOut.map(({ name, agencyName, reason }) => (
            <List.Item key={name}>
              {name} ({agencyName}). {reason}
            </List.Item>
          ))}
        </List>
      )}
    </Text>
  )
}
