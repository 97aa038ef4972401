import type { Estimate, SurveyResult } from '#shared/features/performance/surveys.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Block, Outline, Section } from '../../model/document.ts'
import { heading, note, text } from '../parts/blocks.ts'
import { tableOf } from './parts.ts'

/** Surveys by area: each share with its number asked and its interval; nothing under thirty. */
export function surveysSection({ draft, areas }: BoardOnPaper): Section {
  const { surveys } = draft.kept
  return {
    key: 'surveys',
    title: 'Surveys',
    blocks:
      surveys.length === 0
        ? [text('No survey has been entered yet.')]
        : surveys.flatMap(({ survey, results }) => [
            heading(survey.name),
            ...results.flatMap(result => questionBlocks(result, areas)),
            ...(survey.method ? [note(survey.method)] : []),
          ]),
  }
}

const percent = (share: number) => (share * 100).toFixed(1)
const estimateWords = (estimate: Estimate | null) =>
  estimate === null
    ? 'withheld: fewer than 30'
    : `${percent(estimate.share)} % of ${estimate.asked.toLocaleString('en-GB')} (${percent(estimate.lower)} to ${percent(estimate.upper)})`

function questionBlocks(
  { question, wave, against, areas: rows, whole, sentence, notes }: SurveyResult,
  areas: BoardOnPaper['areas'],
): Block[] {
  return [
    heading(question.wording, 4),
    { kind: 'finding', runs: [{ text: sentence }] },
    ...(rows.some(({ now }) => now !== null) ? [mapBlock(question.wording, rows, areas)] : []),
    tableOf(
      `“${question.counted}”: areas that stand out`,
      [
        ['Area', 'name', 1.6],
        [wave.name, 'text', 2],
        [against?.name ?? 'Before', 'text', 2],
        ['Change', 'text', 2],
      ],
      rows
        .filter(row => standsOut(row, whole))
        .map(({ areaName, now, before, change }) => [
          areaName,
          estimateWords(now),
          against ? estimateWords(before) : 'n/a',
          change
            ? `${change.difference > 0 ? '+' : ''}${percent(change.difference)} points (${percent(change.lower)} to ${percent(change.upper)})${change.isReal ? '' : '; no more than chance'}`
            : 'n/a',
        ]),
      {
        empty:
          'No area stands out: the interval of each holds the share of the whole, and none changed by more than chance.',
        note: 'Listed are areas whose interval lies wholly above or below the share of the whole, and those that changed by more than chance.',
      },
    ),
    ...(notes.length > 0 ? [note(notes.join(' '))] : []),
  ]
}

function standsOut({ now, change }: SurveyResult['areas'][number], whole: SurveyResult['whole']): boolean {
  if (change?.isReal) return true
  const share = whole?.now?.share
  return now !== null && share !== undefined && (now.lower > share || now.upper < share)
}

/** The shares in four classes of equal width; no shade where nothing may be shown. */
function mapBlock(title: string, rows: SurveyResult['areas'], areas: BoardOnPaper['areas']): Block {
  const shares = rows.flatMap(({ now }) => (now ? [now.share] : []))
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  const byId = new Map(rows.map(row => [row.areaId, row]))
  const classOf = (share: number): 1 | 2 | 3 | 4 => {
    const at = high === low ? 0 : (share - low) / (high - low)
    return (Math.min(3, Math.floor(at * 4)) + 1) as 1 | 2 | 3 | 4
  }
  const bound = (at: number) => percent(low + ((high - low) * at) / 4)
  const outlines = areas.map((area): Outline => {
    const now = byId.get(area.id)?.now
    return {
      name: area.name,
      polygons: area.polygons,
      as: 'area' as const,
      shade: now ? classOf(now.share) : 0,
      ...(now && { figure: { text: `${percent(now.share)} %`, value: now.share * 100 } }),
    }
  })
  return {
    kind: 'map',
    map: {
      title,
      outlines,
      places: [],
      shades: ([1, 2, 3, 4] as const).map(shade => ({
        shade,
        words: `${bound(shade - 1)} to ${bound(shade)} %`,
      })),
      alternative: `Map of the shares by area, from ${percent(low)} to ${percent(high)} %; no shade where fewer than 30 were asked. The intervals are in the table.`,
    },
  }
}
