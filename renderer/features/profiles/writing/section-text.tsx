import { Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isPicture } from '#shared/features/profiles/attachments.ts'
import { type ProfileDocument, type Section, sectionOf } from '#shared/features/profiles/document.ts'
import {
  type FigureLead,
  type FigureSource,
  figureChoices,
  figureInText,
  figureText,
} from '#shared/features/profiles/figure-text.ts'
import { type Doc, plainTextOf } from '#shared/features/profiles/rich-text.ts'
import { sectionWords } from '#shared/features/profiles/sections.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { RichText } from '../../../ui/rich-text/rich-text.tsx'
import { PictureShown } from './picture-shown.tsx'
import { useMayWrite } from './standing.ts'

/** The draft is compared by value: the document stands in it as text. */
type Draft = { doc: string }
const draftOf = ({ version, doc }: Section) => ({ version, saved: { doc: JSON.stringify(doc) } })

type SectionTextProps = {
  section: Section
  document: ProfileDocument
  source: FigureSource
  reread: () => Promise<ProfileDocument>
  onFigure: (lead: FigureLead) => void
}

/** The text of one section, saved as it is typed. */
export function SectionText({ section, document, source, reread, onFigure }: SectionTextProps) {
  const save = useCommand('profiles.saveSection', { quiet: true })
  const readOnly = !useMayWrite('profiles.saveSection')
  const { key } = section
  const { profileId, attachments } = document
  const { label, ask } = sectionWords[key]
  const [asRead, setAsRead] = useState(draftOf(section))
  if (asRead.version !== section.version) setAsRead(draftOf(section))
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Draft>({
    ...asRead,
    save: ({ doc }, version) =>
      save.mutateAsync({ profileId, key, version, doc: JSON.parse(doc ?? asRead.saved.doc) as Doc }),
    reread: async () => draftOf(sectionOf(await reread(), key)),
  })
  const figures = useMemo(() => figureChoices(source), [source])
  const wordsOf = (json: string) =>
    plainTextOf(JSON.parse(json) as Doc, figure => figureInText(figure.key, figure.label, source))
  const pictures = attachments
    .filter(({ type: kind }) => isPicture(kind))
    .map(({ id, fileName, caption }) => ({ key: String(id), label: fileName, text: caption }))
  return (
    <Stack gap="xs">
      {conflict && (
        <BothSides
          fields={[
            { label, theirs: wordsOf(conflict.theirs.doc), yours: wordsOf(conflict.yours.doc ?? draft.doc) },
          ]}
          onKeepYours={keepYours}
          onTakeTheirs={takeTheirs}
        />
      )}
      <RichText
        label={label}
        placeholder={ask}
        readOnly={readOnly}
        value={draft.doc}
        onChange={doc => type({ doc })}
        figures={figures}
        pictures={pictures}
        readFigure={figure => figureText(figure, source)}
        onFigure={figure => {
          const shown = figureText(figure, source)
          if ('lead' in shown) onFigure(shown.lead)
        }}
        picture={(id, alt) => (
          <PictureShown attachment={attachments.find(one => one.id === id)} attachmentId={id} alt={alt} />
        )}
      />
      {!readOnly && !conflict && <SavedNote quiet saving={saving} onRetry={() => void flush()} />}
    </Stack>
  )
}
