import { Table, Text } from '@mantine/core'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { dateFormats, fieldWords } from '#shared/features/imports/rules.ts'
import { countOf } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { fieldsOf } from './field-words.ts'

/** A mapping as it was used: every column of the header, and the field it fed. */
export function MappingView({ mapping }: { mapping: MappingSpec }) {
  const { header, dates, codes, snapped } = mapping
  const coded = Object.values(codes).filter(code => code !== null).length
  const kept = header.filter(column => fieldsOf(mapping, column).length > 0)
  const left = header.filter(column => fieldsOf(mapping, column).length === 0)
  return (
    <>
      <Text c="dimmed" mb={4}>
        Dates are written {dateFormats[dates.from]}
        {dates.to && dates.to !== dates.from && `, those of the end ${dateFormats[dates.to]}`}.{' '}
        {snapped && 'Points stand for eight or more addresses. '}
        {coded > 0 && `${countOf(coded, 'category', 'categories')} coded with it.`}
      </Text>
      <Table aria-label="The mapping used" maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column of the file</Table.Th>
            <Table.Th>Field of the incident</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kept.map(column => (
            <Table.Tr key={column}>
              <Table.Td>{column}</Table.Td>
              <Table.Td>
                {fieldsOf(mapping, column)
                  .map(field => fieldWords[field])
                  .join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {left.length > 0 && (
        <Disclosure label={`${countOf(left.length, 'column')} not kept`}>
          <Text c="dimmed">{left.join(', ')}</Text>
        </Disclosure>
      )}
    </>
  )
}
