import { Alert, Button, List, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { workColumnNames, workColumns } from '#shared/features/tasking/work-lists.ts'
import { FileChoice } from '../../../client/file-choice.tsx'
import type { ChosenFile } from '../../../client/files.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { sayDone } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'

type Mapped = Partial<Record<(typeof workColumns)[number], number>>
const faultsShown = 8

/** Loads a table as a work list: which column is what is said by a person, and nothing else of it is kept. */
export function NewWorkList() {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" onClick={open}>
        New list
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="New work list"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened && <Loading onDone={close} />}
      </Modal>
    </>
  )
}

function Loading({ onDone }: { onDone: () => void }) {
  const inspect = useCommand('tasking.inspectWorkList')
  const load = useCommand('tasking.loadWorkList')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [name, setName] = useState('')
  const [columns, setColumns] = useState<Mapped>({})
  const table = inspect.data

  function choose(chosen: ChosenFile) {
    setFile(chosen)
    setName(chosen.fileName.replace(/\.[a-z]+$/i, ''))
    inspect.mutate({ file: chosen.file }, { onSuccess: ({ header }) => setColumns(likely(header)) })
  }
  function take() {
    load.mutate(
      { file: file!.file, name: name.trim(), columns },
      {
        onSuccess: ({ list, faults }) => {
          sayDone(`${countOf(list.rows, 'row')} taken as ${list.name}.`)
          if (faults.length === 0) onDone()
        },
      },
    )
  }

  if (load.data && load.data.faults.length > 0) {
    const { list, faults } = load.data
    return (
      <Stack gap="sm">
        <Alert color="yellow" title={`${countOf(faults.length, 'row')} left out, ${list.rows} taken`}>
          <List size="sm">
            {faults.slice(0, faultsShown).map(({ line, reason }) => (
              <List.Item key={line}>
                Line {line}: {reason}
              </List.Item>
            ))}
          </List>
          {faults.length > faultsShown && <Text>and {faults.length - faultsShown} more</Text>}
        </Alert>
        <Button onClick={onDone}>Go to the list</Button>
      </Stack>
    )
  }
  return (
    <Stack gap="sm">
      {!table && (
        <Text>
          A table with a line per visit or case: its reference, and of the agency or unit, the risk, the last
          visit, the day it is due and the day it was done what there is. You say which column is which.
        </Text>
      )}
      <FileChoice extensions={['csv', 'txt', 'xlsx']} chosen={file} onChosen={choose} />
      {table && (
        <>
          <Text c="dimmed">{countOf(table.count, 'row')}. Columns that are not named here are not kept.</Text>
          <TextInput
            label="Name of the list"
            maxLength={200}
            value={name}
            onChange={e => setName(e.currentTarget.value)}
          />
          {workColumns.map(column => (
            <Select
              key={column}
              label={workColumnNames[column]}
              placeholder="Not in this table"
              clearable={column !== 'reference'}
              data={table.header.map((head, index) => ({
                value: String(index),
                label: head || `Column ${index + 1}`,
              }))}
              value={columns[column] === undefined ? null : String(columns[column])}
              onChange={value => {
                const { [column]: _before, ...others } = columns
                setColumns(value === null ? others : { ...others, [column]: Number(value) })
              }}
            />
          ))}
          <Button
            onClick={take}
            loading={load.isPending}
            disabled={columns.reference === undefined || !name.trim()}
          >
            Take the list
          </Button>
        </>
      )}
    </Stack>
  )
}

const signs: Record<(typeof workColumns)[number], RegExp> = {
  reference: /^(ref|reference|number|id|uprn)/i,
  unit: /team|unit|agency|area|beat/i,
  risk: /risk|priority/i,
  lastOn: /last|previous/i,
  dueOn: /due|target/i,
  doneOn: /done|completed|visited/i,
}

/** What the columns probably are, by their heads: a first guess that the person corrects. */
function likely(header: string[]): Mapped {
  return Object.fromEntries(
    workColumns.flatMap(column => {
      const at = header.findIndex(head => signs[column].test(head))
      return at < 0 ? [] : [[column, at]]
    }),
  )
}
