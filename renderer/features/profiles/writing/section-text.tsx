import { Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type ProfileDocument, type Section, sectionOf } from '#shared/features/profiles/document.ts'
import { type Doc, docOfText, plainTextOf } from '#shared/features/profiles/rich-text.ts'
import { sectionWords } from '#shared/features/profiles/sections.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { BothSides } from '../../../ui/both-sides.tsx'

/** The draft is compared by value: the document stands in it as text. */
type Draft = { doc: string }
const draftOf = ({ version, doc }: Section) => ({ version, saved: { doc: JSON.stringify(doc) } })

type SectionTextProps = {
  profileId: number
  section: Section
  reread: () => Promise<ProfileDocument>
}

/** The text of one section, saved as it is typed. */
export function SectionText({ profileId, section, reread }: SectionTextProps) {
  const save = useCommand('profiles.saveSection', { quiet: true })
  const readOnly = !useMayCall('profiles.saveSection')
  const { key } = section
  const { label, ask } = sectionWords[key]
  const [asRead, setAsRead] = useState(draftOf(section))
  if (asRead.version !== section.version) setAsRead(draftOf(section))
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Draft>({
    ...asRead,
    save: ({ doc }, version) =>
      save.mutateAsync({ profileId, key, version, doc: JSON.parse(doc ?? asRead.saved.doc) as Doc }),
    reread: async () => draftOf(sectionOf(await reread(), key)),
  })
  return (
    <Stack gap="xs">
      {conflict && (
        <BothSides
          fields={[
            {
              label,
              theirs: wordsOf(conflict.theirs.doc),
              yours: wordsOf(conflict.yours.doc ?? draft.doc),
            },
          ]}
          onKeepYours={keepYours}
          onTakeTheirs={takeTheirs}
        />
      )}
      <Textarea
        aria-label={label}
        placeholder={readOnly ? '' : ask}
        autosize
        minRows={2}
        readOnly={readOnly}
        value={wordsOf(draft.doc)}
        onChange={event => type({ doc: JSON.stringify(docOfText(event.currentTarget.value)) })}
      />
      {!readOnly && !conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
    </Stack>
  )
}

const wordsOf = (json: string) => plainTextOf(JSON.parse(json) as Doc)
