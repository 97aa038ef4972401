import type { Filter } from '#shared/features/incidents/filter.ts'
import type { ShiftedBy } from '#shared/features/performance/channel-shift.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** A way by which calls come in, and the filter condition that says the same. */
export type Channel = { key: string; label: string; condition: Filter }
type Source = { id: number; name: string; agencyName: string }
export type Channels = {
  channels: Channel[]
  /** Position of the channel of an incident; -1 for one of a source that is left out. */
  channelAt(at: number): number
}

type Columns = Pick<Snapshot, 'sources' | 'channels' | 'channelWords'>

/** The channels of the sources that can be compared, in order of their names; those without a name last. */
export function channelsBy(by: ShiftedBy, snapshot: Columns, sources: readonly Source[]): Channels {
  if (by === 'channel') return byWords(snapshot, sources)
  const nameOf = (source: Source) => (by === 'agency' ? source.agencyName : source.name)
  const names = [...new Set(sources.map(nameOf))].sort()
  const position = new Map(sources.map(source => [source.id, names.indexOf(nameOf(source))]))
  return {
    channels: names.map(name => {
      const sourceIds = sources.filter(source => nameOf(source) === name).map(({ id }) => id)
      return { key: name, label: name, condition: { sourceIds } }
    }),
    channelAt: at => position.get(snapshot.sources[at]!) ?? -1,
  }
}

function byWords(snapshot: Columns, sources: readonly Source[]): Channels {
  const sourceIds = sources.map(({ id }) => id)
  const kept = new Set(sourceIds)
  const words = snapshot.channelWords.toSorted((one, other) =>
    one === '' ? 1 : other === '' ? -1 : one < other ? -1 : 1,
  )
  const position = Int32Array.from(snapshot.channelWords, word => words.indexOf(word))
  return {
    channels: words.map(word => ({
      key: word,
      label: word === '' ? 'Channel not known' : word,
      condition: { channels: [word], sourceIds },
    })),
    channelAt: at => (kept.has(snapshot.sources[at]!) ? position[snapshot.channels[at]!]! : -1),
  }
}
