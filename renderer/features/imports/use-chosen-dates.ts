import { useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type DateField, type DateFormat, dateFields } from '#shared/features/imports/rules.ts'
import type { Output } from '../../client/names.ts'
import { useDesk } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import type { MappingEdits } from './use-mapping-edits.ts'

export type DateQuestion = { field: DateField; column: string; choices: string[]; because: string }
type Chosen = Output<'imports.chosenDates'>

/**
 * The edits of a mapping, where another column chosen for a date is looked at as a whole before anything is read
 * by it: the order of day and month of one column says nothing of another.
 */
export function useChosenDates(file: string, found: Output<'imports.inspect'>, edits: MappingEdits) {
  const client = useDesk()
  const [looking, setLooking] = useState(0)
  const [asked, setAsked] = useState<DateQuestion[]>([])
  const { mapping } = edits

  async function look(field: DateField, column: string) {
    setLooking(count => count + 1)
    try {
      const chosen = await client.imports.chosenDates({ file, written: mapping.written, column })
      edits.amend(spec => (spec.fields[field] === column ? withDates(spec, field, chosen) : spec))
      const { question } = chosen
      setAsked(before => [
        ...before.filter(other => other.field !== field || other.column !== column),
        ...(question ? [{ field, column, ...question }] : []),
      ])
    } catch (error) {
      sayFailure(error)
    } finally {
      setLooking(count => count - 1)
    }
  }

  function change(next: MappingSpec) {
    edits.change(next)
    for (const field of dateFields) {
      const column = next.fields[field]
      if (column !== undefined && column !== mapping.fields[field]) void look(field, column)
    }
  }

  const first = found.questions.map(question => ({
    ...question,
    column: found.mapping.fields[question.field] ?? '',
  }))
  const open = [...asked, ...first].filter(({ field, column }) => mapping.fields[field] === column)
  // One question a column, however often it was looked at.
  const questions = open.filter(({ field }, index) => open.findIndex(each => each.field === field) === index)
  return { change, questions, isLooking: looking > 0 }
}

function withDates(
  spec: MappingSpec,
  field: DateField,
  { format, midnightsAreDays, isDuration }: Chosen,
): MappingSpec {
  const { days = [], ...dates } = spec.dates
  const others = days.filter(other => other !== field)
  const kept = midnightsAreDays ? [...others, field] : others
  // Without a format a wait is read as seconds.
  if (field === 'answered' && isDuration) {
    const { answered: _moment, ...rest } = spec.dates
    return { ...spec, dates: rest }
  }
  return {
    ...spec,
    dates: { ...dates, [field]: format as DateFormat, ...(kept.length > 0 ? { days: kept } : {}) },
  }
}
