import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import type { ChosenFile } from '../../../client/files.ts'
import type { Output } from '../../../client/names.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ColumnSelect } from '../column-select.tsx'
import { ImportTable } from '../import-table.tsx'
import { baseName } from './measure-words.ts'

type ImportFiguresProps = { measure: MeasureInFull; opened: boolean; onClose: () => void }

/** Figures from a CSV file or a workbook: which column is what, then what became of every row. */
export function ImportFigures({ measure, opened, onClose }: ImportFiguresProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Figures from a file"
      help={{ topic: 'measures', about: 'measures' }}
    >
      <ImportForm measure={measure} onClose={onClose} />
    </Dialog>
  )
}

function ImportForm({ measure, onClose }: Omit<ImportFiguresProps, 'opened'>) {
  const inspect = useCommand('performance.inspectMeasureFile', { quiet: true })
  const take = useCommand('performance.importFigures', { quiet: true })
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const choose = (file: ChosenFile) => {
    setChosen(file)
    take.reset()
    inspect.mutate({ measureId: measure.id, file: file.file })
  }
  return (
    <ImportTable
      {...{ chosen, onChosen: choose, inspected: inspect, taken: take, onClose }}
      noun="figure"
      rows="A row for each month, with a column for the month and one for the figure."
    >
      {(found, file) => (
        <Columns
          key={file}
          measure={measure}
          found={found}
          isPending={take.isPending}
          onTake={columns => take.mutate({ measureId: measure.id, file, columns })}
        />
      )}
    </ImportTable>
  )
}

type Asked = {
  month: string
  value: string
  base: string | null
  force: string | null
  ownForce: string | null
}
type ColumnsProps = {
  measure: MeasureInFull
  found: Output<'performance.inspectMeasureFile'>
  isPending: boolean
  onTake: (columns: Asked) => void
}

function Columns({ measure, found, isPending, onTake }: ColumnsProps) {
  const [month, setMonth] = useState(found.suggested.month)
  const [value, setValue] = useState(found.suggested.value)
  const [base, setBase] = useState(found.suggested.base)
  const [force, setForce] = useState(found.suggested.force)
  const [ownForce, setOwnForce] = useState('')
  const of = baseName(measure.basis)
  return (
    <>
      <Group grow align="flex-start">
        <ColumnSelect label="Month" columns={found.columns} value={month} onChange={setMonth} />
        <ColumnSelect label="Figure" columns={found.columns} value={value} onChange={setValue} />
      </Group>
      <Group grow align="flex-start">
        {of && (
          <ColumnSelect
            label={of}
            description="With it figures can be tested and compared."
            columns={found.columns}
            value={base}
            onChange={setBase}
            none="Not in this file"
          />
        )}
        <ColumnSelect
          label="Force"
          description="Where the file has figures of several forces."
          columns={found.columns}
          value={force}
          onChange={setForce}
          none="All rows are the bureau’s own"
        />
        {force && (
          <TextInput
            label="The bureau’s own force"
            description="As the file calls it; empty where it is not in it."
            value={ownForce}
            onChange={event => setOwnForce(event.currentTarget.value)}
          />
        )}
      </Group>
      <Group justify="flex-end">
        <Button
          disabled={!month || !value}
          loading={isPending}
          onClick={() =>
            onTake({
              month: month!,
              value: value!,
              base: of ? base : null,
              force,
              ownForce: ownForce.trim() || null,
            })
          }
        >
          Take the figures
        </Button>
      </Group>
    </>
  )
}
