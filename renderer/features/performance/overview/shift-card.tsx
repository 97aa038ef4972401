import { Table, Text } from '@mantine/core'
import type { ChannelShift } from '#shared/features/performance/channel-shift.ts'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { CountLink, type MapOf } from '../../../client/count-link.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { changeWords, whyNoChange } from '../change-words.ts'
import { ShiftSentences } from '../channel-shift/shift-sentences.tsx'
import styles from '../performance.module.css'
import type { Periods } from '../use-periods.ts'
import { Card } from './card.tsx'

type ShiftCardProps = { periods: Periods; address: string; mapOf: MapOf }

/** What moved between the channels, and what fell: all calls, and the theme that tells most. */
export function ShiftCard({ periods: { now, before }, address, mapOf }: ShiftCardProps) {
  const question = useQuestion('performance.channelShift', { now, before }, { keepLast: true })
  if (!useMayCall('performance.channelShift')) return null
  return (
    <Card
      wide
      title="Channel shift"
      about="Calls by who took them, in both periods, with the change of the number a day and its 95 % interval."
      to={`/performance/channel-shift${address}`}
      leadsTo="All channels and themes"
    >
      <Answered question={question} height={160}>
        {shift => {
          const shown = shownThemes(shift)
          return (
            <>
              <Rows shift={shift} themes={shown} mapOf={mapOf} />
              <ShiftSentences themes={shown} />
              {shift.leftOut.map(({ sourceId, reason }) => (
                <Text key={sourceId} fz="inherit" c="dimmed">
                  {reason}
                </Text>
              ))}
            </>
          )
        }}
      </Answered>
    </Card>
  )
}

const mostThemes = 3

/** All calls, drink and drugs which the board follows, and whatever else can be told. */
function shownThemes({ themes }: ChannelShift) {
  return themes
    .filter(
      ({ key, verdict }) =>
        key === 'all' || key === 'drink-or-drugs' || (verdict !== 'none' && verdict !== 'too-few'),
    )
    .slice(0, mostThemes)
}

type RowsProps = { shift: ChannelShift; themes: ChannelShift['themes']; mapOf: MapOf }

function Rows({ shift, themes, mapOf }: RowsProps) {
  const rows = themes.flatMap(({ label, cells }) => {
    const some = cells.flatMap((cell, at) =>
      cell.now + cell.before === 0 ? [] : [{ channel: shift.channels[at]!.label, cell }],
    )
    return some.map((row, at) => ({ ...row, theme: label, span: at === 0 ? some.length : 0 }))
  })
  return (
    <Table aria-label="Calls by channel" className={styles.table!} mb="sm" verticalSpacing={3} fz="inherit">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Calls</Table.Th>
          <Table.Th>To</Table.Th>
          <Table.Th ta="right">{periodInWords(shift.now)}</Table.Th>
          <Table.Th ta="right">{periodInWords(shift.before)}</Table.Th>
          <Table.Th ta="right">Change</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ theme, channel, cell, span }) => (
          <Table.Tr key={`${theme} ${channel}`}>
            {span > 0 && (
              <Table.Th scope="rowgroup" rowSpan={span}>
                {theme}
              </Table.Th>
            )}
            <Table.Th scope="row" fw={400}>
              {channel}
            </Table.Th>
            {(['now', 'before'] as const).map(side => (
              <Table.Td key={side} ta="right">
                <CountLink
                  count={cell[side]}
                  filter={cell.filters[side]}
                  mapOf={mapOf}
                  about={`${theme} to ${channel}, ${periodInWords(shift[side])}`}
                />
              </Table.Td>
            ))}
            <Table.Td ta="right" className={styles.counts!} title={whyNoChange(cell)}>
              {changeWords(cell)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
