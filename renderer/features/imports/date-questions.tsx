import { Alert, Group, Radio, Stack, Text } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type DateFormat, dateFormats } from '#shared/features/imports/rules.ts'
import { bothWays } from './both-ways.ts'
import type { DateQuestion } from './use-chosen-dates.ts'

type DateQuestionsProps = {
  questions: DateQuestion[]
  /** The columns whose question was answered. */
  answered: ReadonlySet<string>
  mapping: MappingSpec
  sample: string[][]
  onAnswer: (question: DateQuestion, format: DateFormat) => void
}

/** What only a person can tell about the file's dates. Nothing is imported until it is answered. */
export function DateQuestions({ questions, answered, mapping, sample, onAnswer }: DateQuestionsProps) {
  return questions.map(question => {
    const { field, column, choices, because } = question
    const example = bothWays(column, mapping.header, sample)
    return (
      <Alert
        key={field}
        color="yellow"
        variant="light"
        icon={<IconHelpCircle aria-hidden />}
        title={`How are the dates in “${column}” written?`}
      >
        <Stack gap={6}>
          <Text c="var(--mantine-color-text)">{because}</Text>
          <Radio.Group
            aria-label={`How the dates in ${column} are written`}
            value={answered.has(column) ? (mapping.dates[field] ?? mapping.dates.from) : null}
            onChange={format => onAnswer(question, format as DateFormat)}
          >
            <Group gap="lg">
              {choices.map(choice => (
                <Radio key={choice} value={choice} label={labelOf(choice, example)} />
              ))}
            </Group>
          </Radio.Group>
          <Text size="xs" c="var(--mantine-color-text)">
            Your answer is remembered with the source. If nobody here knows, ask the partner who sent the
            file.
          </Text>
        </Stack>
      </Alert>
    )
  })
}

function labelOf(choice: string, example: ReturnType<typeof bothWays>) {
  const words = dateFormats[choice as DateFormat] ?? choice
  const read = example?.readings[choice]
  return read ? `${words}: ${example.raw} is ${read}` : words
}
