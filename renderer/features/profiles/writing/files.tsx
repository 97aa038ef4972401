import { Box, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type Attachment,
  type AttachmentMarking,
  attachmentEndings,
  attachmentMarkings,
  provenanceSchema,
} from '#shared/features/profiles/attachments.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import { picturesIn } from '#shared/features/profiles/rich-text.ts'
import { FileChoice } from '../../../client/file-choice.tsx'
import { type ChosenFile, saveFile } from '../../../client/files.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { inWords, sayFailure } from '../../../client/words.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { formatCount } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { useMayWrite } from './standing.ts'
import styles from './writing.module.css'

/** The pictures and files kept with the profile, each with where it is from. */
export function Files({ document }: { document: ProfileDocument }) {
  const { profileId, attachments, sections } = document
  const mayWrite = useMayWrite('profiles.addAttachment')
  const release = useCommand('profiles.releaseAttachment')
  const remove = useCommand('profiles.removeAttachment')
  const [editing, setEditing] = useState<Attachment | 'new' | null>(null)
  const shown = new Set(sections.flatMap(({ doc }) => picturesIn(doc)))
  return (
    <Box role="group" aria-label="Pictures and files">
      {mayWrite && (
        <Button
          variant="default"
          size="compact-xs"
          mb={4}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing('new')}
        >
          Add a picture or a file
        </Button>
      )}
      {attachments.length === 0 && <Text c="dimmed">None yet.</Text>}
      <ol className={styles.lines}>
        {attachments.map(one => (
          <li key={one.id} className={styles.line}>
            <Text style={{ overflowWrap: 'anywhere' }}>
              {one.fileName}{' '}
              <Text span size="xs" c="dimmed">
                {one.type.toUpperCase()}, {formatCount(Math.ceil(one.bytes / 1024))} KB, {one.marking}
              </Text>
            </Text>
            {one.caption && <Text size="xs">{one.caption}</Text>}
            <Text size="xs" c="dimmed">
              From {one.origin}; added by {one.addedBy}, {formatInstant(one.addedAt)}; SHA-256{' '}
              {one.sha256.slice(0, 12)}…
            </Text>
            <Group gap={4} mt={2}>
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`Save a copy of ${one.fileName}`}
                onClick={() =>
                  release.mutate(
                    { attachmentId: one.id },
                    { onSuccess: ({ file, fileName }) => void saveFile(file, fileName).catch(sayFailure) },
                  )
                }
              >
                Save a copy
              </Button>
              {mayWrite && (
                <>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Edit what ${one.fileName} is`}
                    onClick={() => setEditing(one)}
                  >
                    Edit
                  </Button>
                  <ConfirmButton
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Remove ${one.fileName}`}
                    question={`Remove ${one.fileName} from the bureau?`}
                    consequence={`It is gone for good${shown.has(one.id) ? ', and the text that shows it will say so' : ''}. The audit register keeps that it was removed, by whom and when.`}
                    confirm="Remove the file"
                    destructive
                    onConfirm={() => remove.mutate({ attachmentId: one.id, version: one.version })}
                  >
                    Remove
                  </ConfirmButton>
                </>
              )}
            </Group>
          </li>
        ))}
      </ol>
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? 'Add a picture or a file' : 'What this file is'}
      >
        {editing && (
          <FileForm
            profileId={profileId}
            attachment={editing === 'new' ? null : editing}
            onDone={() => setEditing(null)}
          />
        )}
      </Modal>
    </Box>
  )
}

type FileFormProps = { profileId: number; attachment: Attachment | null; onDone: () => void }

function FileForm({ profileId, attachment, onDone }: FileFormProps) {
  const add = useCommand('profiles.addAttachment', { quiet: true })
  const save = useCommand('profiles.saveAttachment', { quiet: true })
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [caption, setCaption] = useState(attachment?.caption ?? '')
  const [origin, setOrigin] = useState(attachment?.origin ?? '')
  const [marking, setMarking] = useState<AttachmentMarking>(attachment?.marking ?? 'OFFICIAL-SENSITIVE')
  const [asked, setAsked] = useState(false)
  const provenance = provenanceSchema.safeParse({ caption, origin, marking })
  const error = add.error ?? save.error
  function submit() {
    setAsked(true)
    if (!provenance.success) return
    if (attachment) {
      const { id: attachmentId, version } = attachment
      save.mutate({ attachmentId, version, ...provenance.data }, { onSuccess: onDone })
    } else if (file) {
      add.mutate({ profileId, file: file.file, ...provenance.data }, { onSuccess: onDone })
    }
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        {attachment ? (
          <Text>{attachment.fileName}</Text>
        ) : (
          <>
            <FileChoice extensions={attachmentEndings} chosen={file} onChosen={setFile} />
            <Text size="xs" c="dimmed">
              PNG and JPEG can stand in the text; PDF, tables, documents and drawings are kept to be opened.
              Up to 10 MB.
            </Text>
          </>
        )}
        <TextInput
          label="Where it comes from"
          description="An agency, a visit, a system: whoever could be asked about it."
          value={origin}
          error={asked && origin.trim() === '' ? 'Say where it comes from.' : null}
          onChange={event => setOrigin(event.currentTarget.value)}
        />
        <Textarea
          label="What it shows"
          description="Stands below a picture, and is read to who cannot see it."
          autosize
          value={caption}
          maxLength={500}
          onChange={event => setCaption(event.currentTarget.value)}
        />
        <NativeSelect
          label="Marking"
          value={marking}
          data={[...attachmentMarkings]}
          onChange={event =>
            setMarking(attachmentMarkings.find(one => one === event.currentTarget.value) ?? marking)
          }
        />
        {asked && !attachment && !file && (
          <Text role="alert" c="var(--mantine-color-error)">
            Choose a file first.
          </Text>
        )}
        {error && <ErrorNote {...inWords(error)} />}
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending || save.isPending}>
            {attachment ? 'Save' : 'Add it'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
