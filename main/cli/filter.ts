import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { circleTyped, dayOf, each, eachNumber } from './arguments.ts'
import { same, unknown } from './find.ts'
import { hoursTyped } from './week-hours.ts'

export type FilterOptions = {
  from?: string
  to?: string
  source?: string[]
  category?: string[]
  area?: string[]
  channel?: string[]
  text?: string
  circle?: NonNullable<Filter['circle']>
  import?: number[]
  hours?: number[]
  events?: boolean
}

export function withFilter(command: Command): Command {
  return command
    .option('--from <day>', 'first day, YYYY-MM-DD', dayOf)
    .option('--to <day>', 'last day, YYYY-MM-DD', dayOf)
    .option('--source <key>', 'of this source; may be repeated, as may the next two', each)
    .option('--category <category>', "the source's own words, or SCHEME:CODE", each)
    .option('--area <area>', 'in this area, by its code or name', each)
    .option('--channel <channel>', "in the source's own words, may be repeated; empty for none known", each)
    .option('--text <words>', 'with all these words in place, category, outcome, channel or reference')
    .option('--circle <easting,northing,metres>', 'within so many metres of a point', circleTyped)
    .option('--import <number>', 'loaded by this import, may be repeated', eachNumber)
    .option('--hours <hours>', 'begun in these hours: "22-06", "fri,sat 22-06"; may be repeated', hoursTyped)
    .option('--events', 'of calls linked to one event count only the earliest')
}

/** What was typed, as the filter of the contract. What is not known is refused rather than passed over. */
export async function filterOf(client: DeskClient, options: FilterOptions): Promise<Filter> {
  const { from, to, source, category, area, channel, text, circle, hours, events } = options
  const { codes, categoryIds } = await categories(client, category ?? [])
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(source ? { sourceIds: await sourceIds(client, source) } : {}),
    ...(codes.length > 0 ? { codes } : {}),
    ...(categoryIds.length > 0 ? { categoryIds } : {}),
    ...(area ? { areaIds: await areaIds(client, area) } : {}),
    ...(channel ? { channels: channel } : {}),
    ...(text?.trim() ? { text } : {}),
    ...(circle ? { circle } : {}),
    ...(options.import ? { importIds: options.import } : {}),
    ...(hours ? { weekHours: hours } : {}),
    ...(events ? { count: 'events' as const } : {}),
  }
}

async function sourceIds(client: DeskClient, keys: string[]): Promise<number[]> {
  const sources = await client.imports.sources()
  return keys.map(key => {
    const found = sources.find(source => source.key === key)
    if (found) return found.id
    throw unknown(
      'source',
      key,
      sources.map(source => source.key),
      'List them with: desk sources BUREAU.',
    )
  })
}

async function categories(client: DeskClient, asked: string[]) {
  if (asked.length === 0) return { codes: [], categoryIds: [] }
  const schemes = await client.imports.schemes()
  const isCode = (text: string) =>
    schemes.some(({ key, codes }) => codes.some(({ code }) => `${key}:${code}` === text))
  const codes = asked.filter(isCode)
  const words = asked.filter(text => !isCode(text))
  if (words.length > 0 && codes.length > 0) {
    throw new AppError('invalid', 'Codes of a scheme and words of a source cannot be asked for together.', {
      next: 'Use either of them for every --category.',
    })
  }
  if (words.length === 0) return { codes, categoryIds: [] }
  const known = (await client.incidents.summary({ filter: {} })).categories
  const categoryIds = words.flatMap(word => {
    const found = known.filter(({ name }) => same(name, word))
    if (found.length > 0) return found.map(({ id }) => id)
    throw unknown(
      'category',
      word,
      known.map(({ name }) => name),
      'Write it as it stands there, or as SCHEME:CODE.',
    )
  })
  return { codes, categoryIds }
}

async function areaIds(client: DeskClient, asked: string[]): Promise<number[]> {
  const sets = await client.areas.sets()
  const areas = (
    await Promise.all(
      sets.map(async set =>
        (
          await client.areas.outlines({ areaSetId: set.id })
        ).map(({ id, code, name }) => ({ id, code, name, set: set.name })),
      ),
    )
  ).flat()
  return asked.map(text => {
    const byCode = areas.filter(area => same(area.code, text))
    const found = byCode.length > 0 ? byCode : areas.filter(area => same(area.name, text))
    if (found.length === 1) return found[0]!.id
    if (found.length === 0) {
      throw unknown(
        'area',
        text,
        sets.map(set => `${set.name} (${set.areas})`),
        'Write its code or its name in full.',
      )
    }
    throw new AppError('invalid', `More than one area is called ${text}.`, {
      next: `Write the code of the one you mean: ${found.map(({ code, set }) => `${code} (${set})`).join(', ')}.`,
    })
  })
}
