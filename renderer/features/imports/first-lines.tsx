import { Text, UnstyledButton } from '@mantine/core'
import type { Written } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatCount } from '../../ui/counts.ts'
import styles from './mapping.module.css'

type FirstLinesProps = {
  file: string
  written: Written
  /** Makes a line the header; null where the kind of file has none to choose. */
  onHeader: ((line: number) => void) | null
}

/** The first lines as they stand in the file, with what each is taken for; its number makes one the header. */
export function FirstLines({ file, written, onHeader }: FirstLinesProps) {
  const lines = useQuestion('imports.firstLines', { file, written }, { keepLast: true })
  return (
    <div>
      <Text fw={600}>The first lines as they stand in the file</Text>
      <Text size="xs" c="dimmed" mb={6}>
        {onHeader
          ? 'Press the number of a line to make it the header, the line that names the columns.'
          : 'A document of this kind names its columns in every entry: there is no header to choose.'}
      </Text>
      <Answered question={lines} height={160}>
        {found => <Lines lines={found} written={written} onHeader={onHeader} />}
      </Answered>
    </div>
  )
}

type LinesProps = Pick<FirstLinesProps, 'written' | 'onHeader'> & { lines: Output<'imports.firstLines'> }

function Lines({ lines, written, onHeader }: LinesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reached by keyboard.
    <section className={styles.lines} tabIndex={0} aria-label="The first lines of the file">
      <table className={styles.lineTable}>
        <tbody>
          {lines.map(({ line, cells }) => {
            const part = partOf(line, written)
            return (
              <tr key={line} className={part.style}>
                <th scope="row">
                  {onHeader ? (
                    <UnstyledButton
                      className={styles.lineButton!}
                      aria-label={`Make line ${line} the header`}
                      aria-pressed={part.words === 'header'}
                      onClick={() => onHeader(line)}
                    >
                      {formatCount(line)}
                    </UnstyledButton>
                  ) : (
                    formatCount(line)
                  )}
                </th>
                <td>{part.words}</td>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: The cells of a line never change their places.
                  <td key={index}>{visible(cell)}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** What a line is taken for, by where the table stands in its file. */
function partOf(line: number, written: Written): { words: string; style: string | undefined } {
  if (!('headerLine' in written)) return { words: '', style: undefined }
  const { headerLine, headerLines, lastLine } = written
  if (line < headerLine) return { words: 'above the table', style: styles.outside }
  if (line < headerLine + headerLines) return { words: 'header', style: styles.header }
  if (lastLine !== null && line > lastLine) return { words: 'below the table', style: styles.outside }
  return { words: 'row', style: undefined }
}

function visible(text: string) {
  return text.replaceAll('\t', ' ⇥ ')
}
