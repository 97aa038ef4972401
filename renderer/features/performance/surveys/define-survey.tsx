import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type SurveyKind, surveyKindNames, surveyKinds } from '#shared/features/performance/survey-rules.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { keyFrom } from '../../../ui/key-from.ts'

type DefineSurveyProps = { opened: boolean; onClose: () => void; onDefined: (surveyId: number) => void }

/** Defines a survey: its kind, the areas its answers are counted by, and who is asked how. */
export function DefineSurvey({ opened, onClose, onDefined }: DefineSurveyProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Define a survey"
      help={{ topic: 'surveys', about: 'surveys' }}
    >
      <DefineForm onDefined={onDefined} />
    </Dialog>
  )
}

function DefineForm({ onDefined }: Pick<DefineSurveyProps, 'onDefined'>) {
  const define = useCommand('performance.defineSurvey')
  const sets = useQuestion('areas.sets')
  const form = useForm({
    initialValues: { name: '', kind: 'crave' as SurveyKind, areaSetId: null as string | null, method: '' },
    validate: { name: name => (name.trim() ? null : 'Name the survey.') },
  })
  return (
    <form
      aria-label="Define a survey"
      onSubmit={form.onSubmit(({ name, kind, areaSetId, method }) =>
        define.mutate(
          {
            name,
            kind,
            method,
            key: keyFrom(name),
            areaSetId: areaSetId === null ? null : Number(areaSetId),
          },
          { onSuccess: ({ id }) => onDefined(id), onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput label="Survey" data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <Group grow align="flex-start">
          <Select
            label="Kind"
            allowDeselect={false}
            data={surveyKinds.map(kind => ({ value: kind, label: surveyKindNames[kind] }))}
            {...form.getInputProps('kind')}
          />
          <Select
            label="Answers counted by"
            description="Stays as it is chosen."
            placeholder="The whole only"
            clearable
            data={(sets.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps('areaSetId')}
          />
        </Group>
        <Textarea
          label="Who is asked, and how"
          description="How people are chosen, how they are asked, how many refuse."
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('method')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={define.isPending}>
            Define it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
