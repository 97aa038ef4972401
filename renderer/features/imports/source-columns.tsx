import { Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconArrowRight, IconEyeOff } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { fieldWords } from '#shared/features/imports/rules.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { useRowsInSight } from '../../ui/use-rows-in-sight.ts'
import { FieldSelect } from './field-select.tsx'
import { fieldsOf, isOfPerson, withField } from './field-words.ts'
import { type ColumnLook, looksOf } from './looks-like.ts'
import styles from './mapping.module.css'

const rowHeight = 52

type SourceColumnsProps = {
  mapping: MappingSpec
  sample: string[][]
  onChange: (mapping: MappingSpec) => void
}

/** Every column of the file on the left, the field of the incident it feeds on the right. */
export function SourceColumns({ mapping, sample, onChange }: SourceColumnsProps) {
  const [search, setSearch] = useState('')
  const [openOnly, setOpenOnly] = useState(false)
  const looks = useMemo(() => looksOf(mapping.header, sample), [mapping.header, sample])
  const wanted = search.trim().toLowerCase()
  const shown = looks.filter(
    ({ name }) => name.toLowerCase().includes(wanted) && !(openOnly && fieldsOf(mapping, name).length > 0),
  )
  const fed = mapping.header.filter(column => fieldsOf(mapping, column).length > 0).length
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to } = useRowsInSight(scroller, shown.length, rowHeight)

  return (
    <div className={styles.columns}>
      <Group gap="sm" wrap="nowrap">
        <TextInput
          aria-label="Find a column"
          placeholder="Find a column"
          flex={1}
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
        />
        <Checkbox
          label="Only those not kept"
          checked={openOnly}
          onChange={event => setOpenOnly(event.currentTarget.checked)}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {formatCount(fed)} of {countOf(mapping.header.length, 'column')} kept. A column that feeds no field is
        not stored.
      </Text>
      <div className={styles.columnHead} aria-hidden>
        <span>Column of the file</span>
        <span>Field of the incident</span>
      </div>
      <section ref={scroller} className={styles.columnList} aria-label="Columns of the file">
        <ul className={styles.columnRows} style={{ height: shown.length * rowHeight }}>
          {shown.slice(from, to).map((look, index) => (
            <li
              key={look.name}
              className={styles.columnRow}
              style={{ top: (from + index) * rowHeight, height: rowHeight }}
              aria-setsize={shown.length}
              aria-posinset={from + index + 1}
            >
              <ColumnLooks look={look} mapping={mapping} />
              <IconArrowRight size={14} aria-hidden className={styles.arrow} />
              <FieldSelect
                column={look.name}
                mapping={mapping}
                onChange={field => onChange(withField(mapping, look.name, field))}
              />
            </li>
          ))}
        </ul>
        {shown.length === 0 && <Text c="dimmed">No column is called that.</Text>}
      </section>
    </div>
  )
}

function ColumnLooks({ look, mapping }: { look: ColumnLook; mapping: MappingSpec }) {
  const { name, examples, looksLike } = look
  const fields = fieldsOf(mapping, name)
  const also = fields.slice(1).map(field => fieldWords[field])
  const shown = examples.join(' · ')
  return (
    <div className={styles.look}>
      <Text fw={600} truncate title={name}>
        {name === '' ? '(no name)' : name}
      </Text>
      {fields.some(isOfPerson) ? (
        <Text size="xs" c="dimmed" truncate>
          <IconEyeOff size={12} aria-hidden /> kept as a pseudonym only
        </Text>
      ) : (
        <Text size="xs" c="dimmed" truncate title={shown}>
          {looksLike === '' ? 'empty in the first rows' : `${looksLike}: ${shown}`}
          {also.length > 0 && ` · also feeds ${also.join(', ')}`}
        </Text>
      )}
    </div>
  )
}
