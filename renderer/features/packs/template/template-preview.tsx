import { Select, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type AudienceKind, audienceNames } from '#shared/features/packs/audience.ts'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { Section } from '../../../ui/section.tsx'
import styles from './template.module.css'

type PreviewProps = {
  kind: PackKind
  onSections: (sections: readonly { key: string; title: string }[]) => void
}
const noSections: { key: string; title: string }[] = []
const shownFor = ['internal', 'board', 'public'] as const satisfies readonly AudienceKind[]

/** The latest pack of a kind with the template as it was last saved. */
export function TemplatePreview({ kind, onSections }: PreviewProps) {
  const [audience, setAudience] = useState<(typeof shownFor)[number]>('internal')
  const subjects = useQuestion('packs.subjects', { kind })
  const [latest] = subjects.data ?? []
  const asked = { kind, id: latest?.id ?? 1, audience: { kind: audience } }
  const preview = useQuestion('packs.preview', asked, { when: latest !== undefined, keepLast: true })
  const sections = subjects.data?.length === 0 ? noSections : preview.data?.sections
  useEffect(() => {
    if (sections) onSections(sections)
  }, [sections, onSections])
  return (
    <Section
      title="As it looks"
      actions={
        <Select
          aria-label="Look at it as"
          size="xs"
          data={shownFor.map(one => ({ value: one, label: `For ${audienceNames[one]}` }))}
          allowDeselect={false}
          value={audience}
          onChange={one => setAudience(shownFor.find(kind => kind === one) ?? 'internal')}
        />
      }
    >
      {subjects.data?.length === 0 ? (
        <Text c="dimmed">There is nothing yet that a pack of this kind can be made of.</Text>
      ) : (
        <Answered question={preview} height="60vh">
          {({ title, html }) => (
            // Nothing in a pack may run: the frame is given no permission at all.
            <iframe className={styles.page} title={title} sandbox="" srcDoc={html} />
          )}
        </Answered>
      )}
    </Section>
  )
}
