import type { Command } from 'commander'
import { Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { type Result, resultNames, results } from '#shared/features/profiles/life-rules.ts'
import { singleRing } from '#shared/geo/single-ring.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { same, unknown } from './find.ts'
import { profileOf } from './profile-writing.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import type { Answer } from './run.ts'

export type LifeOptions = {
  area?: string
  filter?: string
  person?: string
  release?: boolean
  buffer?: number
  result?: Result
  outcome?: string
  lessons?: string
}
type Options = LifeOptions & { title?: string; note?: string }
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

export const lifeHelp =
  'from-area          one from an area: --area NAME [--title TEXT]\nfrom-filter        one from a saved filter: --filter NAME [--title TEXT]\ngate ID            what is missing for its next steps\nassign ID          --person NAME [--release]\ncompare ID         what it is compared with: --area NAME or --filter NAME [--buffer METRES]\nevaluate ID        did it work, in sentences\nclose ID           --result RESULT --outcome TEXT --lessons TEXT [--note WHY ALL THE SAME]'

/** From where a profile comes to how it ends. */
export const lifeVerbs: Record<string, Verb> = {
  async 'from-area'(client, _id, { area, title }) {
    const { label, filter } = await groundOf(client, { area: required(area, '--area NAME') })
    return made(client, { label, filter, origin: 'area', title })
  },
  async 'from-filter'(client, _id, { filter: name, title }) {
    const { label, filter } = await groundOf(client, { filter: required(name, '--filter NAME') })
    return made(client, { label, filter, origin: 'selection', title })
  },
  async gate(client, id) {
    const { number, gate } = await profileOf(client, id)
    return {
      json: { gate },
      lines: gate.map(
        ({ to, missing }) =>
          `${number} to ${to}: ${missing.map(({ words }) => words).join('; ') || 'nothing is missing'}`,
      ),
    }
  },
  async assign(client, id, { person, release = false }) {
    const { id: profileId, number } = await profileOf(client, id)
    const name = required(person, '--person NAME')
    const colleagues = await client.profiles.colleagues()
    const found = colleagues.find(one => same(one.name, name))
    if (!found) {
      const names = colleagues.map(one => one.name)
      throw unknown('person', name, names, 'Write the name in full.')
    }
    const asked = { profileId, personId: found.personId }
    const assigned = await (release ? client.profiles.release(asked) : client.profiles.assign(asked))
    const now = assigned.filter(({ until }) => until === null).map(one => one.name)
    return { json: { assigned }, lines: [`${number}: ${now.join(', ') || 'nobody'} works on it.`] }
  },
  async compare(client, id, { area, filter, buffer }) {
    const { id: profileId, version } = await profileOf(client, id)
    const comparison = await groundOf(client, { area, filter })
    const bufferMetres = buffer ?? null
    await client.profiles.setComparison({ profileId, version, comparison, bufferMetres })
    return evaluated(client, await client.profiles.get({ profileId }))
  },
  async evaluate(client, id) {
    return evaluated(client, await profileOf(client, id))
  },
  async close(client, id, { result, outcome = '', lessons = '', note = '' }) {
    const { id: profileId, number, version } = await profileOf(client, id)
    const judged = required(result, `--result ${results.join(', ')}`)
    const ended = { result: judged, outcome, lessons, reason: note }
    const { closedOn } = await client.profiles.close({ profileId, version, ...ended })
    const profile = await client.profiles.get({ profileId })
    return {
      json: { profile },
      lines: [`${number} closed on ${closedOn}: ${resultNames[judged].toLowerCase()}.`],
    }
  },
}

export function addLifeOptions(command: Command): Command {
  return command
    .option('--area <name>', 'an area, by its name or code')
    .option('--filter <name>', 'a saved filter')
    .option('--person <name>', 'somebody of the bureau')
    .option('--release', 'they no longer work on it')
    .option('--buffer <metres>', 'ring in which displacement is looked for', wholeNumber)
    .addOption(new Option('--result <result>', 'did it work').choices(results))
    .option('--outcome <text>', 'what came of it')
    .option('--lessons <text>', 'what was learned')
}

type Named = { area?: string | undefined; filter?: string | undefined }

async function groundOf(client: DeskClient, { area, filter }: Named) {
  if (filter !== undefined) {
    const saved = await client.incidents.savedFilters()
    const found = saved.find(({ name }) => same(name, filter))
    if (found) return { label: found.name, filter: found.filter }
    const names = saved.map(({ name }) => name)
    throw unknown('saved filter', filter, names, 'Save one on the map.')
  }
  const name = required(area, '--area NAME or --filter NAME')
  const sets = await client.areas.sets()
  for (const { id } of sets) {
    const areas = await client.areas.outlines({ areaSetId: id })
    const found = areas.find(one => same(one.name, name) || same(one.code, name))
    if (found) return { label: found.name, filter: { polygon: singleRing(found.polygons) } }
  }
  const names = sets.map(set => set.name)
  throw unknown('area', name, names, 'Write its code or its name in full.')
}

type Origin = {
  label: string
  filter: Awaited<ReturnType<typeof groundOf>>['filter']
  origin: 'area' | 'selection'
  title: string | undefined
}

async function made(client: DeskClient, { label, filter, origin, title }: Origin): Promise<Answer> {
  const { hotspots } = await withProgress('Selection', running =>
    client.analysis.run({ parameters: { method: 'selection', title: label }, filter }, running),
  )
  const [hotspot] = hotspots
  if (!hotspot) {
    throw new AppError('invalid', `${label} holds no incidents.`, { next: 'Choose other ground.' })
  }
  const named = title ? { title } : {}
  const profile = await client.profiles.create({ hotspotId: hotspot.id, origin, ...named })
  const { number, title: called, count } = profile
  return { json: { profile }, lines: [`${number} ${called}: ${count} incidents.`] }
}

async function evaluated(client: DeskClient, { id: profileId, number }: Profile): Promise<Answer> {
  const evaluation = await client.profiles.evaluation({ profileId })
  return {
    json: { evaluation },
    lines:
      'unavailable' in evaluation
        ? [`${number}: ${evaluation.unavailable}`]
        : [number, ...evaluation.sentences, ...evaluation.caveats],
  }
}
