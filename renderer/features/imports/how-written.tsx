import { List, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import type { SheetWritten, TextWritten, Written } from '#shared/features/imports/mapping.ts'
import {
  type Encoding,
  encodings,
  encodingWords,
  escapes,
  lineEnds,
  quotes,
  separators,
} from '#shared/features/imports/rules.ts'
import type { Output } from '../../client/names.ts'
import { formatCount } from '../../ui/counts.ts'
import { FirstLines } from './first-lines.tsx'

type HowWrittenProps = {
  file: string
  found: Pick<Output<'imports.inspect'>, 'findings' | 'tables' | 'mapping'>
  /** The file is written otherwise than was found out: it is looked at again. */
  onWritten: (written: Written) => void
}

/** What was found out about the file's writing and why; every part of it can be overruled. */
export function HowWritten({ file, found, onWritten }: HowWrittenProps) {
  const { written } = found.mapping
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>What was found out, and why</Text>
        <List size="sm" spacing={2}>
          {found.findings.map(finding => (
            <List.Item key={finding}>{finding}</List.Item>
          ))}
        </List>
      </div>
      {found.tables.length > 1 && (
        <Select
          label={`Table, of the ${formatCount(found.tables.length)} in this file`}
          description="One is read at a time. Import the file once for each that is wanted."
          allowDeselect={false}
          data={found.tables.map(({ name }, index) => ({ value: String(index), label: name }))}
          value={String(indexOfRead(found.tables, written))}
          onChange={index => index !== null && onWritten(found.tables[Number(index)]!.written)}
        />
      )}
      {written.kind === 'text' && <TextControls written={written} onWritten={onWritten} />}
      {'headerLine' in written && <Bounds written={written} onWritten={onWritten} />}
      {written.kind === 'json' && (
        <Text>The rows are the entries of the list at “{written.pointer || 'the top of the document'}”.</Text>
      )}
      {written.kind === 'geojson' && (
        <Text>The rows are the features; each point gives the columns for longitude and latitude.</Text>
      )}
      <FirstLines
        file={file}
        written={written}
        onHeader={
          'headerLine' in written
            ? headerLine =>
                onWritten({ ...written, headerLine, headerLines: 1, lastLine: lastFrom(headerLine, written) })
            : null
        }
      />
    </Stack>
  )
}

const separatorNames: Record<(typeof separators)[number], string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
  '^': 'Caret ^',
  '~': 'Tilde ~',
}
const quoteNames: Record<(typeof quotes)[number], string> = {
  '"': 'Double quotation mark "',
  "'": "Single quotation mark '",
  '': 'None',
}
const escapeNames: Record<(typeof escapes)[number], string> = {
  '"': 'Doubled ""',
  "'": "Doubled ''",
  '\\': 'After a backslash \\',
}
const lineEndNames: Record<(typeof lineEnds)[number], string> = {
  '\n': 'Line feed (Unix)',
  '\r\n': 'Carriage return and line feed (Windows)',
  '\r': 'Carriage return (old Mac)',
  '\u001e': 'Record separator',
}

function choicesOf<Key extends string>(values: readonly Key[], names: Record<Key, string>) {
  return values.map(value => ({ value, label: names[value] }))
}

type ControlsProps<W> = { written: W; onWritten: (written: Written) => void }

function TextControls({ written, onWritten }: ControlsProps<TextWritten>) {
  const rewrite = (changes: Partial<TextWritten>) => onWritten({ ...written, ...changes })
  return (
    <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
      <Select
        label="Encoding"
        data={choicesOf(encodings, encodingWords)}
        allowDeselect={false}
        value={written.encoding}
        onChange={value => value && rewrite({ encoding: value as Encoding })}
      />
      <Select
        label="Columns parted by"
        data={choicesOf(separators, separatorNames)}
        allowDeselect={false}
        value={written.separator}
        onChange={value => value && rewrite({ separator: value as TextWritten['separator'] })}
      />
      <Select
        label="Cells may stand in"
        data={choicesOf(quotes, quoteNames)}
        allowDeselect={false}
        value={written.quote}
        onChange={value => value !== null && rewrite({ quote: value as TextWritten['quote'] })}
      />
      <Select
        label="A quotation mark in a cell is"
        data={choicesOf(escapes, escapeNames)}
        allowDeselect={false}
        disabled={written.quote === ''}
        value={written.escape}
        onChange={value => value && rewrite({ escape: value as TextWritten['escape'] })}
      />
      <Select
        label="Lines end with"
        data={choicesOf(lineEnds, lineEndNames)}
        allowDeselect={false}
        value={written.lineEnd}
        onChange={value => value && rewrite({ lineEnd: value as TextWritten['lineEnd'] })}
      />
    </SimpleGrid>
  )
}

function Bounds({ written, onWritten }: ControlsProps<TextWritten | SheetWritten>) {
  const { headerLine, headerLines, lastLine } = written
  const word = written.kind === 'sheet' ? 'row' : 'line'
  return (
    <SimpleGrid cols={3} spacing="xs">
      <LineInput
        label={`Header on ${word}`}
        value={headerLine}
        least={1}
        onChange={line =>
          line && onWritten({ ...written, headerLine: line, lastLine: lastFrom(line, written) })
        }
      />
      <LineInput
        label={`Header takes (${word}s)`}
        value={headerLines}
        least={1}
        most={5}
        onChange={lines => lines && onWritten({ ...written, headerLines: lines })}
      />
      <LineInput
        label={`Table ends on ${word}`}
        placeholder="End of the file"
        value={lastLine}
        least={headerLine + headerLines}
        onChange={line => onWritten({ ...written, lastLine: line })}
      />
    </SimpleGrid>
  )
}

type LineInputProps = {
  label: string
  placeholder?: string
  value: number | null
  least: number
  most?: number
  onChange: (line: number | null) => void
}

/** A number taken when it is whole, on Enter or on leaving: every change reads the file again. */
function LineInput({ label, placeholder, value, least, most = 1_000_000, onChange }: LineInputProps) {
  function take(text: string) {
    const line = text === '' ? null : Number(text.replaceAll(',', ''))
    if (line !== value && (line === null || (line >= least && line <= most))) onChange(line)
  }
  return (
    <NumberInput
      key={value}
      label={label}
      {...(placeholder ? { placeholder } : {})}
      min={least}
      max={most}
      allowDecimal={false}
      defaultValue={value ?? ''}
      onBlur={event => take(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Enter' && take(event.currentTarget.value)}
    />
  )
}

/** A table cannot end above its header. */
function lastFrom(headerLine: number, { lastLine }: { lastLine: number | null }) {
  return lastLine !== null && lastLine <= headerLine ? null : lastLine
}

/** Which of the tables is read: the one that begins there, or else the first of its sheet, its header overruled. */
function indexOfRead(tables: { written: Written }[], written: Written): number {
  const place = (each: Written) =>
    each.kind === 'sheet' ? each.sheet : each.kind === 'json' ? each.pointer : each.kind
  const start = (each: Written) => ('headerLine' in each ? each.headerLine : 0)
  const there = tables.map(table => place(table.written) === place(written))
  const exact = tables.findIndex((table, index) => there[index] && start(table.written) === start(written))
  return exact === -1 ? there.indexOf(true) : exact
}
