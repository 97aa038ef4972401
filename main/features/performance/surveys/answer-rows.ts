import { numberOfCell } from '#shared/features/performance/read-cells.ts'
import { whyNotAnswers } from '#shared/features/performance/survey-rules.ts'
import type { WholeTable } from '../../imports/whole-table.ts'
import { positionOf, type RowsRead, readRows } from '../read-rows.ts'
import { suggestColumn } from '../table-columns.ts'

export type AnswerColumns = { area: string | null; question: string | null; yes: string; asked: string }
type Known = {
  areas: readonly { code: string; name: string }[]
  questions: readonly { id: number; position: number; wording: string }[]
  /** The question all rows are of, where no column tells it. */
  questionId: number | null
}
type Read = { questionId: number; areaCode: string; areaName: string; yes: number; asked: number }

export function suggestAnswerColumns({ header }: Pick<WholeTable, 'header'>) {
  const question = suggestColumn(header, /question|wording/i, [])
  const area = suggestColumn(header, /area|ward|neighbourhood|code/i, [question])
  const asked = suggestColumn(header, /^(n|of|base|asked|answers|respondents|total)$|asked|respond/i, [
    question,
    area,
  ])
  const yes = suggestColumn(header, /yes|count|agree|satisfied|safe|confident/i, [question, area, asked])
  return { area, question, yes, asked }
}

const key = (text: string) => text.trim().toLowerCase()
const keyOf = (questionId: number, areaCode: string) => `${questionId} ${areaCode}`
const wholes = new Set(['', 'all', 'total', 'whole', 'all areas', 'everybody'])

/** Reads every row as counted answers of one question in one area or of the whole, or says why it is none. */
export function readAnswerRows(table: WholeTable, columns: AnswerColumns, known: Known): RowsRead<Read> {
  const place = (column: string | null) => (column === null ? null : positionOf(table, column))
  const at = { area: place(columns.area), question: place(columns.question) }
  const [yesAt, askedAt] = [positionOf(table, columns.yes), positionOf(table, columns.asked)]
  const areaOf = new Map(
    known.areas.flatMap(area => [[key(area.name), area] as const, [key(area.code), area] as const]),
  )
  const questionOf = new Map(
    known.questions.flatMap(({ id, position, wording }) => [
      [String(position), id] as const,
      [`q${position}`, id] as const,
      [key(wording), id] as const,
    ]),
  )
  const keyOfRow = ({ questionId, areaCode }: Read) => keyOf(questionId, areaCode)
  return readRows<Read>(table, keyOfRow, (cells, lineOf) => {
    const named = at.question === null ? null : (cells[at.question] ?? '')
    const questionId = named === null ? known.questionId : questionOf.get(key(named))
    if (questionId === null) return 'No question was chosen, and no column tells it.'
    if (questionId === undefined) return `“${named}” is no question of this survey.`
    const told = at.area === null ? '' : (cells[at.area] ?? '')
    const isWhole = wholes.has(key(told))
    const area = isWhole ? { code: '', name: '' } : areaOf.get(key(told))
    if (!area) return `“${told}” is no area of the survey’s area set.`
    const [yes, asked] = [numberOfCell(cells[yesAt] ?? ''), numberOfCell(cells[askedAt] ?? '')]
    if (typeof yes !== 'number') return `“${cells[yesAt] ?? ''}” in “${columns.yes}” is no number.`
    if (typeof asked !== 'number') return `“${cells[askedAt] ?? ''}” in “${columns.asked}” is no number.`
    const before = lineOf(keyOf(questionId, area.code))
    if (before !== undefined) return `The same area came before, on line ${before}.`
    return (
      whyNotAnswers({ yes, asked }) ?? { questionId, areaCode: area.code, areaName: area.name, yes, asked }
    )
  })
}
