import {
  Autocomplete,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { placeTypes, problemTypes, responseTypes } from '#shared/features/library/kinds.ts'
import {
  type EvidenceKind,
  evidenceKinds,
  type LibraryResult,
  libraryResults,
  whyNotEnter,
} from '#shared/features/library/rules.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { evidenceNames } from './library-words.ts'

type InterventionFormProps = { writing: LibraryEntry | 'new' | null; onClose: () => void }

/** Enters what was tried here or elsewhere, or changes it. */
export function InterventionForm({ writing, onClose }: InterventionFormProps) {
  return (
    <Modal
      opened={writing !== null}
      onClose={onClose}
      size="lg"
      title={writing === 'new' ? 'Enter an intervention' : 'Change this intervention'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {writing && <Fields entry={writing === 'new' ? null : writing} onDone={onClose} />}
    </Modal>
  )
}

function Fields({ entry, onDone }: { entry: LibraryEntry | null; onDone: () => void }) {
  const save = useCommand('library.saveIntervention')
  const agencies = useQuestion('settings.agencies')
  const form = useForm({
    initialValues: {
      title: entry?.title ?? '',
      problemType: entry?.problemType ?? '',
      placeType: entry?.placeType ?? '',
      problem: entry?.problem ?? '',
      response: entry?.response ?? '',
      responseTypes: entry?.responseTypes ?? [],
      partners: entry?.partners ?? [],
      result: (entry?.result ?? 'unclear') as LibraryResult,
      evidenceKind: (entry?.evidenceKind ?? 'none') as EvidenceKind,
      evidence: entry?.evidence ?? '',
      source: entry?.source ?? '',
    },
    validate: {
      title: title => (title.trim() ? null : 'Give it a title.'),
      response: words => (words.trim() ? null : 'Say what was done.'),
      result: (result, { evidenceKind }) =>
        evidenceKind === 'none' ? reasonOf({ result, evidenceKind, evidence: '' }) : null,
      evidence: (evidence, { result, evidenceKind }) =>
        evidenceKind === 'none' ? null : reasonOf({ result, evidenceKind, evidence }),
    },
  })
  const submit = (values: typeof form.values) =>
    save.mutate(
      { ...values, ...(entry ? { interventionId: entry.rowId, version: entry.version } : {}) },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Intervention">
      <Stack gap="sm">
        <TextInput label="Title" data-autofocus maxLength={200} {...form.getInputProps('title')} />
        <Group grow align="flex-start">
          <Autocomplete
            label="Kind of problem"
            data={[...problemTypes]}
            maxLength={200}
            {...form.getInputProps('problemType')}
          />
          <Autocomplete
            label="Kind of place"
            data={[...placeTypes]}
            maxLength={200}
            {...form.getInputProps('placeType')}
          />
        </Group>
        <Textarea
          label="The problem"
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('problem')}
        />
        <Textarea
          label="What was done"
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('response')}
        />
        <Group grow align="flex-start">
          <TagsInput
            label="Kinds of response"
            data={[...responseTypes]}
            {...form.getInputProps('responseTypes')}
          />
          <TagsInput
            label="Partners"
            data={(agencies.data ?? []).map(({ name }) => name)}
            {...form.getInputProps('partners')}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label="How it was measured"
            allowDeselect={false}
            data={evidenceKinds.map(kind => ({ value: kind, label: evidenceNames[kind] }))}
            {...form.getInputProps('evidenceKind')}
          />
          <Select
            label="Result"
            allowDeselect={false}
            data={libraryResults.map(result => ({ value: result, label: resultNames[result] }))}
            {...form.getInputProps('result')}
          />
        </Group>
        <Textarea
          label="What was measured"
          description="Counts before and after, over how long, and the interval where there is one."
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('evidence')}
        />
        <TextInput
          label="Source"
          description="Who did it and where it is written up."
          maxLength={500}
          {...form.getInputProps('source')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {entry ? 'Save' : 'Enter it'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function reasonOf(entry: Parameters<typeof whyNotEnter>[0]) {
  const reason = whyNotEnter(entry)
  return reason && `${reason.message} ${reason.next}`
}
