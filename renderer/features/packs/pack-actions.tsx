import { Button, Drawer, Group, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye, IconFileExport, IconFileTypePdf } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import { Answered } from '../../client/answered.tsx'
import { saveFile } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../client/words.ts'
import styles from './packs.module.css'
import { ProjectButton } from './projector.tsx'

const internal = { kind: 'internal' } as const

type PackActionsProps = {
  kind: PackKind
  id: number
  /** It is not to be handed out yet. */
  onlyShown?: boolean
}

/** A pack on the screen as it will be printed, and as a PDF. */
export function PackActions({ kind, id, onlyShown = false }: PackActionsProps) {
  const [opened, { open, close }] = useDisclosure(false)
  const preview = useQuestion('packs.preview', { kind, id, audience: internal }, { when: opened })
  return (
    <>
      <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={open}>
        Preview pack
      </Button>
      {!onlyShown && <MakePdf kind={kind} id={id} />}
      {!onlyShown && (
        <Button
          variant="default"
          component={Link}
          to={`/packs?kind=${kind}&id=${id}`}
          leftSection={<IconFileExport size={16} aria-hidden />}
        >
          Other forms and audiences
        </Button>
      )}
      <Drawer
        opened={opened}
        onClose={close}
        size="min(100%, 920px)"
        title={<Title order={2}>{preview.data?.title ?? 'Preview of the pack'}</Title>}
        closeButtonProps={{ 'aria-label': 'Close the preview' }}
      >
        <Group mb="xs">
          {onlyShown ? 'A PDF is made once it is approved.' : <MakePdf kind={kind} id={id} />}
          {preview.data && <ProjectButton title={preview.data.title} html={preview.data.html} />}
        </Group>
        <Answered question={preview} height="60vh">
          {({ title, html }) => (
            // Nothing in a pack may run: the frame is given no permission at all.
            <iframe className={styles.page} title={title} sandbox="" srcDoc={html} />
          )}
        </Answered>
      </Drawer>
    </>
  )
}

function MakePdf({ kind, id }: PackActionsProps) {
  const { start, running } = useJob('packs.make')
  if (!useMayCall('packs.make')) return null

  async function make() {
    const { file, fileName } = await start({ kind, id, audience: internal, form: 'pdf' })
    if (await saveFile(file, fileName)) sayDone(`${fileName} is saved and entered in the register of packs.`)
  }

  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden />}
      loading={running !== undefined}
      onClick={() => make().catch(sayFailure)}
    >
      Make PDF
    </Button>
  )
}
