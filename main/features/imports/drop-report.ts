import type { ImportSummary } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { localText } from '../incidents/local-time.ts'

type Reason = { outcome: RowOutcome; reason: string; count: number }
type Looked = { fileName: string; sourceName: string; folder: string; at: Date; by: string }

const outcomeWords: Record<RowOutcome, string> = {
  rejected: 'rejected',
  duplicate: 'duplicate',
  changed: 'loaded as a new version',
  flagged: 'loaded, with a note',
  skipped: 'not a row',
}

/** What lies beside a file that was imported. */
export function doneReport(looked: Looked, done: ImportSummary, reasons: readonly Reason[]): string {
  const { read, loaded, rejected, duplicate, changed, flagged, skipped, unplaced, uncoded } = done
  return lines(looked, [
    `It was imported. In Tasking Desk it is import ${done.id}.`,
    '',
    `${count(read)} rows read = ${count(loaded)} loaded + ${count(rejected)} rejected + ${count(duplicate)} duplicate.`,
    `Of those loaded, ${count(unplaced)} have no place, ${count(uncoded)} no code, ${count(flagged)} a note, and ${count(changed)} are new versions of what was here.`,
    `${count(skipped)} lines were no rows.`,
    ...(reasons.length > 0 ? ['', 'Reasons, with the number of rows:'] : []),
    ...reasons.map(
      ({ outcome, reason, count: rows }) => `  ${count(rows)}  ${outcomeWords[outcome]}: ${reason}`,
    ),
    ...(rejected > 0
      ? ['', 'What to do next: look at the rejected rows in Tasking Desk, or hand them back to the sender.']
      : []),
  ])
}

/** What lies beside a file that was not imported. */
export function failedReport(looked: Looked, what: string, next: string): string {
  return lines(looked, [
    'It was not imported. Nothing of it was loaded.',
    '',
    `What happened: ${what}`,
    `What to do next: ${next}`,
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
