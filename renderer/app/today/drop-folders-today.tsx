import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { useQuestion } from '../../client/use-desk.ts'
import { DropNotes } from '../../features/imports/drop-notes.tsx'
import { countOf } from '../../ui/counts.ts'
import { Section } from '../../ui/section.tsx'

const mostShown = 4

/** What the drop folders left for a person; nothing where they left nothing. */
export function DropFoldersToday() {
  const found = useQuestion('imports.dropNotes')
  const notes = found.data?.notes ?? []
  if (notes.length === 0) return null
  return (
    <Section
      title="Drop folders"
      about={`${countOf(notes.length, 'file or folder', 'files or folders')} to be seen to.`}
      actions={
        <Anchor component={Link} to="/imports">
          All of them
        </Anchor>
      }
    >
      <DropNotes notes={notes.slice(0, mostShown)} />
    </Section>
  )
}
