import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { whyNotFigure } from '#shared/features/performance/measure-rules.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { lastWholeMonth, monthPlus, monthsBetween } from '#shared/features/performance/period-rules.ts'
import { monthOfCell, numberOfCell } from '#shared/features/performance/read-cells.ts'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { formatMonth } from '../../../ui/dates.ts'
import { EntryGrid } from '../../../ui/entry-grid.tsx'
import { Section } from '../../../ui/section.tsx'
import { EnteredBy } from '../entered.tsx'
import { useEntering } from '../use-entering.ts'
import { ImportFigures } from './import-figures.tsx'
import { baseName } from './measure-words.ts'
import { PastFigures } from './past-figures.tsx'

const ownName = 'This bureau'
const newForce = '+'
const monthsBefore = 24

/** The grid in which figures are typed and pasted: the bureau's own, and those of other forces. */
export function Figures({ measure }: { measure: MeasureInFull }) {
  const isComputed = measure.computed !== null
  const forces = [...new Set(measure.figures.map(({ force }) => force))].filter(Boolean)
  const [chosen, setChosen] = useState<string | null>(null)
  const force = chosen ?? (isComputed ? (forces[0] ?? newForce) : '')
  const [adding, setAdding] = useState('')
  const [importing, setImporting] = useState(false)
  const mayEnter = useMayCall('performance.enterFigures') && measure.closedOn === null
  const known = force === newForce || forces.includes(force) || force === '' ? forces : [...forces, force]
  return (
    <Section
      title="Figures"
      about={
        mayEnter
          ? 'Type, or paste rows of month and figure from a spreadsheet. A row is kept when you leave it.'
          : undefined
      }
      actions={
        mayEnter && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setImporting(true)}
          >
            From a file
          </Button>
        )
      }
    >
      {(measure.basis !== 'count' || isComputed) && (
        <Group mb="xs" align="end">
          <Select
            label="Whose figures"
            allowDeselect={false}
            data={[
              ...(isComputed ? [] : [{ value: 'own', label: ownName }]),
              ...known.map(name => ({ value: `: ${name}`, label: name })),
              ...(mayEnter ? [{ value: newForce, label: 'Another force…' }] : []),
            ]}
            value={force === '' ? 'own' : force === newForce ? newForce : `: ${force}`}
            onChange={value =>
              value && setChosen(value === 'own' ? '' : value === newForce ? newForce : value.slice(2))
            }
          />
          {force === newForce && mayEnter && (
            <>
              <TextInput
                label="Its name"
                placeholder="Force B"
                maxLength={60}
                value={adding}
                onChange={event => setAdding(event.currentTarget.value)}
              />
              <Button variant="default" disabled={!adding.trim()} onClick={() => setChosen(adding.trim())}>
                Enter its figures
              </Button>
            </>
          )}
        </Group>
      )}
      {force !== newForce && <ForceGrid key={force} measure={measure} force={force} mayEnter={mayEnter} />}
      <ImportFigures measure={measure} opened={importing} onClose={() => setImporting(false)} />
    </Section>
  )
}

type ForceGridProps = { measure: MeasureInFull; force: string; mayEnter: boolean }
type Stale = {
  theirs: { id: number; value: number | null } | null
  yours: { month: string; value: number | null }
}

function ForceGrid({ measure, force, mayEnter }: ForceGridProps) {
  const enter = useCommand('performance.enterFigures', { quiet: true })
  const last = lastWholeMonth(useToday())
  const [earlier, setEarlier] = useState(0)
  const [looking, setLooking] = useState<string | null>(null)
  const figures = new Map(measure.figures.filter(one => one.force === force).map(one => [one.month, one]))
  const firstHeld = [...figures.keys()].sort()[0] ?? last
  const usual = monthPlus(last, 1 - monthsBefore)
  const first = monthPlus(firstHeld < usual ? firstHeld : usual, -earlier)
  const base = baseName(measure.basis)
  const valueName = measure.basis === 'percentage' ? 'Per cent' : 'Figure'
  const { keep, conflict, takeTheirs } = useEntering<Stale>({
    heldId: month => figures.get(month)?.id ?? null,
    enter: (entries, how, seen) =>
      enter.mutateAsync({
        measureId: measure.id,
        how,
        figures: entries.map(({ key: month, values: [value = null, of = null] }) => ({
          force,
          month,
          value,
          base: value === null ? null : of,
          was: seen(month),
        })),
      }),
    staleIn: detail => (detail as { figures?: Stale[] } | undefined)?.figures,
    keyOf: ({ yours }) => yours.month,
  })

  return (
    <>
      {conflict && (
        <BothSides
          fields={conflict.stale.map(({ theirs, yours }) => ({
            label: formatMonth(yours.month),
            theirs: textOf(theirs?.value),
            yours: textOf(yours.value),
          }))}
          onKeepYours={conflict.keepYours}
          onTakeTheirs={takeTheirs}
        />
      )}
      <EntryGrid
        label={`Figures of ${force || 'this bureau'}`}
        head="Month"
        columns={base ? [valueName, base] : [valueName]}
        readOnly={!mayEnter}
        startsAtEnd
        rows={monthsBetween(first, last).map(month => {
          const held = figures.get(month)
          return {
            key: month,
            label: formatMonth(month),
            values: base ? [held?.value ?? null, held?.base ?? null] : [held?.value ?? null],
            note: held && <EnteredBy entered={held} onLook={() => setLooking(month)} />,
          }
        })}
        rowOf={monthOfCell}
        numberOf={numberOfCell}
        whyNot={({ key, values: [value = null, of = null] }) =>
          whyNotFigure(measure.basis, { month: key, value, base: value === null ? null : of }, last)
        }
        onEnter={keep}
      />
      <Group mt="xs">
        <Button variant="subtle" size="compact-xs" onClick={() => setEarlier(earlier + 12)}>
          Show a year more
        </Button>
      </Group>
      <PastFigures measure={measure} force={force} month={looking} onClose={() => setLooking(null)} />
    </>
  )
}

const textOf = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)
