import type { Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import {
  confidences,
  type Entry,
  type EntryOf,
  entriesOf,
  hypothesisStates,
  type ListKey,
  objectiveMeasures,
  planKinds,
  planStages,
} from '#shared/features/profiles/lists.ts'
import { AppError } from '#shared/rpc/error.ts'
import { dayOf, decimal, wholeNumber } from './arguments.ts'
import { oneOf } from './choices.ts'
import { findAction, findProfile } from './find.ts'
import { toldEntry } from './profile-told.ts'
import { required } from './required.ts'
import type { Answer } from './run.ts'

const words = [
  ...(['confidence', 'supports', 'contradicts', 'state', 'measure', 'unit', 'kind', 'stage'] as const),
  ...(['agency', 'owner', 'action', 'who', 'said', 'answered'] as const),
] as const
const days = ['by', 'on', 'reachedOn'] as const
const numbers = ['target', 'baseline', 'reached'] as const
export type EntryOptions = Partial<
  Record<(typeof words)[number] | (typeof days)[number] | 'text', string> &
    Record<(typeof numbers)[number] | 'entry', number>
> & { remove?: boolean }

/** A line with what was given on the command line: of a line that is there, what was not given stays. */
type Maker<K extends ListKey> = (
  given: EntryOptions,
  was: EntryOf<K> | undefined,
  client: DeskClient,
) => Promise<EntryOf<K>> | EntryOf<K>

const makers: { [K in ListKey]: Maker<K> } = {
  hypotheses: (given, was) => ({
    list: 'hypotheses',
    text: required(given.text ?? was?.text, '--text TEXT'),
    confidence: oneOf(confidences, given.confidence ?? was?.confidence ?? 'low', '--confidence'),
    supports: given.supports ?? was?.supports ?? '',
    contradicts: given.contradicts ?? was?.contradicts ?? '',
    state: oneOf(hypothesisStates, given.state ?? was?.state ?? 'open', '--state'),
  }),
  objectives: (given, was) => ({
    list: 'objectives',
    text: required(given.text ?? was?.text, '--text TEXT'),
    measure: oneOf(objectiveMeasures, given.measure ?? was?.measure ?? 'calls-a-month', '--measure'),
    unit: given.unit ?? was?.unit ?? '',
    baseline: given.baseline ?? was?.baseline ?? null,
    target: given.target ?? was?.target ?? null,
    byDay: given.by ?? was?.byDay ?? null,
    reached: given.reached ?? was?.reached ?? null,
    reachedOn: given.reachedOn ?? was?.reachedOn ?? null,
  }),
  plan: async (given, was, client) => ({
    list: 'plan',
    kind: oneOf(planKinds, given.kind ?? was?.kind ?? 'prevention', '--kind'),
    stage: oneOf(planStages, given.stage ?? was?.stage ?? 'response', '--stage'),
    what: required(given.text ?? was?.what, '--text TEXT'),
    agency: given.agency ?? was?.agency ?? '',
    owner: given.owner ?? was?.owner ?? '',
    byDay: given.by ?? was?.byDay ?? null,
    actionId:
      given.action === undefined ? (was?.actionId ?? null) : (await findAction(client, given.action)).id,
  }),
  consultation: (given, was) => ({
    list: 'consultation',
    day: required(given.on ?? was?.day, '--on DAY'),
    who: required(given.who ?? was?.who, '--who GROUP'),
    said: given.said ?? was?.said ?? '',
    answered: given.answered ?? was?.answered ?? '',
  }),
  distribution: (given, was) => ({
    list: 'distribution',
    name: required(given.who ?? was?.name, '--who NAME'),
    agency: given.agency ?? was?.agency ?? '',
  }),
}

type Verb = (client: DeskClient, id: string | undefined, options: EntryOptions) => Promise<Answer>
export const entryVerbs: Record<string, Verb> = {
  hypothesis: verbOf('hypotheses'),
  objective: verbOf('objectives'),
  plan: verbOf('plan'),
  consultation: verbOf('consultation'),
  recipient: verbOf('distribution'),
}

function verbOf<K extends ListKey>(list: K): Verb {
  return async (client, id, options) => {
    const { id: profileId } = await findProfile(client, required(id, 'The number of the profile'))
    const { entries, savedCounts } = await client.profiles.document({ profileId })
    const kept = options.entry === undefined ? undefined : lineOf(entriesOf(entries, list), options.entry)
    if (options.remove) {
      const { id: entryId, version } = required(kept, '--entry N (the line to remove)')
      await client.profiles.removeEntry({ profileId, entryId, version })
      return { json: { removed: entryId }, lines: [`Line ${entryId} is removed.`] }
    }
    const entry: Entry = await makers[list](options, kept?.entry, client)
    const saved = await client.profiles.saveEntry({
      profileId,
      entry,
      ...(kept ? { kept: { id: kept.id, version: kept.version } } : {}),
    })
    const source = { ...(await client.profiles.get({ profileId })), savedCounts }
    return { json: { entry: saved }, lines: [`${saved.id}. ${toldEntry(saved.entry, source)}`] }
  }
}

function lineOf<E extends { id: number }>(entries: readonly E[], id: number): E {
  const found = entries.find(entry => entry.id === id)
  if (found) return found
  throw new AppError('not-found', `That list has no line ${id}.`, {
    next:
      entries.length > 0
        ? `It has: ${entries.map(entry => entry.id).join(', ')}.`
        : 'It is empty: leave out --entry to add a line.',
  })
}

export function addEntryOptions(command: Command): Command {
  command.option('--text <text>').option('--entry <number>', 'the line to change', wholeNumber)
  command.option('--remove', 'take the line out')
  const option = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  for (const name of words) command.option(`--${option(name)} <text>`)
  for (const name of days) command.option(`--${option(name)} <day>`, '', dayOf)
  for (const name of numbers) command.option(`--${option(name)} <number>`, '', decimal)
  return command
}
