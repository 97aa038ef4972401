import type { ImportSummary } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { localText } from '../../incidents/local-time.ts'

type Reason = { outcome: RowOutcome; reason: string; count: number }
type Looked = { fileName: string; sourceName: string; folder: string; at: Date; by: string }

const outcomeWords: Record<RowOutcome, string> = {
  rejected: 'rejected',
  duplicate: 'duplicate',
  changed: 'loaded as a new version',
  flagged: 'loaded, with a note',
  skipped: 'not a row',
}

type Told = { done: ImportSummary; reasons: readonly Reason[]; rejects: string | null }

/** The sum of an import on a line; with the name of the file, as an archive holds several. */
export function sumOf({ fileName, read, loaded, rejected, duplicate }: ImportSummary): string {
  return `${fileName}: ${count(read)} read = ${count(loaded)} loaded + ${count(rejected)} rejected + ${count(duplicate)} duplicate.`
}

/** What lies beside a file that was imported, an archive perhaps of which each file is an import. */
export function doneReport(
  looked: Looked,
  imports: readonly Told[],
  passedOver: readonly { name: string; reason: string }[],
): string {
  return lines(looked, [
    ...imports.flatMap(linesOf),
    ...(passedOver.length > 0 ? ['', 'In it, and not imported:'] : []),
    ...passedOver.map(({ name, reason }) => `  ${name}: ${reason}`),
  ])
}

function linesOf({ done, reasons, rejects }: Told): string[] {
  const { changed, flagged, skipped, unplaced, uncoded, rejected } = done
  return [
    `It was imported. In Tasking Desk it is import ${done.id}.`,
    sumOf(done),
    `Of those loaded, ${count(unplaced)} have no place, ${count(uncoded)} no code, ${count(flagged)} a note, and ${count(changed)} are new versions of what was here.`,
    `${count(skipped)} lines were no rows.`,
    ...(reasons.length > 0 ? ['Reasons, with the number of rows:'] : []),
    ...reasons.map(
      ({ outcome, reason, count: rows }) => `  ${count(rows)}  ${outcomeWords[outcome]}: ${reason}`,
    ),
    ...(rejects ? [`The rejected rows, to be handed back to the sender: ${rejects}`] : []),
    ...(rejected > 0
      ? ['What to do next: look at the rejected rows in Tasking Desk, and mend them or hand them back.']
      : []),
    '',
  ]
}

/** What lies beside a file that was not imported. */
export function failedReport(
  looked: Looked,
  what: string,
  next: string,
  findings: readonly string[],
): string {
  return lines(looked, [
    'It was not imported. Nothing of it was loaded.',
    '',
    `What happened: ${what}`,
    `What to do next: ${next}`,
    ...(findings.length > 0 ? ['', 'How it was read:'] : []),
    ...findings.map(finding => `  ${finding}`),
  ])
}

/** Line ends as every text editor of Windows shows them. */
function lines({ fileName, sourceName, folder, at, by }: Looked, told: string[]): string {
  const when = localText(Math.floor(at.getTime() / 60_000), 'minute')
  return [
    `Tasking Desk: ${fileName}`,
    `From the drop folder of “${sourceName}”, ${folder}, looked into on ${when} by ${by}.`,
    '',
    ...told,
    '',
  ].join('\r\n')
}

const count = (rows: number) => rows.toLocaleString('en-GB')
