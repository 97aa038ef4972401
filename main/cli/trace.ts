import { Argument, type Command } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { type OneTrace, stageNames, type TraceStart, traceStarts } from '#shared/features/tasking/trace.ts'
import { findAction, findProfile, same, unknown } from './find.ts'
import { columns } from './lines.ts'
import { rowNumber } from './required.ts'
import { type Answer, inBureau } from './run.ts'

export function addTrace(program: Command): void {
  program
    .command('trace')
    .summary('follow anything back to its calls and on to what was reported')
    .description(
      'From a profile, an incident, a hotspot, an analysis, a flagged item, an action, a meeting or a pack: one line through all of it, in the order of time.',
    )
    .argument('<bureau>')
    .addArgument(new Argument('<kind>', 'what to begin from').choices(traceStarts))
    .argument('<number>', 'PP-2025-001, A-012, a pack’s number, or the number the list shows')
    .action((bureau: string, kind: TraceStart, number: string, _options: unknown, command: Command) =>
      inBureau(command, bureau, async ({ client }) => follow(client, kind, number)),
    )
}

async function follow(client: DeskClient, kind: TraceStart, number: string): Promise<Answer> {
  const id = await idOf(client, kind, number)
  const { here, traces } = await client.tasking.trace({ kind, id })
  return {
    json: { here, traces },
    lines:
      traces.length === 0
        ? ['Nothing has come of it yet, and nothing leads to it.']
        : traces.flatMap(trace => told(trace, here)),
  }
}

async function idOf(client: DeskClient, kind: TraceStart, number: string): Promise<number> {
  if (kind === 'profile') return (await findProfile(client, number)).id
  if (kind === 'action') return (await findAction(client, number)).id
  if (kind !== 'pack') return rowNumber(number, `the ${kind}`)
  const packs = await client.packs.list()
  const found = packs.find(pack => same(pack.number, number) || String(pack.id) === number)
  if (found) return found.id
  throw unknown(
    'pack',
    number,
    packs.map(pack => pack.number),
    'Make one with: desk pack BUREAU.',
  )
}

function told({ profile, nodes }: OneTrace, here: string | null): string[] {
  return [
    profile ? `${profile.number} ${profile.title} (${profile.status})` : 'No problem profile yet.',
    ...columns(
      ['', 'when', 'step', 'what', ''],
      nodes.map(({ key, at, stage, title, detail }) => [
        key === here ? '>' : '',
        at.slice(0, 10),
        stageNames[stage],
        title,
        detail.slice(0, 100),
      ]),
    ),
  ]
}
